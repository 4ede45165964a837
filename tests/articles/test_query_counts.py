"""What each public page asks the database, and that it asks no more when the archive is a thousand times larger."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.demo import bulk
from articles.models import Edition
from tests.factories import AuthorFactory, CategoryFactory, ImageFactory

# One of each is for the next scheduled story, one the publication's name, one its pages, one further links.
QUERIES = {
    "front": 10,  # one is for sections of which the newest stories have too few
    "article": 15,
    "section": 10,
    "tag": 8,
    "author": 8,
    "archive": 9,
    "feed": 4,
    "sitemap_index": 8,
    "sitemap": 2,
    "sitemap_of_pages": 6,
    "news_sitemap": 3,  # its stories are of these two days: none here
    "section_feed": 5,
    "corrections": 6,
    "corrections_feed": 3,
    "about": 6,
    "comments_feed": 4,
}


def grow(stories):
    """A newsroom with so many stories."""
    if not Edition.objects.exists():
        for _number in range(5):
            CategoryFactory()
            AuthorFactory()
            ImageFactory()
    list(bulk.write(stories - Edition.objects.live("hi").count()))
    CategoryFactory()  # nothing stands in it


def addresses():
    edition = Edition.objects.live("hi").newest_first().for_page().first()
    month = timezone.localtime(edition.publish_at)
    return {
        "front": "/hi/",
        "article": edition.get_absolute_url(),
        "section": f"/hi/section/{edition.section.slug}/",
        "tag": f"/hi/tag/{edition.tags[0].slug}/",
        "author": f"/hi/author/{edition.authors[0].slug}/",
        "archive": f"/hi/archive/{month:%Y/%m}/",
        "feed": "/hi/feed/",
        "section_feed": f"/hi/section/{edition.section.slug}/feed/",
        "sitemap_index": "/sitemap.xml",
        "sitemap": f"/sitemap-hi-{month:%Y-%m}.xml",
        "sitemap_of_pages": "/sitemap-hi-pages.xml",
        "news_sitemap": "/news-sitemap.xml",
        "corrections": "/hi/corrections/",
        "corrections_feed": "/hi/corrections/feed/",
        "about": "/hi/about/",
        "comments_feed": f"{edition.get_absolute_url()}comments/feed/",
    }


def count(client):
    counts = {}
    for name, path in addresses().items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(path).status_code == 200
        statements = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert not [sql for sql in statements if re.search(r"COUNT\(\*\)|OFFSET", sql)], name
        counts[name] = len(statements)
    return counts


@pytest.mark.django_db
def test_pages_ask_as_much_of_ten_thousand_stories_as_of_ten(client, pages):
    grow(10)
    assert count(client) == QUERIES
    grow(10_000)
    assert count(client) == QUERIES


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["section", "tag", "author", "archive"])
def test_lists_page_by_key_through_every_story_once(client, kind):
    grow(90)
    path = addresses()[kind]
    edition = Edition.objects.live("hi").newest_first().for_page().first()
    live = Edition.objects.live("hi")
    listed = {
        "section": live.filter(listings__category=edition.section),
        "tag": live.filter(listings__tag=edition.tags[0]),
        "author": live.filter(listings__author=edition.authors[0]),
        "archive": live,
    }[kind]
    seen, query = [], ""
    while query is not None:
        page = client.get(path + query).content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        seen += dict.fromkeys(re.findall(r'href="(/hi/news/[^"]+)"', main))
        older = re.search(r"\?before=[0-9]+", main)
        query = older.group() if older else None
    assert seen == [story.get_absolute_url() for story in listed.newest_first()]
