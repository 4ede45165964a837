"""What search engines find: an index of months, the months, and the news of two days."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles import sitemaps, workflow
from articles.models import MonthChange, StaticPage
from tests.articles import sitemap_rules
from tests.factories import ENGLISH, HINDI, ArticleFactory, CategoryFactory, ImageFactory, later, publish, published

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
MAY = datetime(2026, 5, 9, 10, tzinfo=UTC)


def xml(client, address):
    """A file that keeps the rules."""
    response = client.get(address)
    assert response.status_code == 200
    assert sitemap_rules.faults(response.content) == []
    return ElementTree.fromstring(response.content)


def files(client):
    """Those of months; the two of pages are always there."""
    named = [place.text for place in xml(client, "/sitemap.xml").findall("s:sitemap/s:loc", NAMES)]
    assert named[:2] == [f"{SITE}/sitemap-hi-pages.xml", f"{SITE}/sitemap-en-pages.xml"]
    return named[2:]


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

    def test_a_story_of_long_ago_is_in_it_and_nothing_between(self, kabir, asha):
        for year in (1855, 1947, 2025):
            moment = datetime(year, 8, 15, 6, tzinfo=UTC)
            workflow.import_published(ArticleFactory(), "hi", by=asha, at=moment)
        assert files(kabir) == [f"{SITE}/sitemap-hi-{year}-08.xml" for year in (2025, 1947, 1855)]

    def test_an_empty_newsroom_has_no_month(self, kabir):
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

    def test_a_lead_picture_stands_with_its_story(self, kabir):
        with time_machine.travel(MAY):
            published(lead_image=ImageFactory())
            published()
        [place] = xml(kabir, "/sitemap-hi-2026-05.xml").findall("s:url/i:image/i:loc", NAMES)
        assert b"".join(kabir.get(place.text.removeprefix(SITE)).streaming_content)


class TestPages:
    """What is no story."""

    def listed(self, client, language="hi"):
        """``[(path, lastmod)]``"""
        urls = xml(client, f"/sitemap-{language}-pages.xml").findall("s:url", NAMES)
        return [
            (url.find("s:loc", NAMES).text.removeprefix(SITE), url.findtext("s:lastmod", None, NAMES)) for url in urls
        ]

    def test_an_empty_newsroom_has_its_front_page(self, kabir):
        assert self.listed(kabir) == [("/hi/", None)]

    def test_it_lists_what_readers_of_a_language_have(self, kabir, asha, story, defence, kavita):
        CategoryFactory(slug="navy")  # without a story
        with time_machine.travel(MAY, tick=False):
            publish(story, "hi", by=asha)
            StaticPage(slug="niyam", title_hi="नियम", body_hi="<p>हमारे नियम।</p>").save()
        with time_machine.travel(MAY + timedelta(days=1), tick=False):
            publish(ArticleFactory(), at=MAY + timedelta(days=9))  # not yet
            paths = ["/hi/", "/hi/section/defence/", "/hi/author/kavita-joshi/", "/hi/niyam/"]
            assert self.listed(kabir) == [(path, "2026-05-09T15:30:00+05:30") for path in paths]
            assert self.listed(kabir, "en") == [("/en/", None)]
            workflow.withdraw(story, "hi", by=asha)
            assert [path for path, _moment in self.listed(kabir)] == ["/hi/", "/hi/niyam/"]

    def test_of_a_language_that_the_site_has_not_there_is_none(self, kabir):
        assert kabir.get("/sitemap-fr-pages.xml").status_code == 404


class TestLastChanged:
    """The index says when a month's file was last worth reading again."""

    @pytest.fixture
    def in_may(self, story, asha):
        with time_machine.travel(MAY):
            workflow.publish_both(story, by=asha)
        return story

    def changed(self, client, file="hi-2026-05"):
        for place in xml(client, "/sitemap.xml").findall("s:sitemap", NAMES):
            if place.find("s:loc", NAMES).text == f"{SITE}/sitemap-{file}.xml":
                return datetime.fromisoformat(place.find("s:lastmod", NAMES).text)
        return None

    @pytest.fixture
    def june(self):
        moment = datetime(2026, 6, 1, 4, tzinfo=UTC)
        with time_machine.travel(moment, tick=False):
            yield moment

    def test_of_a_month_with_new_stories_the_newest_says_it(self, kabir, in_may):
        assert self.changed(kabir) == MAY

    @pytest.mark.parametrize("change", ["update", "correction"])
    def test_it_moves_with_an_update_and_a_correction(self, kabir, in_may, asha, june, change):
        workflow.save_draft(in_may, {"hi": {"summary": "अब सात फेरे।"}}, by=asha)
        workflow.publish(in_may, "hi", by=asha, change=change, sentence="फेरे सात हैं, छह नहीं।")
        assert self.changed(kabir) == june

    def test_it_stays_with_a_typo(self, kabir, in_may, asha, june):
        workflow.save_draft(in_may, {"hi": {"title": "वर्तनी सुधरी"}}, by=asha)
        workflow.publish(in_may, "hi", by=asha, change="typo")
        assert self.changed(kabir) == MAY

    def test_it_moves_with_a_new_address_even_of_a_typo(self, kabir, in_may, asha, june):
        workflow.save_draft(in_may, {"hi": {"slug": "naya-pata"}}, by=asha)
        workflow.publish(in_may, "hi", by=asha, change="typo")
        assert self.changed(kabir) == june

    def test_it_stays_with_a_comment_and_a_draft(self, kabir, in_may, asha, june):
        from comments import workflow as comments

        words = {"name": "कबीर", "email": "kabir@example.org", "body": "अच्छी ख़बर।"}
        comments.approve(comments.submit(in_may.edition("hi"), **words), by=asha)
        workflow.save_draft(in_may, {"hi": {"summary": "अधूरा"}}, by=asha)
        assert self.changed(kabir) == MAY

    def test_it_moves_when_a_story_goes_and_when_it_comes_back(self, kabir, in_may, asha, june):
        with time_machine.travel(MAY + timedelta(hours=1)):
            published()  # or the file would go with the story
        workflow.withdraw(in_may, "hi", by=asha)
        assert self.changed(kabir) == june
        with time_machine.travel(june + timedelta(days=1), tick=False):
            workflow.put_back(in_may, "hi", by=asha)
            assert self.changed(kabir) == june + timedelta(days=1)

    def test_it_moves_when_a_translation_comes(self, kabir, story, asha, june):
        with time_machine.travel(MAY):
            publish(story, "hi", by=asha)
        publish(story, "en", by=asha)
        assert self.changed(kabir) == june

    def test_a_scheduled_story_moves_it_at_its_hour(self, kabir, in_may, asha):
        with time_machine.travel(MAY + timedelta(days=1), tick=False):
            publish(ArticleFactory(), at=MAY + timedelta(days=2))
            assert self.changed(kabir) == MAY
        with time_machine.travel(MAY + timedelta(days=2), tick=False):
            assert self.changed(kabir) == MAY + timedelta(days=2)

    def test_an_import_of_long_ago_moves_its_month(self, kabir, in_may, asha, june):
        workflow.import_published(ArticleFactory(), "hi", by=asha, at=MAY - timedelta(hours=3))
        assert self.changed(kabir) == june

    def test_one_row_a_month_is_kept(self, in_may, asha):
        for number in range(3):
            workflow.save_draft(in_may, {"hi": {"summary": f"सार {number}"}}, by=asha)
            workflow.publish(in_may, "hi", by=asha)
        assert MonthChange.objects.count() == 1


