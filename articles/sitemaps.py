"""Sitemaps: an index of months, and a file a language and month. Django's own counts rows and skips them by OFFSET."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
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

    @property
    def location(self):
        return publication.absolute(self.edition.get_absolute_url())

    @property
    def changed(self):
        return self.edition.updated_at or self.edition.publish_at

    @property
    def alternates(self):
        addresses = {self.edition.language: self.edition.get_absolute_url()}
        if slug := self.edition.translation_slug:
            language = other(self.edition.language)
            with override(language):
                addresses[language] = reverse("article", args=[slug])
        return hreflang(addresses)


@require_safe
def index(request):
    """The months in which each language has stories."""
    files = [
        publication.absolute(reverse("sitemap", args=[language, month]))
        for language in LANGUAGES
        for month in months.with_stories(language)
    ]
    return _xml(request, "sitemap_index.xml", {"files": files})


@require_safe
def month(request, language, month):
    """The stories of a month."""
    if not (entries := _entries(language, month)):
        raise Http404
    return _xml(request, "sitemap.xml", {"entries": entries})


def _entries(language, month) -> list[Entry]:
    """Each asks for its translation by the story's key: that index is the same size for every month."""
    translation = Edition.objects.live(other(language)).filter(article=OuterRef("article")).values("slug")
    editions = month.live(language).newest_first().annotate(translation_slug=Subquery(translation))
    columns = ("article", "language", "slug", "publish_at", "updated_at")
    return [Entry(edition) for edition in editions.only(*columns)[:LONGEST]]


def _xml(request, template, context):
    """A sitemap names both languages: each story in it names its translation."""
    response = render(request, template, context, content_type="application/xml")
    return name_page(response, map(caching.newest, LANGUAGES))
