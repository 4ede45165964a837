"""The rows of sections on the front page."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import time_machine

from articles.caching import words_of
from articles.frontpage.rhythm import in_rows
from articles.models import Author, Edition
from articles.templatetags.sections import hue
from newsroom.pagecache.naming import EXPIRES, TAGS
from tests.factories import AuthorFactory, CategoryFactory, ImageFactory, published


def block(name, stories, *, pictured=0, opinion=False):
    return SimpleNamespace(
        name=name,
        category=SimpleNamespace(opinion=opinion),
        editions=[f"{name} {number}" for number in range(stories)],
        pictured=[f"{name} {number}" for number in range(min(pictured, 3))],
    )


def rows(*blocks):
    return [(row.rhythm, "".join(block.name for block in row.blocks)) for row in in_rows(list(blocks))]


def test_many_sections_stand_in_rows_of_different_rhythm():
    sections = [block(name, stories=6) for name in "abcdefg"]
    assert rows(*sections) == [("broad", "a"), ("pair", "bc"), ("digest", "def"), ("broad", "g")]


def test_a_section_rich_in_pictures_becomes_a_row_of_them_once_another_stood_broad():
    sections = [block(name, stories=6, pictured=4) for name in "abcd"]
    assert rows(*sections) == [("broad", "a"), ("pair", "bc"), ("photos", "d")]
    assert rows(block("a", stories=3, pictured=3)) == [("photos", "a")]


def test_a_section_of_few_stories_does_not_stand_alone():
    few = [block(name, stories=2) for name in "abcdefghi"]
    for number in range(2, 10):
        assert all(len(names) > 1 for _, names in rows(*few[:number])), number


def test_the_only_section_does():
    assert rows(block("a", stories=2)) == [("wide", "a")]
    assert rows() == []


@pytest.mark.parametrize("number", range(1, 12))
def test_every_section_stands_once_in_the_order_of_the_menu(number):
    sections = [block(chr(97 + at), stories=at * 5 % 8 + 1, pictured=at % 4) for at in range(number)]
    assert "".join(names for _, names in rows(*sections)) == "abcdefghijk"[:number]


def test_views_stand_between_the_news_wherever_the_menu_has_them():
    news = [block(name, stories=6) for name in "abcdefg"]
    assert rows(*news, block("v", stories=2, opinion=True))[2] == ("opinion", "v")
    assert rows(block("v", stories=2, opinion=True)) == [("opinion", "v")]


@pytest.mark.django_db
class TestFrontPage:
    @pytest.fixture
    def views(self):
        """A section of views, below what just came in."""
        writer = AuthorFactory(name_hi="लता मेहरा", photo=ImageFactory())
        section = CategoryFactory(slug="vichar", opinion=True)
        published(section=section, authors=[writer], hi={"title": "पानी किसका है", "body": "<p>सबका।</p>"})
        desk = CategoryFactory()
        for _number in range(14):
            published(section=desk)
        return section

    def test_a_view_says_who_holds_it(self, kabir, views):
        page = kabir.get("/hi/").content.decode()
        card = page[page.index('<article class="opinion-card"') :]
        assert card.index("लता मेहरा") < card.index("पानी किसका है")

    def test_so_does_each_on_the_section_s_own_pages(self, kabir, views, django_assert_num_queries):
        first, *_others = [published(section=views, authors=[AuthorFactory(name_hi="इमरान")]) for _number in range(3)]
        for address in ("/hi/section/vichar/", f"/hi/section/vichar/?before={first.article_id}"):
            page = kabir.get(address).content.decode()
            assert page.index("लता मेहरा") < page.index("पानी किसका है")
        with django_assert_num_queries(11):  # one more than a section of news asks, however many there are
            assert kabir.get("/hi/section/vichar/").content.decode().count("इमरान") == 3

    @pytest.mark.parametrize("address", ["/hi/", "/hi/section/vichar/"])
    def test_the_page_is_made_anew_when_the_writer_gets_another_name(self, kabir, views, address):
        writer = Author.objects.get(name_hi="लता मेहरा")
        tags = kabir.get(address)[TAGS].split()
        assert {words_of("author", writer.pk), words_of("image", writer.photo_id)} <= set(tags)
        Author.objects.filter(pk=writer.pk).update(name_hi="लता मेहरोत्रा")
        assert "लता मेहरोत्रा" in kabir.get(address).content.decode()

    def test_views_are_marked_in_menu_and_lists(self, kabir, views):
        page = kabir.get("/hi/section/vichar/").content.decode()
        assert page.count('data-hue="opinion"') == 3  # the menu, the head of the page, the story
        assert Edition.objects.get(section=views).section.opinion

    def test_the_masthead_has_the_day_in_both_calendars_and_is_right_until_midnight(self, kabir):
        with time_machine.travel(datetime(2026, 11, 23, 18, 29, 59, tzinfo=UTC), tick=False):
            answer = kabir.get("/hi/")
        assert "सोमवार, 23 नवंबर 2026</time> <span>2 अग्रहायण 1948 शक</span>" in answer.content.decode()
        with time_machine.travel(float(answer[EXPIRES]), tick=False):
            assert "24 नवंबर 2026</time> <span>3 अग्रहायण 1948 शक</span>" in kabir.get("/hi/").content.decode()
        assert float(answer[EXPIRES]) == datetime(2026, 11, 23, 18, 30, tzinfo=UTC).timestamp()

    def test_a_part_of_it_is_set_as_views_too(self, kabir, views, django_assert_num_queries):
        part = CategoryFactory(parent=views)
        story = published(section=part)
        assert '<article class="page" data-hue="opinion">' in kabir.get(story.get_absolute_url()).content.decode()
        assert '<header class="page-head" data-hue="opinion">' in kabir.get(part.get_absolute_url()).content.decode()
        card = Edition.objects.live("hi").for_cards().get(section=part)
        with django_assert_num_queries(0):
            assert hue(card.section) == "opinion"
