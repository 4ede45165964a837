"""Whatever an editor did with the front page has a way back, as long as nobody has changed the place since."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from articles.frontpage import workflow as front
from articles.models import FrontChange, FrontSlot
from tests.articles.front_places import place, seen, slot, upper
from tests.factories import CategoryFactory, later, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(defence):
    """Seven live stories of one section, the newest last."""
    return [published(section=defence).article for _number in range(7)]


def test_each_act_has_a_way_back(stories, asha):
    place("1", stories[0], asha, ends_at=later(hours=5))
    place("2", stories[1], asha)
    before = list(FrontSlot.objects.order_by("pk").values_list("number", "story", "starts_at", "ends_at"))
    for act in (
        lambda: place("1", stories[2], asha),
        lambda: place("3", stories[1], asha),
        lambda: front.move("hi", slot("2"), "1", by=asha, seen=seen()),
        lambda: front.keep("hi", slot("2"), by=asha, seen=seen(), ends_at=later(hours=1)),
        lambda: front.remove("hi", slot("1"), by=asha, seen=seen()),
    ):
        change = act()
        front.take_back(change, by=asha)
        now = FrontSlot.objects.order_by("number").values_list("number", "story", "starts_at", "ends_at")
        assert list(now) == before


def test_taking_back_is_taken_back_the_same_way(stories, asha):
    change = place("1", stories[0], asha)
    back = front.take_back(change, by=asha)
    assert upper()[0] == stories[6]
    front.take_back(back, by=asha)
    assert upper()[0] == stories[0]


def test_one_goes_back_step_by_step_and_forward_again(stories, asha):
    first, second = place("1", stories[0], asha), place("1", stories[1], asha)
    back = front.take_back(second, by=asha)
    front.take_back(first, by=asha)
    assert upper()[0] == stories[6]
    with pytest.raises(ValidationError):
        front.take_back(back, by=asha)
    front.take_back(FrontChange.objects.first(), by=asha)
    assert upper()[0] == stories[0]
    front.take_back(back, by=asha)
    assert upper()[0] == stories[1]


def test_whoever_looked_before_a_taking_back_is_told_of_it(stories, asha, admin):
    change = place("1", stories[0], asha)
    looked = seen()
    front.take_back(change, by=asha)
    with pytest.raises(ValidationError, match="आशा"):
        place("1", stories[1], admin, seen=looked)


def test_a_colleagues_later_change_is_not_lost_with_it(stories, asha, admin):
    change = place("1", stories[0], asha)
    place("1", stories[1], admin)
    with pytest.raises(ValidationError, match="प्रशासक"):
        front.take_back(change, by=asha)
    assert upper()[0] == stories[1]


def test_a_colleagues_change_of_another_place_stays(stories, asha, admin):
    change = place("1", stories[0], asha)
    place("3", stories[1], admin)
    front.take_back(change, by=asha)
    assert upper() == [stories[6], stories[5], stories[1], stories[4]]


def test_the_log_says_who_did_what_and_is_only_added_to(stories, asha, admin):
    front.take_back(place("1", stories[0], asha), by=admin)
    log = [(change.number, change.by, change.verb, change.takes_back_id) for change in FrontChange.objects.all()]
    first = FrontChange.objects.get(number=1)
    assert log == [(2, admin, "placed", first.pk), (1, asha, "placed", None)]


def test_whoever_placed_what_comes_back_may_have_left(stories, asha, admin):
    place("1", stories[0], admin)
    change = place("1", stories[1], asha)
    admin.delete()
    front.take_back(change, by=asha)
    connection.check_constraints()
    assert upper()[0] == stories[0]


def test_a_section_that_is_gone_takes_its_place_along(stories, asha):
    gone = CategoryFactory()
    change = place(f"section-{gone.pk}", stories[0], asha)
    removed = front.remove("hi", slot(f"section-{gone.pk}"), by=asha, seen=seen())
    gone.delete()
    front.take_back(removed, by=asha)
    assert not FrontSlot.objects.exists()
    assert change.number == 1
