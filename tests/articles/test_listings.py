"""Front page, sections, tags, authors and months: what stands on them, in which order, and at what cost."""

from datetime import UTC, datetime

import pytest
import time_machine

from articles import workflow
from articles.frontpage.arrangement import arrange
from articles.models import Category, Edition, Listing, Tag
from tests.factories import (
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


def stories_on(client, address):
    """Keys of the articles that a listing page shows, in order."""
    response = client.get(address)
    assert response.status_code == 200
    return [edition.article_id for edition in response.context["page"].editions]


class TestFrontPage:
    def test_an_empty_newsroom_says_so(self, kabir):
        assert "nothing-yet" in kabir.get("/hi/").content.decode()

    def test_each_story_stands_on_it_once(self, kabir, defence):
        navy = CategoryFactory(slug="navy", parent=defence)
        editions = [published(section=section) for section in [defence, navy] * 8]
        html = kabir.get("/hi/").content.decode()
        for edition in editions[-1:3:-1]:  # the oldest find no room in the section's block
            assert html.count(f'href="{edition.get_absolute_url()}"') == 1

    def test_a_story_with_a_picture_leads_before_a_newer_one_without(self, defence):
        pictured = published(section=defence, lead_image=ImageFactory())
        plain = published(section=defence)
        newest = list(Edition.objects.live("hi").newest_first())
        front = arrange(newest, [])
        assert (front.lead, front.second_tier) == (pictured, [plain])

    def test_blocks_gather_the_parts_of_a_section_in_the_order_of_the_menu(self, defence):
        sport = CategoryFactory(position=0)
        defence.position = 1
        defence.save()
        cricket = CategoryFactory(parent=sport)
        for section in [sport, defence, cricket, *[defence] * 14]:
            published(section=section)
        newest = list(Edition.objects.live("hi").newest_first())
        front = arrange(newest, list(Category.objects.filter(parent=None)))
        assert [block.category for block in front.blocks] == [sport, defence]
        assert [edition.section for edition in front.blocks[0].editions] == [cricket, sport]


class TestSection:
    def test_it_lists_what_stands_in_it_and_in_its_parts(self, kabir, defence):
        navy = CategoryFactory(slug="navy", name_hi="नौसेना", parent=defence)
        first, second = published(section=navy), published(section=defence)
        published()
        assert stories_on(kabir, "/hi/section/defence/") == [second.article_id, first.article_id]
        assert stories_on(kabir, "/hi/section/navy/") == [first.article_id]
        assert '<a href="/hi/section/navy/">नौसेना</a>' in kabir.get("/hi/section/defence/").content.decode()
        assert 'class="parent"><a href="/hi/section/defence/">' in kabir.get("/hi/section/navy/").content.decode()

    def test_without_stories_it_says_so(self, kabir, defence, story):
        html = kabir.get("/hi/section/defence/").content.decode()
        assert "nothing-yet" in html
        assert story.title_hi not in html

    def test_an_unknown_one_is_not_there(self, kabir):
        assert kabir.get("/hi/section/none/").status_code == 404


class TestTagAndAuthor:
    def test_they_list_their_stories(self, kabir, kavita):
        tag = TagFactory(name="बर्फ़", label_en="Snow")
        edition = published(authors=[kavita], tags=[tag])
        for address in (tag.get_absolute_url(), "/hi/author/kavita-joshi/"):
            assert stories_on(kabir, address) == [edition.article_id]

    def test_what_is_known_from_drafts_only_is_not_there(self, kabir, story, kavita):
        workflow.save_draft(story, {"facts": {"tags": ["गुप्त"]}}, by=story.created_by)
        assert kabir.get("/hi/author/kavita-joshi/").status_code == 404
        assert kabir.get(story.tags.get().get_absolute_url()).status_code == 404

    def test_a_section_that_is_empty_in_one_language_names_nobody(self, kabir, story, asha):
        publish(story, "hi", by=asha)
        address = story.edition("hi").section.get_absolute_url()
        assert 'rel="alternate" hreflang="en"' not in kabir.get("/hi/section/defence/").content.decode()
        empty = kabir.get("/en/section/defence/").content.decode()
        assert 'rel="alternate" hreflang' not in empty
        assert f'href="{address}" lang="hi"' in empty  # and whoever reads both is led there

    def test_a_language_knows_its_own_stories_only(self, kabir, story, asha):
        publish(story, "hi", by=asha)
        html = kabir.get("/hi/author/kavita-joshi/").content.decode()
        assert 'rel="alternate" hreflang="en"' not in html
        assert kabir.get("/en/author/kavita-joshi/").status_code == 404
        publish(story, "en", by=asha)
        assert 'hreflang="en" href="http://127.0.0.1:8000/en/author/kavita-joshi/"' in (
            kabir.get("/hi/author/kavita-joshi/").content.decode()
        )

    def test_an_author_has_a_photo_and_a_bio(self, kabir):
        author = AuthorFactory(photo=ImageFactory(alt_hi="कविता का चित्र"), bio_hi="कविता लिखती हैं।")
        published(authors=[author])
        html = kabir.get(author.get_absolute_url()).content.decode()
        assert "कविता लिखती हैं।" in html
        assert 'alt="कविता का चित्र"' in html


class TestPages:
    @pytest.fixture
    def archive(self, defence):
        """45 stories of one section; five of them share a moment across the edge of a page."""
        moments = [
            datetime(2026, 5, 1, 12, min(minute, 21) if minute < 26 else minute, tzinfo=UTC) for minute in range(45)
        ]
        return [self._publish(defence, moment) for moment in moments][::-1]

    def _publish(self, section, moment):
        with time_machine.travel(moment, tick=False):
            return published(section=section).article_id

    @pytest.mark.parametrize("start", ["/hi/section/defence/", "/hi/archive/2026/05/"])
    def test_older_links_lead_through_every_story_once(self, kabir, archive, start):
        seen, address = [], start
        while address:
            seen += stories_on(kabir, address)
            older = kabir.get(address).context["page"].older
            assert older is None or f'rel="next" href="?before={older}"' in kabir.get(address).content.decode()
            address = older and f"{start}?before={older}"
        assert seen == archive

    def test_an_older_page_leads_back_to_the_newest(self, kabir, archive):
        html = kabir.get(f"/hi/section/defence/?before={archive[19]}").content.decode()
        assert 'href="/hi/section/defence/"' in html
        assert f'rel="canonical" href="http://127.0.0.1:8000/hi/section/defence/?before={archive[19]}"' in html

    @pytest.mark.parametrize("before", ["", "x", "-1", "0", "01", "१२", "1.5", "9" * 30, "%00", "1+1"])
    def test_what_is_no_key_of_a_story_is_not_there(self, kabir, defence, before):
        published(section=defence)
        assert kabir.get(f"/hi/section/defence/?before={before}").status_code == 404

    def test_a_story_that_is_not_live_in_this_list_is_no_page(self, kabir, defence, story, asha):
        published(section=defence)
        for other in (story, publish(ArticleFactory(section=defence), at=later(hours=1)).article, published().article):
            assert kabir.get(f"/hi/section/defence/?before={other.pk}").status_code == 404
        withdrawn = published(section=defence).article
        workflow.withdraw(withdrawn, "hi", by=asha)
        assert kabir.get(f"/hi/section/defence/?before={withdrawn.pk}").status_code == 404

    def test_other_arguments_change_nothing(self, kabir, defence):
        published(section=defence)
        plain = kabir.get("/hi/section/defence/").content
        assert kabir.get("/hi/section/defence/?utm_source=x&page=2").content == plain


class TestArchive:
    @pytest.fixture
    def stories(self):
        """One in the last minute of April in India, which is still 30 April in UTC, and one an hour later."""
        april, may = datetime(2026, 4, 30, 18, 29, tzinfo=UTC), datetime(2026, 4, 30, 19, 29, tzinfo=UTC)
        august = datetime(2026, 8, 2, tzinfo=UTC)
        keys = []
        for moment in (april, may, august):
            with time_machine.travel(moment):
                keys.append(published().article_id)
        return keys

    def test_months_are_indias(self, kabir, stories):
        assert stories_on(kabir, "/hi/archive/2026/04/") == stories[:1]
        assert stories_on(kabir, "/hi/archive/2026/05/") == stories[1:2]

    def test_neighbours_are_months_with_stories(self, kabir, stories):
        html = kabir.get("/hi/archive/2026/05/").content.decode()
        assert 'href="/hi/archive/2026/04/"' in html
        assert 'href="/hi/archive/2026/08/"' in html
        first = kabir.get("/hi/archive/2026/04/").context
        assert (first["earlier"], first["later"]) == (None, (2026, 5))

    @pytest.mark.parametrize("month", ["2026/06", "2026/13", "2026/00", "2026/5", "0000/01", "9999/12", "२०२६/०५"])
    def test_a_month_without_stories_is_not_there(self, kabir, stories, month):
        assert kabir.get(f"/hi/archive/{month}/").status_code == 404


QUERIES = {
    "/hi/": 10,
    "article": 15,
    "/hi/section/defence/": 10,
    "older": 11,
    "tag": 8,
    "author": 8,
    "archive": 9,
    "/hi/feed/": 4,
    "/hi/about/": 6,
    "/sitemap.xml": 8,
    "sitemap": 2,
    "/hi/none/": 7,
    "/hi/news/none/": 9,
}


@pytest.mark.parametrize("stories", [10, 70])
def test_pages_ask_the_database_as_often_however_many_stories_there_are(
    kabir, defence, kavita, pages, stories, django_assert_num_queries
):
    tag = TagFactory()
    with time_machine.travel(datetime(2026, 5, 9, 6, tzinfo=UTC), tick=False):
        picture = ImageFactory()
        facts = {"section": defence, "authors": [kavita], "tags": [tag], "lead_image": picture}
        editions = [publish(ArticleFactory(**facts), "en", "hi") for _number in range(stories)]
    CategoryFactory()  # without stories: the front page asks for older ones
    oldest_but_one = Listing.objects.filter(category=defence).order_by("article_id")[1].article_id
    addresses = {
        "article": editions[0].get_absolute_url(),
        "older": f"/hi/section/defence/?before={oldest_but_one}",
        "tag": tag.get_absolute_url(),
        "author": kavita.get_absolute_url(),
        "archive": "/hi/archive/2026/05/",
        "sitemap": "/sitemap-hi-2026-05.xml",
    }
    for name, queries in QUERIES.items():
        with django_assert_num_queries(queries, info=name):
            kabir.get(addresses.get(name, name))


def test_a_tag_that_stories_carry_is_not_deleted_and_the_desk_names_them(story, asha, at_the_desk):
    workflow.save_draft(story, {"facts": {"tags": ["बर्फ़"]}}, by=asha)
    publish(story)
    tag = story.tags.get()
    page = at_the_desk(asha).post(f"/admin/articles/tag/{tag.pk}/delete/", {"post": "yes"}).content.decode()
    assert f"सूची में जगह: {story.title_hi}" in page
    assert f"ख़बर का टैग: {story.title_hi}" in page
    assert "object (" not in page
    assert Tag.objects.filter(pk=tag.pk).exists()
