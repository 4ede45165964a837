"""Which stories a story leads on to."""

import re

import pytest

from articles import workflow
from articles.models import Related
from tests.factories import ArticleFactory, publish

pytestmark = pytest.mark.django_db


def proposed(client, edition):
    """The addresses that stand under “related” on a story's page."""
    page = client.get(edition.get_absolute_url()).content.decode()
    found = re.search(r'aria-labelledby="related".*?</section>', page, re.DOTALL)
    return re.findall(r'<h3><a href="/hi/news/([^"]+)/"', found[0]) if found else []


@pytest.fixture
def stories(asha, defence):
    """Five Hindi stories of a section, the oldest first."""
    return [publish(ArticleFactory(section=defence), "hi", by=asha) for _number in range(5)]


def relate(edition, *others):
    for position, other in enumerate(others):
        Related.objects.create(edition=edition, other=other, position=position)


def test_a_story_leads_to_those_that_go_with_it_in_their_order(kabir, stories):
    relate(stories[0], *stories[1:4])
    assert proposed(kabir, stories[0]) == [story.slug for story in stories[1:4]]


def test_with_too_few_the_newest_of_its_section_help_out_and_none_stands_there_twice(kabir, stories):
    relate(stories[4], stories[2])
    assert proposed(kabir, stories[4]) == [stories[2].slug, stories[3].slug, stories[1].slug]


def test_a_withdrawn_story_is_not_proposed(kabir, stories, asha):
    relate(stories[0], *stories[1:5])
    workflow.withdraw(stories[1].article, "hi", by=asha)
    assert proposed(kabir, stories[0]) == [story.slug for story in stories[2:5]]
