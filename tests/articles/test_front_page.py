"""Editors say what stands on the front page, and until when; the rest fills itself."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from articles import workflow
from articles.frontpage import workflow as front
from articles.frontpage.standing import standing
from articles.models import FrontSlot
from tests.articles.front_places import now_on, place, seen, slot, upper
from tests.factories import CategoryFactory, ImageFactory, later, publish, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(defence):
    """Seven live stories of one section, the newest last."""
    return [published(section=defence).article for _number in range(7)]


class TestPlacing:
    def test_an_empty_front_page_fills_itself_with_the_newest(self, stories):
        assert upper() == stories[:2:-1]

    def test_what_an_editor_puts_in_a_place_stands_there_and_nowhere_else(self, stories, asha, kabir):
        place("1", stories[0], asha)
        place("3", stories[1], asha)
        assert upper() == [stories[0], stories[6], stories[1], stories[5]]
        html = kabir.get("/hi/").content.decode()
        assert html.count(f'href="{stories[0].edition("hi").get_absolute_url()}"') == 1

    def test_a_story_older_than_all_that_the_page_reads_can_be_put_there(self, stories, asha, monkeypatch):
        monkeypatch.setattr("articles.frontpage.standing.STORIES", 5)
        place("2", stories[0], asha)
        assert upper()[1] == stories[0]

    def test_the_first_story_of_a_section_is_chosen_too(self, asha, defence):
        sport = CategoryFactory(position=9)
        rows = [published(section=sport).article for _number in range(3)]
        for _number in range(14):
            published(section=defence)
        place(f"section-{sport.pk}", rows[0], asha)
        block = next(block for block in now_on().blocks if block.category == sport)
        assert [edition.article for edition in block.editions] == [rows[0], rows[2], rows[1]]

    def test_the_other_language_has_a_front_page_of_its_own(self, stories, asha):
        for story in stories:
            publish(story, "en")
        place("1", stories[0], asha, language="en")
        assert upper("en")[0] == stories[0]
        assert upper("hi")[0] == stories[6]

    def test_a_story_put_elsewhere_leaves_the_place_where_it_stood(self, stories, asha):
        place("1", stories[0], asha)
        place("3", stories[0], asha)
        assert [story for story in upper() if story == stories[0]] == [stories[0]]
        assert upper()[2] == stories[0]
        assert FrontSlot.objects.count() == 1

    def test_only_what_readers_have_or_will_have_stands_there(self, story, asha):
        with pytest.raises(ValidationError, match="हिंदी"):
            place("1", story, asha)
        workflow.publish(story, "hi", by=asha, at=later(hours=1))
        place("1", story, asha)
        assert upper() == []

    def test_reporters_and_moderators_do_not_change_it(self, stories, ravi, meera):
        for person in (ravi, meera):
            with pytest.raises(PermissionDenied):
                place("1", stories[0], person)
        assert not FrontSlot.objects.exists()

    @pytest.mark.parametrize("key", ["0", "5", "", "section-", "section-99999", "section-x", "breaking"])
    def test_an_unknown_place_is_refused(self, stories, asha, key):
        with pytest.raises(ValidationError):
            place(key, stories[0], asha)


class TestTime:
    def test_it_begins_and_ends_to_the_second(self, stories, asha):
        begins, ends = later(hours=1), later(hours=2)
        place("1", stories[0], asha, starts_at=begins, ends_at=ends)
        blink = timedelta(microseconds=1)
        for moment, is_there in ((begins - blink, False), (begins, True), (ends - blink, True), (ends, False)):
            with time_machine.travel(moment, tick=False):
                assert (upper()[0] == stories[0]) is is_there, moment

    def test_what_stood_there_before_returns_when_the_other_one_is_over(self, stories, asha):
        place("1", stories[0], asha)
        place("1", stories[1], asha, ends_at=later(hours=1))
        assert upper()[0] == stories[1]
        with time_machine.travel(later(hours=1, seconds=1), tick=False):
            assert upper()[0] == stories[0]

    def test_a_scheduled_one_takes_the_place_at_its_hour(self, stories, asha):
        place("1", stories[0], asha)
        place("1", stories[1], asha, starts_at=later(hours=1))
        assert upper()[0] == stories[0]
        with time_machine.travel(later(hours=1, seconds=1), tick=False):
            assert upper()[0] == stories[1]
            front.remove("hi", slot("1"), by=asha, seen=seen())
            assert upper()[0] == stories[0], "what was put there without an end is still there"

    def test_removed_for_good_what_it_covered_is_gone_as_well(self, stories, asha):
        place("1", stories[0], asha)
        place("1", stories[1], asha)
        front.remove("hi", slot("1"), by=asha, seen=seen())
        assert upper()[0] == stories[6]

    def test_a_story_scheduled_for_another_place_moves_at_its_hour(self, stories, asha):
        place("1", stories[0], asha)
        place("3", stories[0], asha, starts_at=later(hours=1))
        with time_machine.travel(later(hours=1, seconds=1), tick=False):
            assert upper() == [stories[6], stories[5], stories[0], stories[4]]

    def test_a_story_in_its_place_appears_when_it_is_published(self, stories, story, asha):
        workflow.publish(story, "hi", by=asha, at=later(hours=1))
        place("2", story, asha)
        assert story not in upper()
        with time_machine.travel(later(hours=1, seconds=1), tick=False):
            assert upper()[1] == story

    def test_the_end_can_be_set_and_taken_away(self, stories, asha):
        place("2", stories[0], asha)
        front.keep("hi", slot("2"), by=asha, seen=seen(), ends_at=later(hours=1))
        with time_machine.travel(later(hours=2), tick=False):
            assert stories[0] not in upper()
        front.keep("hi", slot("2"), by=asha, seen=seen())
        with time_machine.travel(later(hours=2), tick=False):
            assert upper()[1] == stories[0]

    @pytest.mark.parametrize("window", [{"starts_at": -1}, {"ends_at": -1}, {"starts_at": 2, "ends_at": 1}])
    def test_moments_that_are_over_or_in_the_wrong_order_are_refused(self, stories, asha, window):
        window = {name: later(hours=hours) for name, hours in window.items()}
        with pytest.raises(ValidationError):
            place("1", stories[0], asha, **window)
        assert not FrontSlot.objects.exists()

    def test_the_page_to_come_is_known(self, stories, story, asha):
        workflow.publish(story, "hi", by=asha, at=later(hours=1))
        place("3", stories[0], asha, starts_at=later(hours=2))
        page = now_on(moment=later(hours=3))
        assert page.lead.article == story
        assert page.second_tier[1].article == stories[0]
        assert standing("hi").until == FrontSlot.objects.get().starts_at

    def test_what_was_there_comes_back_when_the_story_over_it_stands_elsewhere(self, stories, asha):
        place("1", stories[0], asha)
        place("1", stories[1], asha, ends_at=later(hours=9))
        place("2", stories[1], asha, starts_at=later(hours=2))
        with time_machine.travel(later(hours=3), tick=False):
            assert upper()[:2] == stories[:2]


class TestMoving:
    def test_up_and_down_change_neighbours(self, stories, asha):
        for key, story in zip("1234", stories, strict=False):
            place(key, story, asha)
        front.move("hi", slot("3"), "2", by=asha, seen=seen())
        assert upper() == [stories[0], stories[2], stories[1], stories[3]]
        front.move("hi", slot("4"), "1", by=asha, seen=seen())
        assert upper() == [stories[3], stories[0], stories[2], stories[1]]

    def test_a_place_that_fills_itself_makes_room_as_well(self, stories, asha):
        place("1", stories[0], asha)
        front.move("hi", slot("1"), "3", by=asha, seen=seen())
        assert upper() == [stories[6], stories[5], stories[0], stories[4]]

    def test_an_end_goes_along(self, stories, asha):
        place("1", stories[0], asha, ends_at=later(hours=1))
        front.move("hi", slot("1"), "2", by=asha, seen=seen())
        with time_machine.travel(later(hours=2), tick=False):
            assert stories[0] not in upper()

    def test_over_another_story_the_moved_one_stands(self, stories, asha):
        place("1", stories[0], asha)
        place("1", stories[1], asha, ends_at=later(hours=1))
        place("2", stories[2], asha)
        front.move("hi", slot("2"), "1", by=asha, seen=seen())
        assert upper()[:2] == [stories[2], stories[1]]

    def test_into_a_section_and_out_of_it(self, stories, asha, defence):
        place("1", stories[0], asha)
        front.move("hi", slot("1"), f"section-{defence.pk}", by=asha, seen=seen())
        assert now_on().places[f"section-{defence.pk}"].article == stories[0]
        front.move("hi", slot(f"section-{defence.pk}"), "4", by=asha, seen=seen())
        assert upper()[3] == stories[0]

    def test_what_waits_keeps_its_hour_in_the_other_place(self, stories, asha):
        place("1", stories[0], asha, starts_at=later(hours=1))
        waiting = FrontSlot.objects.get()
        front.move("hi", waiting.pk, "2", by=asha, seen=seen())
        assert FrontSlot.objects.get().starts_at == waiting.starts_at
        with time_machine.travel(later(hours=2), tick=False):
            assert upper()[1] == stories[0]


class TestTogether:
    def test_the_second_of_two_editors_is_told_what_the_first_one_did(self, stories, asha, admin):
        before = seen()
        place("1", stories[0], asha, seen=before)
        with pytest.raises(ValidationError, match="आशा राव") as refused:
            place("1", stories[1], admin, seen=before)
        assert stories[0].title_hi in refused.value.messages[0]
        assert upper()[0] == stories[0]

    def test_different_places_do_not_meet(self, stories, asha, admin):
        before = seen()
        place("1", stories[0], asha, seen=before)
        place("3", stories[1], admin, seen=before)
        assert upper()[::2] == [stories[0], stories[1]]

    def test_the_same_story_in_two_places_does(self, stories, asha, admin):
        place("1", stories[0], asha)
        before = seen()
        front.move("hi", slot("1"), "2", by=asha, seen=before)
        with pytest.raises(ValidationError, match="आशा"):
            place("4", stories[0], admin, seen=before)

    def test_what_a_colleague_took_out_cannot_be_moved(self, stories, asha, admin):
        place("1", stories[0], asha)
        before, key = seen(), slot("1")
        front.remove("hi", key, by=asha, seen=before)
        with pytest.raises(ValidationError, match="आशा"):
            front.move("hi", key, "2", by=admin, seen=before)


def test_a_picture_story_leads_the_rest_around_what_was_chosen(asha, defence):
    pictured = published(section=defence, lead_image=ImageFactory()).article
    newer = [published(section=defence).article for _number in range(3)]
    place("2", newer[2], asha)
    assert upper() == [pictured, newer[2], newer[1], newer[0]]
