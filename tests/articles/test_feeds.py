"""What feed readers get."""

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from email.utils import format_datetime
from html import unescape

import feedparser
import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone
from django.utils.html import escape

from articles import workflow
from articles.templatetags.dates import iso
from tests.factories import (
    HINDI,
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    ImageFactory,
    TagFactory,
    later,
    publish,
    published,
)

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


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
        assert [item.find("title").text for item in items(kabir)] == [escape(second.title), escape(first.title)]
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

    def test_it_says_when_a_story_last_came_or_changed(self, kabir, story, asha):
        with time_machine.travel(datetime(2026, 5, 9, 10, tzinfo=UTC)):
            publish(story, by=asha)
        with time_machine.travel(datetime(2026, 5, 10, 10, tzinfo=UTC)):
            workflow.save_draft(story, {"hi": {"title": "वर्तनी सुधरी"}}, by=asha)
            workflow.publish(story, "hi", by=asha, change="typo")
            assert built(kabir) == "Sat, 09 May 2026 10:00:00 +0000"
            workflow.publish(story, "hi", by=asha, change="correction", sentence="फेरे सात हैं।")
            assert built(kabir) == "Sun, 10 May 2026 10:00:00 +0000"

    def test_a_story_that_is_back_after_it_was_withdrawn_is_dated_by_its_return(self, kabir, story, asha):
        publish(story, by=asha)
        workflow.save_draft(story, {"hi": {"title": "सात फेरे"}}, by=asha)
        publish(story, by=asha)
        workflow.withdraw(story, "hi", by=asha)
        returns = later(days=2).replace(microsecond=0)
        workflow.publish(story, "hi", by=asha, at=returns)
        with time_machine.travel(returns):
            assert built(kabir) == format_datetime(returns)
            sitemap = kabir.get(f"/sitemap-hi-{timezone.localtime(returns):%Y-%m}.xml").content.decode()
            assert f"<lastmod>{iso(returns)}</lastmod>" in sitemap

    def test_an_empty_one_is_the_same_whenever_it_is_asked(self, kabir):
        CategoryFactory(slug="navy")
        for address in ("/hi/section/navy/feed/", f"{published().get_absolute_url()}comments/feed/"):
            answer = kabir.get(address)
            first = answer.content
            assert b"lastBuildDate" not in first
            assert "Last-Modified" not in answer
            with time_machine.travel(later(days=1)):
                assert kabir.get(address).content == first


def built(client):
    return xml(client, "/hi/feed/").find("channel/lastBuildDate").text


def read(client, address):
    """A feed as a feed reader understands it: without a complaint, and with each story once."""
    feed = feedparser.parse(client.get(address).content)
    assert feed.bozo == 0, feed.get("bozo_exception")
    identities = [entry.id for entry in feed.entries]
    assert len(set(identities)) == len(identities)
    return feed


@pytest.fixture
def snow(asha, ravi, defence, kavita):
    tags = [TagFactory(name="बर्फ़", slug="barf", label_en="Snow")]
    picture = ImageFactory()
    body = (
        f'<p>पहला <a href="/hi/section/defence/">खंड</a>।</p><figure><img data-file="{picture.pk}"></figure>'
        '<aside data-block="embed" data-provider="youtube" data-embed="dQw4w9WgXcQ">पुल का वीडियो</aside>'
    )
    words = HINDI | {"title": "बर्फ़ & धूप <आज>", "slug": "barf-dhoop", "body": body}
    story = ArticleFactory(hi=words, section=defence, authors=[kavita], tags=tags, lead_image=picture)
    publish(story, "hi", "en", by=asha)
    return story


