"""What the front page's screen answers to a press: when readers see it, and in words why it was refused."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.frontpage import workflow as front
from articles.models import Breaking, FrontSlot
from tests.articles.desk import text
from tests.articles.test_front_page_screen import SCREEN, lead, local, press
from tests.factories import later, publish, published

pytestmark = pytest.mark.django_db
NOW, NOT_YET = "Readers see it now.", "For now readers see no change."


@pytest.fixture
def stories(defence):
    return [published(section=defence).article for _number in range(9)]


def said(answer):
    return re.search(r'<p role="status">([^<]*)', text(answer))[1]


def alert(answer):
    """What is said on top of the screen, where the cursor is."""
    return re.search(r'role="alert" tabindex="-1" autofocus>(.*?)</div>', text(answer))[1]


def test_a_scheduled_story_takes_the_lead_when_it_is_live_and_not_before(at_the_desk, asha, stories, story):
    front.place("hi", "1", stories[0], by=asha, seen=0)
    publish(story, at=later(hours=3))
    answer = press(at_the_desk(asha, "en"), "place", story=story.pk, place="1")
    assert ", from " in said(answer)
    assert NOT_YET in said(answer)
    assert lead() == stories[0]
    told = re.findall(r"<p><b>([^<]+)</b>: ([^<]+)</p>", text(answer).partition("front-coming")[2])
    assert told == [("Lead", story.title_hi)]


def test_an_end_before_a_scheduled_story_is_live_is_refused(at_the_desk, asha, stories, story):
    publish(story, at=later(hours=3))
    sent = {"story": story.pk, "place": "1", "ends_at": local(later(hours=2))}
    assert "It would end before it begins." in alert(press(at_the_desk(asha, "en"), "place", **sent))
    assert not FrontSlot.objects.exists()


def test_now_is_said_only_of_what_readers_see_now(at_the_desk, asha, stories):
    client = at_the_desk(asha, "en")
    assert NOW in said(press(client, "place", story=stories[0].pk, place="1"))
    tomorrow = local(later(hours=20))
    answer = press(client, "place", story=stories[1].pk, place="1", starts_at=tomorrow)
    assert NOT_YET in said(answer)
    waiting = FrontSlot.objects.get(story=stories[1]).pk
    assert NOT_YET in said(press(client, "remove", slot=waiting))
    standing = FrontSlot.objects.get(story=stories[0]).pk
    assert NOT_YET in said(press(client, "keep", slot=standing, ends_at=tomorrow))
    assert NOT_YET in said(press(client, "announce", sentence="पुल बंद", starts_at=tomorrow))
    assert NOW in said(press(client, "remove", slot=standing))


def test_a_chosen_story_that_is_scheduled_again_is_among_what_comes(at_the_desk, asha, stories):
    front.place("hi", "1", stories[0], by=asha, seen=0)
    front.place("hi", "2", stories[0], by=asha, seen=9, starts_at=later(hours=1))
    workflow.withdraw(stories[0], "hi", by=asha)
    publish(stories[0], at=later(hours=2))
    html = text(at_the_desk(asha, "en").get(f"{SCREEN}?language=hi")).partition("front-coming")[2]
    assert re.findall(r"<p><b>([^<]+)</b>: ([^<]+)</p>", html) == [("Second tier, 1", stories[0].title_hi)]


def test_breaking_news_leads_to_a_story_that_was_searched_for(at_the_desk, asha, stories):
    client = at_the_desk(asha, "en")
    assert press(client, "announce", sentence="पुल बंद", story=stories[0].pk).status_code == 200
    assert Breaking.objects.get().story == stories[0]


def test_breaking_news_does_not_lead_to_a_story_that_was_withdrawn(at_the_desk, asha, stories):
    workflow.withdraw(stories[8], "hi", by=asha)
    answer = press(at_the_desk(asha, "en"), "announce", sentence="पुल बंद", story=stories[8].pk)
    assert alert(answer).count("Readers do not have this story in this language. Choose another one.") == 1
    assert "पुल बंद" in text(answer)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"verb": "place", "story": "99999", "place": "1"}, "This story is not there any more."),
        ({"verb": "place", "story": "99999", "place": "1", "ends_at": "morgen"}, "Until: Enter a valid date/time."),
        ({"verb": "keep", "slot": "99999", "ends_at": "morgen"}, "Until: Enter a valid date/time."),
        ({"verb": "take_back", "change": "99999"}, "This change is not in the list."),
    ],
)
def test_what_is_gone_or_typed_wrong_is_said_on_top(at_the_desk, asha, stories, sent, words):
    answer = press(at_the_desk(asha, "en"), **sent)
    assert answer.status_code == 400
    assert words in alert(answer)


def test_the_version_is_read_before_what_it_stands_for(at_the_desk, asha, stories):
    """What a colleague changes in between is on the screen, or the next press is refused."""
    client = at_the_desk(asha)
    with CaptureQueriesContext(connection) as asked:
        client.get(SCREEN)
    tables = [name for question in asked for name in re.findall(r'FROM "(\w+)"', question["sql"])]
    assert tables.index("articles_frontchange") < tables.index("articles_frontslot")
