"""Sitemaps: an index of months, and a file a language and month. Django's own counts rows and skips them by OFFSET."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import caching, months
from articles.alternates import hreflang
from articles.languages import LANGUAGES, other
from articles.models import Edition
from newsroom import publication
from newsroom.pagecache.naming import name_page

LONGEST = 50_000  # what sitemaps.org allows in a file


@dataclass(frozen=True)
class Entry:
    edition: Edition
    translation: Edition | None

    @property
    def location(self):
        return publication.absolute(self.edition.get_absolute_url())

    @property
    def changed(self):
        return self.edition.updated_at or self.edition.publish_at

    @property
    def alternates(self):
        both = filter(None, [self.edition, self.translation])
        return hreflang({edition.language: edition.get_absolute_url() for edition in both})


@require_safe
def index(request):
    """The months in which each language has stories."""
    files = [
        publication.absolute(reverse("sitemap", args=[language, month]))
        for language in LANGUAGES
        for month in months.with_stories(Edition.objects.live(language))
    ]
    return _xml(request, "sitemap_index.xml", {"files": files})


@require_safe
def month(request, language, month):
    """The stories of a month."""
    if not (entries := _entries(language, month)):
        raise Http404
    return _xml(request, "sitemap.xml", {"entries": entries})


def _entries(language, month) -> list[Entry]:
    columns = ("article", "language", "slug", "publish_at", "updated_at")
    editions = month.within(Edition.objects.live(language)).newest_first().only(*columns)[:LONGEST]
    stories = month.within(Edition.objects.live(language)).values("article")
    translations = Edition.objects.live(other(language)).filter(article__in=stories).only(*columns)
    by_story = {edition.article_id: edition for edition in translations}
    return [Entry(edition, by_story.get(edition.article_id)) for edition in editions]


def _xml(request, template, context):
    """A sitemap names both languages: each story in it names its translation."""
    response = render(request, template, context, content_type="application/xml")
    return name_page(response, map(caching.newest, LANGUAGES))