class TestEveryFeed:
    ADDRESSES = ("/hi/feed/", "/hi/section/defence/feed/", "/hi/tag/barf/feed/", "/hi/author/kavita-joshi/feed/")

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_a_feed_reader_understands_it(self, kabir, snow, address):
        feed = read(kabir, address)
        assert feed.feed.language == "hi"
        assert {"rel": "self", "href": SITE + address} == {
            name: link[name] for link in feed.feed.links for name in ("rel", "href") if link.rel == "self"
        }
        [entry] = feed.entries
        assert entry.title == escape("बर्फ़ & धूप <आज>")
        assert entry.link == SITE + snow.edition("hi").get_absolute_url()
        assert entry.author == "कविता जोशी"
        assert [tag.term for tag in entry.tags] == ["रक्षा", "बर्फ़"]
        [picture] = entry.media_content
        assert (picture["medium"], picture["type"]) == ("image", "image/jpeg")
        assert b"".join(kabir.get(picture["url"].removeprefix(SITE)).streaming_content)

    @pytest.mark.parametrize("address", ADDRESSES[1:])
    def test_its_page_leads_to_it(self, kabir, snow, address):
        page = kabir.get(address.removesuffix("feed/")).content.decode()
        assert f'href="{address}"' in page

    def test_a_list_has_its_own_stories_alone(self, kabir, snow):
        published()
        assert len(read(kabir, "/hi/feed/").entries) == 2
        assert len(read(kabir, "/hi/section/defence/feed/").entries) == 1
        assert read(kabir, "/en/section/defence/feed/").feed.title == "Defence | Shirorekha"

    def test_a_section_without_stories_has_an_empty_one_and_a_tag_has_none(self, kabir):
        CategoryFactory(slug="navy")
        TagFactory(name="कल", slug="kal")
        AuthorFactory(slug="nobody")
        assert read(kabir, "/hi/section/navy/feed/").entries == []
        assert kabir.get("/hi/tag/kal/feed/").status_code == 404
        assert kabir.get("/hi/author/nobody/feed/").status_code == 404
        assert kabir.get("/hi/section/nowhere/feed/").status_code == 404


class TestText:
    def test_words_that_look_like_markup_stay_words_for_who_takes_them_for_html(self, kabir):
        words = HINDI | {"title": "कीमत < 50 <b>रुपये</b>", "summary": "तापमान 5 <10 डिग्री <em>आज</em>"}
        published(hi=words, section=CategoryFactory(name_hi="<i>धन</i>", slug="dhan"))
        for address in ("/hi/feed/", "/hi/section/dhan/feed/"):
            feed = xml(kabir, address)
            item = feed.find("channel/item")
            for element, text in (("title", words["title"]), ("description", words["summary"])):
                assert unescape(item.find(element).text) == text
                assert "<" not in item.find(element).text
            assert "<" not in feed.find("channel/title").text

    def test_a_summary_is_what_feeds_hold(self, kabir, snow):
        [entry] = read(kabir, "/hi/feed/").entries
        assert entry.summary == snow.summary_hi
        assert b"content:encoded" not in kabir.get("/hi/feed/").content

    @override_settings(FEED_TEXT="full")
    def test_or_the_whole_text_with_addresses_that_work_elsewhere(self, kabir, snow):
        item = items(kabir)[0]
        text = item.find("{http://purl.org/rss/1.0/modules/content/}encoded").text
        assert f'<a href="{SITE}/hi/section/defence/"' in text
        assert f'src="{SITE}/media/' in text
        assert '"/' not in text
        assert ", /" not in text
        assert "data-block" not in text
        assert "पुल का वीडियो</a>" in text
        [entry] = read(kabir, "/hi/feed/").entries
        assert entry.summary == snow.summary_hi

    @override_settings(FEED_TEXT="full")
    def test_renditions_that_a_browser_may_choose_have_whole_addresses_too(self, kabir, snow):
        from articles.pictures.developing import catch_up, develop_waiting

        list(develop_waiting())
        list(catch_up())
        text = items(kabir)[0].find("{http://purl.org/rss/1.0/modules/content/}encoded").text
        assert text.count("/media/") == text.count(f"{SITE}/media/") >= 3
