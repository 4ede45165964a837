"""Two editors press at the same moment, each on a connection of their own."""

import pytest
from django.core.exceptions import ValidationError

from articles.frontpage import workflow as front
from articles.frontpage.standing import standing
from articles.models import FrontChange, FrontPage, FrontSlot
from tests.at_once import at_once
from tests.factories import CategoryFactory, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stories():
    section = CategoryFactory()
    return [published(section=section).article for _number in range(6)]


def placing(key, story, by, seen=0):
    return lambda: front.place("hi", key, story, by=by, seen=seen)


def test_of_two_for_one_place_one_stands_and_the_other_editor_is_told(stories, asha, admin):
    raised = at_once(placing("1", stories[0], asha), placing("1", stories[1], admin))
    refused = [error for error in raised if error]
    assert len(refused) == 1
    assert isinstance(refused[0], ValidationError)
    (slot,) = FrontSlot.objects.all()
    (change,) = FrontChange.objects.all()
    assert slot.by == change.by
    assert change.by.get_full_name() in refused[0].messages[0]
    assert standing("hi").arrangement.lead.article_id == slot.story_id


def test_different_places_both_stand(stories, asha, admin):
    acts = [placing(str(number + 1), story, (asha, admin)[number % 2]) for number, story in enumerate(stories[:4])]
    assert at_once(*acts) == [None] * 4
    page = standing("hi").arrangement
    assert [edition.article for edition in (page.lead, *page.second_tier)] == stories[:4]
    assert sorted(FrontChange.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert FrontPage.objects.get().version == 4


def test_two_moves_over_each_other_leave_each_story_once(stories, asha, admin):
    for number, story in enumerate(stories[:4]):
        placing(str(number + 1), story, asha, seen=number)()
    keys = {slot.number: slot.pk for slot in FrontSlot.objects.all()}
    raised = at_once(
        lambda: front.move("hi", keys[4], "1", by=asha, seen=4),
        lambda: front.move("hi", keys[1], "3", by=admin, seen=4),
    )
    assert sum(error is None for error in raised) == 1
    page = standing("hi").arrangement
    order = [edition.article for edition in (page.lead, *page.second_tier)]
    assert sorted(order, key=stories.index) == stories[:4]
    assert order in ([stories[3], *stories[:3]], [stories[1], stories[2], stories[0], stories[3]])


def test_a_change_is_taken_back_once(stories, asha, admin):
    change = placing("1", stories[0], asha)()
    raised = at_once(lambda: front.take_back(change, by=asha), lambda: front.take_back(change, by=admin))
    assert sum(error is None for error in raised) == 1
    assert not FrontSlot.objects.exists()
