"""Whatever is typed, the answer is a page: nothing of it reaches a database's own search language."""

import re
from urllib.parse import quote

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Equivalents, SearchEntry
from articles.search import desk, entries
from articles.search.index import expression
from articles.search.marking import marked, passage
from articles.search.question import MOST_WORDS, understand
from newsroom import hindi
from tests.articles.search.asking import tell, titles
from tests.articles.search.hostile import QUESTIONS

ODD = st.text(max_size=250) | st.lists(st.sampled_from(QUESTIONS), max_size=4).map(" ".join)
WITH_A_DATABASE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)


def test_there_are_many():
    assert len(set(QUESTIONS)) >= 500


@pytest.mark.django_db
def test_each_is_answered_by_a_page_and_changes_nothing(client):
    tell('सेना "ने" AND (पुल) बनाया', "NOT NEAR & | ! title:*")
    for question in QUESTIONS:
        address = f"/hi/search/?q={quote(question.encode('utf-8', 'surrogatepass'))}"
        assert client.get(address).status_code == 200, question
    assert SearchEntry.objects.count() == 1


@pytest.mark.django_db
@WITH_A_DATABASE
@given(ODD)
def test_any_text_is_looked_for_without_an_error(text):
    titles(text)
    titles(text, "en", by_date=True)


@pytest.fixture
def edition(db):
    return tell("सेना", "नाम")


@WITH_A_DATABASE
@given(ODD, ODD)
def test_any_story_is_kept_and_found_by_its_own_words(edition, title, body):
    edition.title, edition.summary, edition.body = f"सेना {title}", body, f"<p>{body}</p>"
    entries.note(edition)
    assert titles("sena") == ["सेना"]


@given(ODD)
def test_the_databases_are_asked_for_keys_alone(text):
    question = understand(text)
    assert len(question.groups) <= MOST_WORDS
    for vendor, signs in (("sqlite", '()" ANDOR'), ("postgresql", "()'&| ")):
        for wanted in (question.strictly, question.loosely, question.but_one):
            assert set(expression(vendor, wanted)) <= set("abcdefghijklmnopqrstuvwxyz0123456789" + signs)


@given(ODD)
def test_nor_is_more_of_a_beginning_or_of_a_slip(text):
    for word in (text, *hindi.sounded_words(text)):
        begun = hindi.beginning_of(word)
        for key in (*begun.whole, *begun.begun, *hindi.near_sounds(word)):
            assert re.fullmatch("[a-z0-9]+", key)


@pytest.mark.django_db
@WITH_A_DATABASE
@given(ODD)
def test_nor_by_the_desk(text):
    Equivalents.objects.get_or_create(terms="सेना\nArmed forces")
    for word in (word for reading in desk._asked(text) for word in reading):
        for key in word.full | word.near | word.bare | word.begun:
            assert re.fullmatch(r"[a-z0-9]+\*?", key)


@given(ODD, ODD)
def test_marks_change_no_letter(text, asked):
    shown = marked(text, understand(asked))
    assert shown.replace("<mark>", "").replace("</mark>", "") == escape(text)
    passage(text, understand(asked))
