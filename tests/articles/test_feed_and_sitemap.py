"""What feed readers and search engines get."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime

import pytest
import time_machine

from articles import workflow
from tests.factories import HINDI, ArticleFactory, later, publish, published

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def xml(client, address, **headers):
    response = client.get(address, **headers)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def items(client, language="hi"):
    return xml(client, f"/{language}/feed/").findall("channel/item")


class TestFeed:
    def test_it_holds_what_is_live_in_its_language_newest_first(self, kabir, story, asha):
        first = published(hi=HINDI | {"title": "पहली & <ख़बर>", "slug": "pahli"})
        second = published()
        publish(story, "en", by=asha)
        publish(ArticleFactory(), at=later(hours=1))
        assert [item.find("title").text for item in items(kabir)] == [second.title, first.title]
        assert [item.find("title").text for item in items(kabir, "en")] == [story.title_en]

    def test_addresses_are_the_publications_whatever_host_was_asked(self, kabir):
        edition = published()
        feed = xml(kabir, "/hi/feed/", headers={"host": "localhost"})
        assert feed.find("channel/item/link").text == f"{SITE}{edition.get_absolute_url()}"
        assert feed.find("channel/link").text == f"{SITE}/hi/"
        assert feed.find("channel/{http://www.w3.org/2005/Atom}link").get("href") == f"{SITE}/hi/feed/"
        assert feed.find("channel/language").text == "hi"

    def test_a_story_keeps_its_identity_when_its_address_changes(self, kabir, story, asha):
        publish(story, by=asha)
        before = items(kabir)[0].find("guid")
        workflow.save_draft(story, {"hi": {"slug": "naya-pata"}}, by=asha)
        publish(story, by=asha)
        after = items(kabir)[0].find("guid")
        assert before.text == after.text
        assert after.get("isPermaLink") == "false"

    def test_a_withdrawn_story_leaves_it(self, kabir, story, asha):
        publish(story, by=asha)
        workflow.withdraw(story, "hi", by=asha)
        assert items(kabir) == []


def files(client):
    return [place.text for place in xml(client, "/sitemap.xml").findall("s:sitemap/s:loc", NAMES)]


def entries(client, address):
    """``{address: (lastmod, {hreflang: address})}`` of a sitemap."""
    return {
        url.find("s:loc", NAMES).text: (
            url.find("s:lastmod", NAMES).text,
            {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)},
        )
        for url in xml(client, address).findall("s:url", NAMES)
    }


class TestSitemap:
    def test_the_index_names_the_months_that_have_stories_in_india(self, kabir):
        for moment in (datetime(2026, 4, 30, 18, 29, tzinfo=UTC), datetime(2026, 7, 31, 18, 31, tzinfo=UTC)):
            with time_machine.travel(moment):
                published()
        publish(ArticleFactory(), at=later(days=40))
        assert files(kabir) == [f"{SITE}/sitemap-hi-2026-08.xml", f"{SITE}/sitemap-hi-2026-04.xml"]

    def test_an_empty_newsroom_has_an_empty_index(self, kabir):
        assert files(kabir) == []

    def test_a_story_names_the_languages_it_is_live_in(self, kabir, asha):
        with time_machine.travel(datetime(2026, 5, 9, 10, tzinfo=UTC), tick=False):
            both, alone = ArticleFactory(), ArticleFactory()
            workflow.publish_both(both, by=asha)
            publish(alone, "en", by=asha)
        hindi = SITE + both.edition("hi").get_absolute_url()
        english = SITE + both.edition("en").get_absolute_url()
        only = SITE + alone.edition("en").get_absolute_url()
        languages = {"hi": hindi, "en": english, "x-default": hindi}
        assert entries(kabir, "/sitemap-hi-2026-05.xml") == {hindi: ("2026-05-09T15:30:00+05:30", languages)}
        assert {address: links for address, (_moment, links) in entries(kabir, "/sitemap-en-2026-05.xml").items()} == {
            english: languages,
            only: {"en": only, "x-default": only},
        }

    def test_a_translation_of_another_month_is_named_too(self, kabir, asha, story):
        with time_machine.travel(datetime(2026, 5, 9, tzinfo=UTC)):
            publish(story, "hi", by=asha)
        with time_machine.travel(datetime(2026, 6, 9, tzinfo=UTC)):
            publish(story, "en", by=asha)
            [(_moment, links)] = entries(kabir, "/sitemap-hi-2026-05.xml").values()
        assert links["en"].endswith(story.edition("en").get_absolute_url())

    @pytest.mark.parametrize("name", ["hi-2026-06", "hi-2026-13", "fr-2026-05", "hi-2026-5"])
    def test_a_month_without_stories_has_no_file(self, kabir, name):
        assert kabir.get(f"/sitemap-{name}.xml").status_code == 404


def test_robots_are_shown_the_sitemap_and_kept_from_the_desk(kabir):
    lines = kabir.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
