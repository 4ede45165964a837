"""The pages that readers see. The same for everybody: nothing here looks at who asks."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from articles import caching, frontpage, months
from articles.languages import LANGUAGES, other
from articles.models import Author, Category, Edition, State, Tag
from articles.paging import page_of, page_under
from articles.preview import edition_of
from newsroom.pagecache.naming import name_page

MORE = 4


@require_safe
def front(request):
    newest = list(Edition.objects.live(get_language()).newest_first().for_cards()[: frontpage.STORIES])
    categories = list(Category.objects.filter(parent=None))
    layout = frontpage.arrange(newest, categories)
    context = {"front": layout, "categories": categories, "alternates": _in_every_language("front")}
    tags = caching.cards(newest) | {caching.newest(get_language())}
    return name_page(render(request, "articles/front.html", context), tags)


@require_safe
def article(request, slug):
    language = get_language()
    edition = Edition.objects.live(language).for_page().filter(slug=slug).first()
    if edition is None:
        return moved_or_withdrawn(request, slug, language)
    listed = Edition.objects.live(language).listed_under(edition.section, language)
    more = list(listed.exclude(pk=edition.pk).for_cards()[:MORE])
    translations = Edition.objects.live(other(language)).filter(article=edition.article_id)
    translation = translations.only("language", "slug").first()
    context = {
        "edition": edition,
        "more": more,
        "alternates": _addresses(filter(None, [edition, translation])),
    }
    return name_page(render(request, "articles/article.html", context), caching.article_page(edition, more))


def moved_or_withdrawn(request, slug, language, address=Edition.get_absolute_url):
    """An address that a story has had leads to it, or says that readers had it once. Anything else is unknown.

    ``address`` is where it leads.
    """
    had_it = {"article__slugs__language": language, "article__slugs__slug": slug}
    # A story whose moment has just come, between the two queries, has not moved.
    if moved := Edition.objects.live(language).filter(**had_it).exclude(slug=slug).first():
        return name_page(redirect(address(moved), permanent=True), {caching.story(moved.article_id)})
    seen = {"state": State.WITHDRAWN, "first_published_at__lte": timezone.now()}
    if withdrawn := Edition.objects.filter(language=language, **seen, **had_it).first():
        return name_page(render(request, "410.html", status=410), {caching.story(withdrawn.article_id)})
    raise Http404


@require_safe
def preview(request, signed):
    """What the desk has written, as readers would see it."""
    edition = edition_of(signed)
    with override(edition.language):
        response = render(request, "articles/article.html", {"edition": edition, "preview": True})
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def section(request, slug):
    category = get_object_or_404(Category.objects.select_related("parent"), slug=slug)
    page = page_under(category, get_language(), request.GET.get("before"))
    context = {
        "category": category,
        "parts": category.children.all(),
        "page": page,
        "alternates": _in_every_language("section", slug),
    }
    tags = caching.list_page(category, page)
    return name_page(render(request, "articles/section.html", context), tags)


@require_safe
def tag(request, slug):
    found = get_object_or_404(Tag, slug=slug)
    return _known_from_stories(request, found)


@require_safe
def author(request, slug):
    found = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    return _known_from_stories(request, found)


def _known_from_stories(request, thing):
    """The page of a tag or author. One without live stories may be known from drafts only: it is not there."""
    language = get_language()
    page = page_under(thing, language, request.GET.get("before"))
    if not page.editions:
        raise Http404
    translated = Edition.objects.live(other(language)).listed_under(thing, other(language)).exists()
    languages = LANGUAGES if translated else [language]
    name = thing._meta.model_name
    alternates = _in_every_language(name, thing.slug, languages=languages)
    context = {name: thing, "page": page, "alternates": alternates}
    return name_page(render(request, f"articles/{name}.html", context), caching.list_page(thing, page))


@require_safe
def archive(request, month):
    language = get_language()
    page = page_of(month.live(language), request.GET.get("before"))
    if not page.editions:
        raise Http404
    around = {"earlier": months.before(language, month), "later": months.after(language, month)}
    response = render(request, "articles/archive.html", {"month": month, "page": page} | around)
    return name_page(response, caching.page_cards(page) | {caching.newest(language)})


@require_safe
def about(request):
    return name_page(render(request, "articles/about.html", {"alternates": _in_every_language("about")}))


def _addresses(editions) -> dict[str, str]:
    return {edition.language: edition.get_absolute_url() for edition in editions}


def _in_every_language(name, *args, languages=LANGUAGES) -> dict[str, str]:
    addresses = {}
    for language in languages:
        with override(language):
            addresses[language] = reverse(name, args=args)
    return addresses
