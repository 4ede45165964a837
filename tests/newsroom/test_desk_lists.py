"""The desk's lists and forms say moments, order and purpose in the house's way."""

import pytest
import time_machine
from django.contrib import admin
from django.db import models

from articles.models import Author, Equivalents
from comments.bans import ban_address
from tests.factories import AuthorFactory, CategoryFactory, ImageFactory

pytestmark = pytest.mark.django_db
NOW = "2026-11-27T07:31:00Z"
SAID = {"hi": "दोपहर 1:01", "en": "1:01 pm"}


@pytest.fixture
def administrator(request):
    """The cast's Admin, whose name Django's admin has here."""
    return request.getfixturevalue("admin")


@pytest.mark.parametrize("language", ["hi", "en"])
def test_moments_are_said_as_everywhere_on_the_desk(administrator, at_the_desk, language):
    with time_machine.travel(NOW, tick=False):
        desk = at_the_desk(administrator, language)
        ban = ban_address("kabir@example.org", by=administrator, name="कबीर", reason="")
        desk.post("/admin/articles/equivalents/add/", {"terms": "भारत\nIndia"})
        entry = Equivalents.objects.get()
        places = (
            "articles/equivalents/",
            f"articles/equivalents/{entry.pk}/history/",
            "comments/ban/",
            f"comments/ban/{ban.pk}/change/",
            "newsroom/user/",
        )
        for place in places:
            page = desk.get(f"/admin/{place}").content.decode()
            assert SAID[language] in page, place
            assert "अपराह्न" not in page, place
            assert "p.m." not in page, place


def test_no_list_leaves_a_moment_to_django():
    for model, screen in admin.site._registry.items():
        moments = {field.name for field in model._meta.get_fields() if isinstance(field, models.DateField)}
        assert not moments & set(map(str, screen.list_display)), model


def test_each_section_stands_over_its_parts(administrator, at_the_desk):
    first = CategoryFactory(name_hi="देश", position=1)
    second = CategoryFactory(name_hi="दुनिया", position=2)
    CategoryFactory(name_hi="कूटनीति", parent=second, position=1)
    CategoryFactory(name_hi="राज्य", parent=first, position=2)
    page = at_the_desk(administrator).get("/admin/articles/category/")
    names = [row.name_hi for row in page.context["cl"].result_list]
    assert names == ["देश", "राज्य", "दुनिया", "कूटनीति"]
    assert "सेक्शन" in page.content.decode()
    by_name = at_the_desk(administrator).get("/admin/articles/category/?o=2")
    assert len(by_name.context["cl"].result_list) == 4


def test_who_looks_for_a_lead_picture_sees_portraits_only_when_they_search(asha, at_the_desk):
    news, portrait = ImageFactory(alt_hi="नदी पर पुल"), ImageFactory(alt_hi="कविता जोशी")
    AuthorFactory(photo=portrait)
    assert Author.objects.get(photo=portrait)
    desk = at_the_desk(asha)

    def found(query):
        return set(desk.get(f"/admin/articles/image/?{query}").context["cl"].result_list)

    assert found("_popup=1&for=lead_image") == {news}
    assert found("_popup=1&for=lead_image&q=kavita") == {portrait}
    assert found("_popup=1&for=photo") == found("") == {news, portrait}


def test_an_editor_is_told_once_what_the_publication_is_and_who_changes_it(asha, administrator, at_the_desk):
    told = "Only administrators change this"
    page = at_the_desk(asha, "en").get("/admin/articles/publication/1/change/").content.decode()
    assert told in page
    assert page.count("<h1") == 1
    assert "<h2>View" not in page
    assert told not in at_the_desk(administrator, "en").get("/admin/articles/publication/1/change/").content.decode()