def news(client):
    """``[(address, name, language, date, title)]`` of the news sitemap."""
    paths = ("s:loc", "n:news/n:publication/n:name", "n:news/n:publication/n:language")
    paths += ("n:news/n:publication_date", "n:news/n:title")
    urls = xml(client, "/news-sitemap.xml").findall("s:url[n:news]", NAMES)
    return [tuple(url.find(path, NAMES).text for path in paths) for url in urls]


class TestNews:
    def test_on_a_quiet_day_it_names_the_front_pages(self, kabir):
        places = [place.text for place in xml(kabir, "/news-sitemap.xml").findall("s:url/s:loc", NAMES)]
        assert places == [f"{SITE}/hi/", f"{SITE}/en/"]

    def test_both_languages_stand_in_it_newest_first(self, kabir, story, asha):
        with time_machine.travel(MAY, tick=False):
            publish(story, "en", by=asha)
        with time_machine.travel(MAY + timedelta(minutes=1), tick=False):
            edition = published(hi=HINDI | {"title": "बजट <2027> & आप", "slug": "bajat"})
            assert news(kabir) == [
                (
                    SITE + edition.get_absolute_url(),
                    "शिरोरेखा",
                    "hi",
                    "2026-05-09T15:31:00+05:30",
                    "बजट <2027> & आप",
                ),
                (
                    SITE + story.edition("en").get_absolute_url(),
                    "Shirorekha",
                    "en",
                    "2026-05-09T15:30:00+05:30",
                    ENGLISH["title"] + story.title_en.removeprefix(ENGLISH["title"]),
                ),
            ]

    def test_a_story_leaves_after_two_days_to_the_second(self, kabir):
        with time_machine.travel(MAY, tick=False):
            published()
        with time_machine.travel(MAY + timedelta(hours=48) - timedelta(milliseconds=1), tick=False):
            assert len(news(kabir)) == 1
        with time_machine.travel(MAY + timedelta(hours=48), tick=False):
            assert news(kabir) == []

    def test_an_old_story_that_comes_back_is_no_news(self, kabir, asha):
        with time_machine.travel(MAY, tick=False):
            story = published().article
        with time_machine.travel(MAY + timedelta(hours=10), tick=False):
            workflow.withdraw(story, "hi", by=asha)
            publish(story, by=asha, at=MAY + timedelta(hours=40))
        with time_machine.travel(MAY + timedelta(hours=47), tick=False):
            assert len(news(kabir)) == 1
        with time_machine.travel(MAY + timedelta(hours=48), tick=False):
            assert news(kabir) == []

    def test_what_is_scheduled_and_withdrawn_is_not_in_it(self, kabir, asha):
        publish(ArticleFactory(), at=later(hours=1))
        workflow.withdraw(published().article, "hi", by=asha)
        assert news(kabir) == []

    def test_the_newest_stay_where_there_are_too_many(self, kabir, monkeypatch):
        monkeypatch.setattr(sitemaps, "MOST_NEWS", 3)
        stories = [published(language) for _number in range(2) for language in ("hi", "en")]
        newest = [SITE + edition.get_absolute_url() for edition in stories[:0:-1]]
        assert [address for address, *_rest in news(kabir)] == newest


GOOD = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.example/</loc>'
    "<lastmod>2026-05-09T15:30:00+05:30</lastmod></url></urlset>"
)


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        ("http://a.example/", "/hi/"),
        ("http://a.example/", "http://a.example/ख़बर/"),
        ("+05:30", ""),
        ("</urlset>", "<url><loc>http://a.example/</loc></url></urlset>"),
    ],
)
def test_the_rules_see_what_they_are_for(what, instead):
    assert sitemap_rules.faults(GOOD.encode()) == []
    assert sitemap_rules.faults(GOOD.replace(what, instead).encode()) != []
