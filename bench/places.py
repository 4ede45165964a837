"""The addresses to measure in a newsroom, and how many queries each page makes, as JSON."""

import json
import logging
import sys

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.languages import LANGUAGES
from articles.models import Author, Correction, Edition, Listing, Tag
from articles.months import Month
from bench.exactness import LANGUAGE, slug
from bench.furniture import furnish

RARE = 3  # stories under a rare tag or author
POPULAR, TAIL = 20, 1_000


def places() -> dict:
    live = Edition.objects.live(LANGUAGE).exclude(slug__startswith=slug(""))  # those come and go
    article = live.exclude(picture=None).newest_first().for_page().first()
    furnish(live, article)
    pages = pages_of(live, article)
    fronts = [path for path in pages.values() if "?" not in path] + ["/en/", "/hi/about/"]
    return {
        "pages": pages,
        "entries": {name: entries(path) for name, path in pages.items() if "sitemap" in name},
        "queries": {name: queries(path) for name, path in pages.items()},
        "phone": on_a_phone(article),
        "popular": fronts + [edition.get_absolute_url() for edition in live.newest_first()[:POPULAR]],
        "tail": [edition.get_absolute_url() for edition in spread(live)],
    }


def pages_of(live, article) -> dict[str, str]:
    oldest, newest = live.order_by("publish_at").first(), live.newest_first().first()
    section = article.section.get_absolute_url()
    month, this_month = Month.of(oldest.publish_at), Month.of(newest.publish_at)
    deep = live.filter(listings__category=article.section_id).order_by("publish_at")[30]
    return {
        "front page": f"/{LANGUAGE}/",
        "article": article.get_absolute_url(),
        "section": section,
        "section, deep page": f"{section}?before={deep.article_id}",
        "common tag": common(Tag).get_absolute_url(),
        "rare tag": rare(Tag, name="दुर्लभ").get_absolute_url(),
        "common author": common(Author).get_absolute_url(),
        "rare author": rare(Author, name_hi="अतिथि लेखक", name_en="A guest").get_absolute_url(),
        "archive page": f"/{LANGUAGE}/archive/{this_month.year}/{this_month.month:02}/",
        "deep archive page": f"/{LANGUAGE}/archive/{month.year}/{month.month:02}/",
        "feed": f"/{LANGUAGE}/feed/",
        "feed of a section": f"{section}feed/",
        "feed of a tag": f"{common(Tag).get_absolute_url()}feed/",
        "feed of an author": f"{common(Author).get_absolute_url()}feed/",
        "sitemap index": "/sitemap.xml",
        "sitemap of a month": f"/sitemap-{LANGUAGE}-{month.year}-{month.month:02}.xml",
        "sitemap of pages": f"/sitemap-{LANGUAGE}-pages.xml",
        "news sitemap": "/news-sitemap.xml",
        "corrections": f"/{LANGUAGE}/corrections/",
        "corrections, deep page": f"/{LANGUAGE}/corrections/?before={old_correction().pk}",
        "feed of corrections": f"/{LANGUAGE}/corrections/feed/",
        "page of the paper": f"/{LANGUAGE}/about/",
        "page that is not there": f"/{LANGUAGE}/news/{slug('missing')}/",
    }


def old_correction():
    """One of those that only a crawler comes to."""
    return Correction.objects.of_live_stories(LANGUAGE).reverse()[30]


def on_a_phone(article) -> dict[str, str]:
    """The two pages that most readers come to, in both languages."""
    fronts = {f"front page, {language}": f"/{language}/" for language in LANGUAGES}
    editions = {f"article, {language}": article.article.edition(language) for language in LANGUAGES}
    return fronts | {name: edition.get_absolute_url() for name, edition in editions.items()}


def common(model):
    """The tag or author with the most stories."""
    kind = model._meta.model_name
    listed = Listing.objects.exclude(**{kind: None}).values(kind).annotate(stories=Count("pk"))
    return model.objects.get(pk=listed.order_by("-stories").first()[kind])


def rare(model, **names):
    """A tag or author of the oldest stories alone: the hardest to find among the newest."""
    thing, made = model.objects.get_or_create(slug="bench-rare", defaults=names)
    if made:
        Listing.objects.bulk_create(
            Listing(
                edition=edition,
                language=edition.language,
                publish_at=edition.publish_at,
                article_id=edition.article_id,
                position=9,
                **{model._meta.model_name: thing},
            )
            for edition in Edition.objects.live(LANGUAGE).order_by("publish_at")[:RARE]
        )
    return thing


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        status = Client(SERVER_NAME="127.0.0.1").get(path).status_code
    assert status in {200, 404}, (path, status)
    return len(captured)


def entries(path: str) -> int:
    """How much a sitemap lists: months of a larger archive hold more stories, and its index more months."""
    return Client(SERVER_NAME="127.0.0.1").get(path).content.count(b"<loc>")


def spread(live):
    """Stories from all over the archive."""
    by_key = live.order_by("article_id").values_list("article_id", flat=True)
    first, last = by_key.first(), by_key.last()
    keys = range(first, last + 1, max(1, (last - first) // TAIL))
    halves = keys[: TAIL // 2], keys[TAIL // 2 :]  # SQLite takes 1,000 values at once
    return [edition for half in halves for edition in live.filter(article__in=half)]


if __name__ == "__main__":
    logging.disable(logging.WARNING)  # one page is not there
    json.dump(places(), sys.stdout)
