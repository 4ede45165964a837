"""The story screen costs the same whatever its history, and reads right without script."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Kind, Revision
from tests.articles.desk import ADD, buttons, screen, text
from tests.factories import CategoryFactory

SCREEN = 22


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def more_versions(story, by, number):
    Revision.objects.bulk_create(
        Revision(article=story, scope="hi", kind=Kind.SAVE, content=story.content("hi"), created_by=by)
        for _each in range(number)
    )


def test_a_story_with_five_hundred_versions_opens_as_fast_as_one_with_five(story, asha, at_the_desk):
    desk = at_the_desk(asha)
    more_versions(story, asha, 5)
    desk.get(screen(story))  # content types and the session are known from here on
    few = queries(desk, screen(story))
    more_versions(story, asha, 495)
    many = queries(desk, screen(story))
    assert few == many
    assert many == SCREEN


def test_both_languages_and_their_fields_are_there_without_script(story, asha, at_the_desk):
    page = text(at_the_desk(asha, "en").get(screen(story)))
    for name in ("title", "summary", "body", "slug", "seo_title", "seo_description"):
        for language in ("hi", "en"):
            assert f'name="{name}_{language}"' in page
    for name in ("section", "bylines", "tags", "lead_image", "note", "base_hi", "base_en", "base_facts", "window"):
        assert f'name="{name}"' in page


def test_the_bar_says_where_each_language_stands_and_what_the_button_does(story, asha, at_the_desk):
    workflow.publish(story, "hi", by=asha)
    response = at_the_desk(asha, "en").get(screen(story))
    assert "Publish Hindi changes now" in text(response)
    assert {"save", "publish:hi", "publish:en", "publish:both", "withdraw:hi"} <= buttons(response)


def test_a_new_story_has_both_columns_and_one_button(ravi, at_the_desk):
    response = at_the_desk(ravi).get(ADD)
    assert buttons(response) == {"save"}
    assert text(response).count('class="column"') == 2


@pytest.mark.parametrize("language", ["hi", "en"])
def test_an_act_by_script_answers_with_the_bar_as_it_stands_then(sound, asha, at_the_desk, language):
    from tests.articles.desk import typed

    desk = at_the_desk(asha, language)
    answer = desk.post(screen(sound), typed(sound, act="publish:hi"), headers={"Accept": "application/json"}).json()
    assert "withdraw:hi" in answer["acts"]
    assert 'data-language="hi"' in answer["states"]


def test_sections_stand_indented_under_the_one_they_belong_to(defence, asha, at_the_desk):
    navy = CategoryFactory(parent=defence)
    page = at_the_desk(asha).get(ADD).content.decode()
    assert f"\N{EM SPACE}{navy}" in page
    assert "--- " not in page
