"""The addresses to measure in a newsroom, and how many queries each page makes, as JSON."""

import json
import sys

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Author, Edition, Listing, Tag
from articles.months import Month
from bench.exactness import LANGUAGE, slug

RARE = 3  # stories under a rare tag or author
POPULAR, TAIL = 20, 1_000


def places() -> dict:
    live = Edition.objects.live(LANGUAGE).exclude(slug__startswith=slug(""))  # those come and go
    article = live.exclude(picture=None).newest_first().for_page().first()
    pages = pages_of(live, article)
    fronts = [path for path in pages.values() if "?" not in path] + ["/en/", "/hi/about/"]
    return {
        "pages": pages,
        "queries": {name: queries(path) for name, path in pages.items()},
        "popular": fronts + [edition.get_absolute_url() for edition in live.newest_first()[:POPULAR]],
        "tail": [edition.get_absolute_url() for edition in spread(live)],
    }


def pages_of(live, article) -> dict[str, str]:
    oldest = live.order_by("publish_at").first()
    section = article.section.get_absolute_url()
    month = Month.of(oldest.publish_at)
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
        "deep archive page": f"/{LANGUAGE}/archive/{month.year}/{month.month:02}/",
        "feed": f"/{LANGUAGE}/feed/",
    }


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
    assert status == 200, (path, status)
    return len(captured)


def spread(live):
    """Stories from all over the archive."""
    by_key = live.order_by("article_id").values_list("article_id", flat=True)
    first, last = by_key.first(), by_key.last()
    keys = range(first, last + 1, max(1, (last - first) // TAIL))
    halves = keys[: TAIL // 2], keys[TAIL // 2 :]  # SQLite takes 1,000 values at once
    return [edition for half in halves for edition in live.filter(article__in=half)]


if __name__ == "__main__":
    json.dump(places(), sys.stdout)
