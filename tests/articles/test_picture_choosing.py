"""Finding a picture in the library, and choosing it for a text, a story or an author."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Article
from articles.pictures.renditions import fallback
from tests.articles.desk import screen
from tests.articles.pictures import body_with, library_picture
from tests.factories import HINDI, ArticleFactory, publish

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/image/"
PICKER = f"{LIST}?_popup=1&CKEditorFuncNum=-1"
LEAD = f"{LIST}?_popup=1&for=lead_image"


# --- Finding and choosing


def test_the_list_shows_what_is_missing(at_the_desk, ravi):
    library_picture(alt_hi="नावें", credit_hi="चित्र: शिरोरेखा")
    library_picture()
    desk = at_the_desk(ravi, "en")
    page = desk.get(LIST).text
    assert page.count("No English alternative text") == page.count("No credit") == 1
    assert "No Hindi alternative text" not in page
    found = {asked: desk.get(f"{LIST}?missing={asked}").context["cl"].result_count for asked in ("en", "hi", "credit")}
    assert found == {"en": 1, "hi": 0, "credit": 1}


def test_a_search_finds_words_however_they_were_typed(at_the_desk, ravi):
    library_picture(alt_hi="ज़िला अस्पताल")
    for typed in ("ज़िला", "ज\u093cिला", "\u095bिला"):
        assert at_the_desk(ravi).get(LIST, {"q": typed}).context["cl"].result_count == 1


@pytest.mark.parametrize(("address", "most"), [(LIST, 7), (PICKER, 7), (f"{LIST}?used=no", 7), (f"{LIST}?q=nadi", 14)])
def test_the_list_is_a_fixed_number_of_queries(at_the_desk, ravi, django_assert_max_num_queries, address, most):
    for _number in range(5):
        ArticleFactory(lead_image=library_picture(64, 36, alt_hi="नदी"))
    desk = at_the_desk(ravi)
    with django_assert_max_num_queries(most):
        desk.get(address)


def test_a_picture_s_page_asks_no_more_when_many_stories_show_it(at_the_desk, asha):
    picture, desk = library_picture(), at_the_desk(asha)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            page = desk.get(f"{LIST}{picture.pk}/change/").text
        return len(asked), page.count("picture-state")

    ArticleFactory(lead_image=picture)
    queries()  # what a process asks once
    few, _states = queries()
    for _number in range(25):
        ArticleFactory(lead_image=picture)
    assert queries() == (few, 40)


@pytest.mark.parametrize(("language", "words"), [("hi", "यह तस्वीर लगाएँ"), ("en", "Use this picture")])
def test_the_editor_s_window_offers_each_picture(at_the_desk, ravi, language, words):
    picture, _other = library_picture(), library_picture()
    page = at_the_desk(ravi, language).get(PICKER).text
    alt = picture.alt_hi if language == "hi" else picture.alt_en
    address = fallback(picture, "natural").url
    assert f'data-picture="{picture.pk}" data-address="{address}" data-alt="{alt}"' in page
    assert f"{words}</span></button>" in page
    assert "js/pictures/picker.js" in page
    assert 'type="module"' in page


def test_the_editor_s_number_lasts_through_a_search(at_the_desk, ravi):
    library_picture()
    page = at_the_desk(ravi).get(f"{PICKER}&q=नावें").text
    assert '<input type="hidden" name="CKEditorFuncNum" value="-1">' in page
    assert "data-picture" in page


def test_the_ordinary_list_has_no_such_button(at_the_desk, ravi):
    library_picture()
    assert "data-picture" not in at_the_desk(ravi).get(LIST).text


def test_only_people_with_the_library_open_it(at_the_desk, meera, kabir):
    assert at_the_desk(meera).get(PICKER).status_code == 403
    assert kabir.get(PICKER).status_code == 302


# --- Finding by words in either script, and by use


@pytest.mark.parametrize("asked", ["सेना", "sena", "Sena", "सेना ज़िला", "zila sena", "border", "BORD"])
def test_pictures_are_found_in_both_scripts(at_the_desk, ravi, asked):
    library_picture(alt_hi="सेना की चौकी", alt_en="A border post", caption_hi="ज़िला पिथौरागढ़")
    library_picture(alt_hi="सोना", alt_en="Gold")
    found = at_the_desk(ravi).get(LIST, {"q": asked.replace("zila", "jila")}).context["cl"].result_list
    assert [picture.alt_en for picture in found] == ["A border post"]


def test_a_picture_says_how_many_stories_show_it(at_the_desk, asha):
    lead, inside, idle = library_picture(), library_picture(), library_picture()
    ArticleFactory(lead_image=lead, hi=HINDI | {"body": body_with(lead)})
    ArticleFactory(lead_image=lead, hi=HINDI | {"body": body_with(inside)})
    listed = {picture.pk: picture for picture in at_the_desk(asha).get(LIST).context["cl"].result_list}
    assert {key: picture.stories for key, picture in listed.items()} == {lead.pk: 2, inside.pk: 1, idle.pk: 0}
    unused = at_the_desk(asha).get(f"{LIST}?used=no").context["cl"].result_list
    assert [picture.pk for picture in unused] == [idle.pk]


def test_a_picture_taken_out_of_a_draft_is_still_used_while_readers_see_it(asha, at_the_desk):
    picture = library_picture()
    story = ArticleFactory(hi=HINDI | {"body": body_with(picture)})
    publish(story, by=asha)
    workflow.save_draft(story, {"hi": {"body": "<p>बिना तस्वीर</p>"}}, by=asha)
    (listed,) = at_the_desk(asha, "en").get(LIST).context["cl"].result_list
    assert (listed.stories, listed.seen) == (0, True)
    assert not at_the_desk(asha).get(f"{LIST}?used=no").context["cl"].result_list
    assert screen(story) in at_the_desk(asha).get(f"{LIST}{picture.pk}/change/").text


def test_mine_are_those_that_i_added(at_the_desk, ravi, asha):
    library_picture(created_by=asha)
    mine = library_picture(created_by=ravi)
    assert [picture.pk for picture in at_the_desk(ravi).get(f"{LIST}?mine=yes").context["cl"].result_list] == [mine.pk]


# --- The field of the story's form


def test_the_story_s_form_shows_the_lead_picture_and_opens_the_library(at_the_desk, asha):
    picture = library_picture()
    page = at_the_desk(asha).get(screen(ArticleFactory(lead_image=picture))).text
    assert 'data-library="/admin/articles/image/?_popup=1&amp;for=lead_image"' in page
    assert f'src="{fallback(picture, "wide").url}" alt="{picture.alt_hi}"' in page
    assert re.search(rf'<option value="{picture.pk}" selected', page)
    assert "js/pictures/choice.js" in page


def test_the_window_for_the_lead_picture_offers_each_and_keeps_for_whom(at_the_desk, asha):
    picture = library_picture()
    page = at_the_desk(asha, "en").get(f"{LEAD}&q=boats").text
    assert "Choose the lead picture" in page
    assert '<input type="hidden" name="for" value="lead_image">' in page
    assert f'data-picture="{picture.pk}"' in page
    assert Article.objects.count() == 0


def test_an_author_s_portrait_is_chosen_from_the_library(at_the_desk, asha, kavita):
    picture = library_picture()
    desk = at_the_desk(asha)
    address = f"/admin/articles/author/{kavita.pk}/change/"
    page = desk.get(address).text
    assert 'data-library="/admin/articles/image/?_popup=1&amp;for=photo"' in page
    assert "js/pictures/choice.js" in page
    data = {"name_hi": kavita.name_hi, "name_en": kavita.name_en, "slug": kavita.slug, "photo": picture.pk}
    assert desk.post(address, data).status_code == 302
    assert f'src="{fallback(picture, "wide").url}"' in desk.get(address).text
