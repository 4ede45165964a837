"""The hour of a chosen story changes, or readers lose it: what stands in its place meanwhile, and after."""

import pytest
import time_machine

from articles import workflow
from tests.articles.front_places import now_on, place, upper
from tests.factories import later, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(defence):
    """Seven live stories of one section, the newest last."""
    return [published(section=defence).article for _number in range(7)]


class TestAnotherHour:
    """The hour of a chosen story changes after it was chosen: the place is its own when it is live, and not before."""

    @pytest.fixture
    def coming(self, stories, story, asha):
        """The lead is chosen, and another story is to take its place in an hour."""
        workflow.publish(story, "hi", by=asha, at=later(hours=1))
        place("1", stories[0], asha)
        place("1", story, asha)
        return story

    def leads_at(self, **delta):
        with time_machine.travel(later(**delta), tick=False):
            return upper()[0]

    def test_put_off_it_takes_the_place_later(self, stories, coming, asha):
        workflow.publish(coming, "hi", by=asha, at=later(hours=5))
        assert [self.leads_at(hours=2), self.leads_at(hours=6)] == [stories[0], coming]

    def test_brought_forward_it_takes_the_place_sooner(self, stories, coming, asha):
        workflow.publish(coming, "hi", by=asha)
        assert upper()[:2] == [coming, stories[6]]

    def test_called_off_it_leaves_the_place_to_what_stands_there(self, stories, coming, asha):
        workflow.withdraw(coming, "hi", by=asha)
        assert self.leads_at(hours=2) == stories[0]
        workflow.publish(coming, "hi", by=asha, at=later(hours=3))
        assert self.leads_at(hours=4) == coming

    def test_what_an_editor_does_there_meanwhile_takes_nothing_away(self, stories, coming, asha):
        workflow.publish(coming, "hi", by=asha, at=later(hours=9))
        with time_machine.travel(later(hours=2), tick=False):
            place("1", stories[1], asha, ends_at=later(hours=1))
            assert upper()[0] == stories[1]
        assert [self.leads_at(hours=4), self.leads_at(hours=10)] == [stories[0], coming]

    def test_what_is_chosen_after_it_stands_until_it_is_live(self, stories, coming, asha):
        place("1", stories[2], asha)
        assert [upper()[0], self.leads_at(hours=2)] == [stories[2], coming]


class TestWithdrawal:
    def test_a_withdrawn_story_leaves_its_place_and_comes_back_to_it(self, stories, asha):
        place("1", stories[0], asha)
        workflow.withdraw(stories[0], "hi", by=asha)
        assert upper() == stories[:2:-1]
        workflow.put_back(stories[0], "hi", by=asha)
        assert upper()[0] == stories[0]

    def test_what_an_editor_chose_before_it_stands_meanwhile(self, stories, asha):
        place("1", stories[0], asha)
        place("1", stories[1], asha, ends_at=later(hours=1))
        workflow.withdraw(stories[1], "hi", by=asha)
        assert upper()[0] == stories[0]
        workflow.put_back(stories[1], "hi", by=asha)
        assert upper()[0] == stories[1]

    def test_what_is_put_there_meanwhile_stays(self, stories, asha):
        place("1", stories[0], asha)
        workflow.withdraw(stories[0], "hi", by=asha)
        place("1", stories[1], asha)
        workflow.put_back(stories[0], "hi", by=asha)
        assert upper()[0] == stories[1]

    def test_the_lead_is_whoever_is_left(self, asha, defence):
        only = published(section=defence).article
        place("3", only, asha)
        assert upper() == [only]
        assert now_on().lead.article == only
