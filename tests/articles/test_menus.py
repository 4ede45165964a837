"""Links that a newsroom adds to the frame of every page."""

import pytest

from articles.models import MenuItem, Publication, StaticPage
from tests.articles.desk import text
from tests.factories import CategoryFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/menuitem/add/"
EMPTY = {"menu": "footer", "position": 0, "category": "", "page": "", "link": "", "label_hi": "", "label_en": ""}


def foot(page):
    return page.content.decode().partition("<footer")[2]


def head(page):
    return page.content.decode().partition("<main")[0]


def test_an_editor_adds_a_link_and_the_next_page_has_it(at_the_desk, asha, kabir):
    paper = {"link": "https://epaper.example/", "label_hi": "ई-पेपर"}
    assert at_the_desk(asha).post(ADD, EMPTY | paper).status_code == 302
    assert '<a href="https://epaper.example/">ई-पेपर</a>' in foot(kabir.get("/hi/"))
    assert "epaper.example" not in kabir.get("/en/").content.decode()  # it has no name there


@pytest.mark.parametrize(("query", "said"), [("", "यहाँ अभी कुछ नहीं है।"), ("?menu__exact=foot", "कुछ नहीं मिला।")])
def test_a_list_without_rows_says_so(at_the_desk, asha, query, said):
    assert said in at_the_desk(asha).get(f"/admin/articles/menuitem/{query}").content.decode()


def test_links_on_top_stand_after_the_sections_in_their_order(kabir, defence):
    states = CategoryFactory(parent=defence, slug="states", name_hi="राज्य", name_en="")
    MenuItem(menu="main", category=states, position=2).save()
    MenuItem(menu="main", link="https://live.example/", label_hi="लाइव", label_en="Live", position=1).save()
    top = head(kabir.get("/en/"))
    assert top.index("Defence") < top.index(">Live<") < top.index('<a href="/en/section/states/" lang="hi">राज्य</a>')


def test_a_page_that_readers_do_not_have_is_not_linked(kabir, pages):
    MenuItem(menu="main", page=StaticPage.objects.get(slug="grievances")).save()
    assert "/hi/grievances/" not in head(kabir.get("/hi/"))
    Publication.objects.update(officer_name_hi="रेखा सोरेन", officer_phone="+91 651 555 0101")
    assert "/hi/grievances/" in head(kabir.get("/hi/"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "इनमें से कोई एक"),
        ({"link": "javascript:alert(1)", "label_hi": "लिंक"}, "पूरा पता लिखिए"),
        ({"link": "http://epaper.example/", "label_hi": "लिंक"}, "पूरा पता लिखिए"),
        ({"link": "https://epaper.example/"}, "लिखिए कि लिंक का नाम क्या है"),
        ({"link": "https://epaper.example/", "label_hi": "क" * 10_000}, "40"),
    ],
)
def test_what_leads_nowhere_is_refused_in_words(at_the_desk, asha, typed, said):
    answer = at_the_desk(asha).post(ADD, EMPTY | typed)
    assert said in text(answer)
    assert not MenuItem.objects.exists()


def test_a_link_to_two_places_is_refused(at_the_desk, asha, defence):
    answer = at_the_desk(asha).post(
        ADD, EMPTY | {"category": defence.pk, "link": "https://a.example/", "label_hi": "अ"}
    )
    assert "इनमें से कोई एक" in text(answer)
