"""Sitemaps: an index, files a language of its months and of its other pages, and the last two days for news search.

Django's own count rows and skip them by OFFSET.
"""

from datetime import datetime, timedelta
from heapq import merge
from itertools import islice

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles import caching, months
from articles.alternates import hreflang
from articles.languages import LANGUAGES, other
from articles.models import Author, Category, Edition, Listing, StaticPage
from articles.pictures.renditions import for_machines
from articles.templatetags.dates import iso
from newsroom import publication
from newsroom.pagecache.naming import name_page, right_until

LONGEST = 50_000  # what sitemaps.org allows in a file
NEWS = timedelta(days=2)
MOST_NEWS = 1_000  # what news search takes in a file


@require_safe
def index(request):
    """What each language has beside stories, and the months of those, with when they last changed for readers."""
    changed = months.changed()
    files = [(publication.absolute(reverse("sitemap_of_pages", args=[language])), None) for language in LANGUAGES]
    files += [
        (publication.absolute(reverse("sitemap", args=[language, month])), max(newest, changed.get(month, newest)))
        for language in LANGUAGES
        for month, newest in months.newest_of_each(language).items()
    ]
    return _xml(request, "sitemap_index.xml", {"files": files}, map(caching.newest, LANGUAGES))


@require_safe
def month(request, language, month):
    """The stories of a month."""
    if not (urls := _urls(language, month)):
        raise Http404
    caching.until_its_own_stories(request, language, month)
    lines = SafeString("\n".join(urls))
    return _xml(request, "sitemap.xml", {"urls": lines}, {caching.month_of(language, month.start)})


@require_safe
def pages(request, language):
    """The front page, the sections and authors with stories, and the pages of the paper's own."""
    with override(language):
        entries = [*_lists(language), *_own_pages(language)]
    tags = {caching.newest(language), caching.listed_in(language)}
    return _xml(request, "sitemap_of_pages.xml", {"entries": entries[:LONGEST]}, tags)


@require_safe
def news(request):
    """What both languages published in the last two days, newest first; a story leaves to the second.

    On a quiet day it is not missing, since search engines were told of it and come back to it: it names the front
    pages, because the schema of sitemaps allows no empty one.
    """
    earliest = timezone.now() - NEWS
    columns = ("language", "slug", "title", "publish_at", "first_published_at")
    recent = [
        # The first bound walks the index; the second is for what was withdrawn and published anew, later.
        Edition.objects.live(language)
        .filter(publish_at__gt=earliest, first_published_at__gt=earliest)
        .newest_first()
        .only(*columns)[:MOST_NEWS]
        for language in LANGUAGES
    ]
    newest_first = merge(*recent, key=lambda edition: edition.publish_at, reverse=True)
    editions = list(islice(newest_first, MOST_NEWS))
    if editions:
        right_until(request, min(edition.first_published_at for edition in editions) + NEWS)
    entries = [
        (publication.absolute(edition.get_absolute_url()), publication.name(edition.language), edition)
        for edition in editions
    ]
    shown = {"entries": entries, "fronts": map(_front, LANGUAGES)}
    return _xml(request, "news_sitemap.xml", shown, map(caching.newest, LANGUAGES))


def _front(language) -> str:
    with override(language):
        return publication.absolute(reverse("front"))


def _urls(language, month) -> list[str]:
    """A line a story. Written here: there may be 50,000, and a template takes longer for them than all the rest."""
    translation = Edition.objects.live(other(language)).filter(article=OuterRef("article")).values("slug")
    # Each asks for its translation by the story's key: that index is the same size for every month.
    editions = month.live(language).newest_first().annotate(translation_slug=Subquery(translation))
    own = ("article", "language", "slug", "publish_at", "updated_at")
    picture = ("picture__file", "picture__focal_point", "picture__width", "picture__height", "picture__rendered")
    editions = list(editions.select_related("picture").only(*own, *picture)[:LONGEST])
    paths = {
        language: _paths(language, (edition.slug for edition in editions)),
        other(language): _paths(other(language), (edition.translation_slug for edition in editions)),
    }
    pictures = {edition.picture_id: edition.picture for edition in editions}
    images = {key: _image(picture) if picture else "" for key, picture in pictures.items()}
    return [
        _url(edition, {language: there[place] for language, there in paths.items() if there[place]}, images)
        for place, edition in enumerate(editions)
    ]


def _paths(language, slugs) -> list[str | None]:
    """Addresses of stories; none where there is no slug."""
    with override(language):
        return [slug and reverse("article", args=[slug]) for slug in slugs]


def _url(edition, paths, images) -> str:
    location = escape(publication.absolute(paths[edition.language]))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>'
        for language, address in hreflang(paths)
    )
    changed = iso(edition.changed_at)
    return f"<url><loc>{location}</loc><lastmod>{changed}</lastmod>{links}{images[edition.picture_id]}</url>"


def _image(picture) -> str:
    address = publication.absolute(for_machines(picture, "wide")[0].url)
    return f"<image:image><image:loc>{escape(address)}</image:loc></image:image>"


def _lists(language) -> list[tuple[str, datetime | None]]:
    """``(address, newest story's moment)``; each list's own index knows the newest."""
    newest = Edition.objects.live(language).newest_first().values_list("publish_at", flat=True).first()
    entries = [(_front(language), newest)]
    live = Listing.objects.filter(language=language, publish_at__lte=timezone.now()).order_by("-publish_at")
    for kind, model in (("category", Category), ("author", Author)):
        moment = Subquery(live.filter(**{kind: OuterRef("pk")}).values("publish_at")[:1])
        things = model.objects.annotate(newest=moment).only("slug")
        entries += [(publication.absolute(one.get_absolute_url()), one.newest) for one in things if one.newest]
    return entries


def _own_pages(language) -> list[tuple[str, datetime | None]]:
    found = StaticPage.objects.public(language, publication.current().publisher).only("slug", f"changed_at_{language}")
    return [(publication.absolute(page.get_absolute_url()), page.changed_at) for page in found]


def _xml(request, template, context, tags):
    response = render(request, template, context, content_type="application/xml")
    return name_page(response, tags)
