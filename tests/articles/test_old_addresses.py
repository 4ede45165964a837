"""A section, a tag or an author that moved is found at its old address, in one hop."""

import pytest

from articles import workflow
from articles.models import OldAddress
from tests.factories import AuthorFactory, CategoryFactory, TagFactory, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(defence, kavita):
    """What a live story stands under, by the first part of its address."""
    snow = TagFactory(name="बर्फ़", slug="barf")
    published(section=defence, authors=[kavita], tags=[snow])
    return {"section": defence, "tag": snow, "author": kavita}


def move(thing, slug):
    thing.slug = slug
    thing.save()


@pytest.mark.parametrize("kind", ["section", "tag", "author"])
@pytest.mark.parametrize("tail", ["", "feed/"])
def test_every_old_address_leads_to_the_newest_in_one_hop(kabir, places, kind, tail):
    first = places[kind].slug
    for slug in ("doosra", "teesra"):
        move(places[kind], slug)
    for slug in (first, "doosra"):
        response = kabir.get(f"/hi/{kind}/{slug}/{tail}")
        assert (response.status_code, response["Location"]) == (301, f"/hi/{kind}/teesra/{tail}")
    assert kabir.get(f"/hi/{kind}/teesra/{tail}").status_code == 200


@pytest.mark.parametrize("tail", ["", "feed/"])
def test_a_section_that_is_quiet_is_found_as_well(kabir, defence, tail):
    move(defence, "doosra")
    response = kabir.get(f"/en/section/defence/{tail}")
    assert (response.status_code, response["Location"]) == (301, f"/en/section/doosra/{tail}")
    assert kabir.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("kind", ["tag", "author"])
def test_a_language_without_stories_of_it_leads_nowhere(kabir, places, kind):
    first = places[kind].slug
    move(places[kind], "doosra")
    assert kabir.get(f"/en/{kind}/{first}/").status_code == 404


def test_an_address_that_is_taken_anew_is_the_new_ones(kabir, places):
    move(places["tag"], "doosra")
    published(tags=[TagFactory(name="दूसरी बर्फ़", slug="barf")])
    assert kabir.get("/hi/tag/barf/").status_code == 200
    assert not OldAddress.objects.exists()


def test_who_moves_back_leaves_one_old_address(kabir, places):
    move(places["author"], "doosra")
    move(places["author"], "kavita-joshi")
    assert kabir.get("/hi/author/kavita-joshi/").status_code == 200
    assert kabir.get("/hi/author/doosra/")["Location"] == "/hi/author/kavita-joshi/"


def test_the_kinds_do_not_mix(kabir, places):
    move(places["tag"], "doosra")
    assert kabir.get("/hi/author/barf/").status_code == 404
    assert kabir.get("/hi/section/barf/").status_code == 404


def test_nothing_of_a_draft_is_told(kabir, story, asha, kavita):
    move(kavita, "doosra")
    assert kabir.get("/hi/author/kavita-joshi/").status_code == 404
    workflow.publish(story, "hi", by=asha)
    assert kabir.get("/hi/author/kavita-joshi/").status_code == 301


def test_what_is_deleted_leads_nowhere(kabir):
    section, author = CategoryFactory(slug="navy"), AuthorFactory(slug="nobody")
    move(section, "doosra")
    move(author, "doosra")
    section.delete(), author.delete()
    assert kabir.get("/hi/section/navy/").status_code == 404
    assert not OldAddress.objects.exists()
