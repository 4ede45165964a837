"""The pages that readers see. The same for everybody: nothing here looks at who asks."""

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from articles import caching, months, old_addresses
from articles.alternates import DEFAULT
from articles.body.showing import ShownBody
from articles.corrections import corrections_page
from articles.frontpage.standing import standing
from articles.languages import LANGUAGES, other
from articles.models import Author, Category, Correction, Edition, State, StaticPage, Tag
from articles.models.edition import with_own_listings
from articles.most_read import most_read
from articles.paging import page_of, page_under
from articles.preview import Over, edition_of, kept_by_nobody
from articles.related import related_to
from newsroom import publication
from newsroom.pagecache.naming import counts_as_read, name_page, right_until

MORE = 4
NEWEST = 3  # where a story is gone
MOST_READ_BESIDE = 5  # beside a story; other pages have the whole list


@require_safe
def front(request):
    language, today = get_language(), caching.today(request)
    page, (read, absent_read) = standing(language), most_read(language)
    if page.until:
        right_until(request, page.until)
    context = {
        "front": page.arrangement,
        "categories": page.categories,
        "most_read": read,
        "today": today,
        "alternates": _in_every_language("front") | {DEFAULT: reverse("language_door")},
    }
    return name_page(render(request, "articles/front.html", context), caching.front_page(page, [*read, *absent_read]))


@require_safe
def article(request, slug):
    language = get_language()
    edition = Edition.objects.live(language).for_page().filter(slug=slug).first()
    if edition is None:
        return moved_or_withdrawn(request, slug, language)
    body = ShownBody(edition)
    related, absent_related = related_to(edition)
    related = [story for story in related if story.article_id not in body.stories]
    read, absent_read = most_read(language, MOST_READ_BESIDE)
    listed = Edition.objects.live(language).listed_under(edition.section.root, language)
    more = list(listed.exclude(pk__in=[edition.pk, *(story.pk for story in related)]).for_cards()[:MORE])
    translations = Edition.objects.live(other(language)).filter(article=edition.article_id)
    translation = translations.only("language", "slug", "first_published_at").first()
    context = {
        "edition": edition,
        "body": body,
        "corrections": edition.corrections.all(),
        "more": more,
        "related": related,
        "most_read": read,
        "translation": translation,
        "alternates": _addresses(filter(None, [edition, translation])),
    }
    response = body.permit(render(request, "articles/article.html", context))
    tags = caching.article_page(edition, [*more, *related, *read, *absent_related, *absent_read]) | body.tags
    return counts_as_read(name_page(response, tags), edition.pk)


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
        return _withdrawn(request, withdrawn)
    raise Http404


def _withdrawn(request, edition):
    """It was here and is not; the sections and the newest stories are."""
    newest = list(Edition.objects.live(edition.language).newest_first().for_cards()[:NEWEST])
    context = {"categories": list(Category.objects.filter(parent=None)), "newest": newest}
    tags = caching.cards(newest) | {caching.story(edition.article_id), caching.newest(edition.language)}
    return name_page(render(request, "410.html", context, status=410), tags)


@require_safe
def preview(request, signed):
    """What the desk has written, as readers would see it. The desk, and nobody else, may show it in a frame."""
    try:
        edition = edition_of(signed)
    except Over as over:
        with override(over.language):
            return kept_by_nobody(render(request, "articles/preview_over.html", {"sentence": over}, status=410))
    with override(edition.language):
        body = ShownBody(edition)
        corrections = Correction.objects.of(edition.article_id, edition.language)
        context = {"edition": edition, "body": body, "corrections": corrections, "preview": True}
        return kept_by_nobody(body.permit(render(request, "articles/article.html", context)))


@require_safe
def section(request, slug):
    category = Category.objects.select_related("parent").filter(slug=slug).first()
    if category is None:
        return old_addresses.moved(Category, slug, get_language())
    language = get_language()
    page = page_under(category, language, request.GET.get("before"))
    read, absent_read = most_read(language)
    context = {
        "category": category,
        "parts": category.children.all(),
        "page": page,
        "most_read": read,
        "alternates": _where_live("section", category, page),
    }
    tags = caching.list_page(category, page) | caching.cards([*read, *absent_read]) | {caching.most_read_in(language)}
    if category.root.opinion:
        prefetch_related_objects(page.editions, with_own_listings())
        tags |= caching.bylines(writer for edition in page.editions for writer in edition.authors)
    return name_page(render(request, "articles/section.html", context), tags)


@require_safe
def tag(request, slug):
    found = Tag.objects.filter(slug=slug).first()
    return _known_from_stories(request, found) if found else old_addresses.moved(Tag, slug, get_language())


@require_safe
def author(request, slug):
    found = Author.objects.select_related("photo").filter(slug=slug).first()
    return _known_from_stories(request, found) if found else old_addresses.moved(Author, slug, get_language())


def _known_from_stories(request, thing):
    """The page of a tag or author. One without live stories may be known from drafts only: it is not there."""
    language = get_language()
    page = page_under(thing, language, request.GET.get("before"))
    if not page.editions:
        raise Http404
    name = thing._meta.model_name
    context = {name: thing, "page": page, "alternates": _where_live(name, thing, page)}
    return name_page(render(request, f"articles/{name}.html", context), caching.list_page(thing, page))


@require_safe
def archive(request, month):
    language = get_language()
    page = page_of(month.live(language), request.GET.get("before"))
    if not page.editions:
        raise Http404
    languages = [language, *([other(language)] if month.live(other(language)).exists() else [])]
    context = {
        "month": month,
        "page": page,
        "earlier": months.before(language, month),
        "later": months.after(language, month),
        "alternates": _in_every_language("archive", month, languages=languages),
    }
    response = render(request, "articles/archive.html", context)
    return name_page(response, caching.page_cards(page) | set(map(caching.newest, LANGUAGES)))


@require_safe
def corrections(request):
    language = get_language()
    page = corrections_page(language, request.GET.get("before"))
    context = {"page": page, "alternates": _in_every_language("corrections")}
    return name_page(render(request, "articles/corrections.html", context), caching.corrections(language, page))


@require_safe
def static_page(request, slug):
    found = get_object_or_404(StaticPage, slug=slug)
    languages = found.languages(publication.current().publisher)
    if get_language() not in languages:
        raise Http404
    context = {"static_page": found, "alternates": _in_every_language("page", slug, languages=languages)}
    return name_page(render(request, "articles/static_page.html", context))


def _where_live(name, thing, page) -> dict[str, str]:
    """A list's addresses in the languages in which it has stories, this one among them."""
    language = get_language()
    has_stories = Edition.objects.live(other(language)).listed_under(thing, other(language)).exists()
    languages = [*([language] if page.editions else []), *([other(language)] if has_stories else [])]
    return _in_every_language(name, thing.slug, languages=languages)


def _addresses(editions) -> dict[str, str]:
    return {edition.language: edition.get_absolute_url() for edition in editions}


def _in_every_language(name, *args, languages=LANGUAGES) -> dict[str, str]:
    addresses = {}
    for language in languages:
        with override(language):
            addresses[language] = reverse(name, args=args)
    return addresses
