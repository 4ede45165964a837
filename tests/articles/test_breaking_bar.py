"""Breaking news over the front page: one sentence, its moment, and its end."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from articles import workflow
from articles.frontpage import workflow as front
from articles.frontpage.standing import standing
from articles.models import Breaking
from articles.templatetags.dates import iso
from newsroom import hindi
from tests.factories import later, published

pytestmark = pytest.mark.django_db
SENTENCE = "कोसी का जलस्तर ख़तरे के निशान से ऊपर, 40 गाँव ख़ाली कराए जा रहे हैं"


def announce(by, sentence=SENTENCE, **more):
    return front.announce("hi", sentence, by=by, seen=99, **more)


def bar():
    return standing("hi").arrangement.breaking


def test_it_stands_over_the_front_page_of_its_language_alone(asha, kabir):
    announce(asha)
    html = kabir.get("/hi/").content.decode()
    assert SENTENCE in html
    assert html.index(SENTENCE) < html.index("<main")
    assert "aria-live" not in html
    assert 'role="alert"' not in html
    assert SENTENCE not in kabir.get("/en/").content.decode()


def test_it_says_its_moment_and_leads_to_its_story(asha, kabir):
    story = published()
    announce(asha, story=story.article)
    html = kabir.get("/hi/").content.decode()
    assert f'<a href="{story.get_absolute_url()}">{SENTENCE}</a>' in html
    assert f'<time datetime="{iso(bar().since)}">{hindi.format_datetime(bar().since, "hi")}</time>' in html


def test_it_ends_after_two_hours_unless_somebody_says_otherwise(asha):
    announce(asha)
    begun = Breaking.objects.get().starts_at
    for moment, stands in ((timedelta(hours=2, microseconds=-1), True), (timedelta(hours=2), False)):
        with time_machine.travel(begun + moment, tick=False):
            assert bool(bar()) is stands


def test_it_can_begin_later(asha):
    announce(asha, starts_at=later(hours=1), ends_at=later(hours=3))
    assert bar() is None
    with time_machine.travel(later(hours=2), tick=False):
        assert bar().sentence == SENTENCE


def test_a_withdrawn_story_leaves_the_sentence_without_a_link(asha):
    story = published()
    announce(asha, story=story.article)
    workflow.withdraw(story.article, "hi", by=asha)
    assert bar().sentence == SENTENCE
    assert bar().edition is None


def test_the_same_sentence_with_a_later_end_keeps_its_moment_and_a_new_one_does_not(asha):
    announce(asha)
    since = bar().since
    announce(asha, ends_at=later(hours=5))
    assert bar().since == since
    announce(asha, "दूसरा वाक्य")
    assert bar().since > since
    assert Breaking.objects.count() == 1


def test_the_same_sentence_without_a_beginning_is_brought_forward(asha):
    announce(asha, starts_at=later(hours=2), ends_at=later(hours=6))
    announce(asha, ends_at=later(hours=6))
    assert bar().sentence == SENTENCE
    assert bar().since <= later()


def test_without_an_end_it_lasts_two_hours_from_the_change_however_long_it_has_stood(asha):
    announce(asha, ends_at=later(hours=9))
    with time_machine.travel(later(hours=3), tick=False):
        announce(asha)
        assert bar().sentence == SENTENCE
    with time_machine.travel(later(hours=4, minutes=59), tick=False):
        assert bar().sentence == SENTENCE


def test_what_is_planned_for_later_does_not_take_away_what_stands(asha):
    announce(asha)
    for sentence in ("कल का भाषण", SENTENCE):
        with pytest.raises(ValidationError) as refused:
            announce(asha, sentence, starts_at=later(hours=5))
        assert "starts_at" in refused.value.message_dict
        assert bar().sentence == SENTENCE
    front.end_breaking("hi", by=asha, seen=99)
    announce(asha, "कल का भाषण", starts_at=later(hours=5))
    announce(asha, "परसों का भाषण", starts_at=later(hours=6))
    assert Breaking.objects.get().sentence == "परसों का भाषण"


def test_what_comes_back_may_have_led_to_a_story_that_is_gone(asha, story):
    workflow.publish(story, "hi", by=asha, at=later(hours=3))
    announce(asha, story=story)
    change = front.end_breaking("hi", by=asha, seen=99)
    workflow.withdraw(story, "hi", by=asha)
    story.delete()
    front.take_back(change, by=asha)
    connection.check_constraints()
    assert bar().sentence == SENTENCE


def test_it_is_ended_early_and_that_is_taken_back(asha):
    announce(asha)
    change = front.end_breaking("hi", by=asha, seen=99)
    assert bar() is None
    front.take_back(change, by=asha)
    assert bar().sentence == SENTENCE
    with pytest.raises(ValidationError, match="हटाने"):
        front.end_breaking("en", by=asha, seen=99)


@pytest.mark.parametrize("sentence", ["", "   ", "क" * 121])
def test_a_sentence_has_1_to_120_letters(asha, sentence):
    with pytest.raises(ValidationError) as refused:
        announce(asha, sentence)
    assert "sentence" in refused.value.message_dict
    assert bar() is None
    announce(asha, "क्षा" * 120)


@pytest.mark.parametrize("window", [{"starts_at": -1}, {"ends_at": -1}, {"starts_at": 2, "ends_at": 1}])
def test_moments_that_are_over_or_in_the_wrong_order_are_refused(asha, window):
    with pytest.raises(ValidationError):
        announce(asha, **{name: later(hours=hours) for name, hours in window.items()})
    assert bar() is None


def test_only_editors_break_news(ravi, meera):
    for person in (ravi, meera):
        with pytest.raises(PermissionDenied):
            announce(person)


def test_a_colleague_who_was_quicker_is_named(asha, admin):
    front.announce("hi", SENTENCE, by=asha, seen=0)
    with pytest.raises(ValidationError, match="आशा राव"):
        front.announce("hi", "दूसरा वाक्य", by=admin, seen=0)
    assert bar().sentence == SENTENCE


def test_a_story_that_readers_do_not_have_is_not_linked_to(asha, story):
    with pytest.raises(ValidationError):
        announce(asha, story=story)
