"""Editors say which words mean the same; who looks for one finds the others."""

import pytest
from django.urls import reverse

from articles.models import Equivalents
from articles.search.glossary import MOST, widened
from articles.search.question import understand
from tests.articles.search.asking import tell, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def glossary():
    Equivalents.objects.create(terms="भारत\nIndia\nHindustan")
    Equivalents.objects.create(terms="चीन\nChina")
    Equivalents.objects.create(terms="सुप्रीम कोर्ट\nउच्चतम न्यायालय\nSC")


@pytest.mark.parametrize("asked", ["भारत", "India", "hindustan", "हिंदुस्तान"])
def test_each_word_finds_the_others(glossary, asked):
    tell("भारत की नई रेल")
    tell("A new train for India", language="en")
    tell("नेपाल की नई रेल")
    assert set(titles(asked)) == {"भारत की नई रेल", "A new train for India"}


def test_two_words_of_a_question_are_both_said_otherwise(glossary):
    tell("India and China open a pass", language="en")
    tell("India opens a port", language="en")
    assert titles("भारत चीन")[0] == "India and China open a pass"


@pytest.mark.parametrize("asked", ["SC", "सुप्रीम कोर्ट", "उच्चतम न्यायालय", "supreme court"])
def test_a_term_may_have_several_words(glossary, asked):
    Equivalents.objects.create(terms="सुप्रीम कोर्ट\nSupreme Court")
    tell("सुप्रीम कोर्ट ने सुनवाई टाली")
    tell("एक न्यायालय में नई इमारत")
    assert titles(asked)[0] == "सुप्रीम कोर्ट ने सुनवाई टाली"


def test_a_term_inside_a_question_keeps_its_neighbours(glossary):
    tell("उच्चतम न्यायालय में नदी का मामला")
    tell("उच्चतम न्यायालय में रेल का मामला")
    assert titles("SC नदी") == ["उच्चतम न्यायालय में नदी का मामला"]


def test_what_was_typed_stands_before_what_means_the_same(glossary):
    tell("हिंदुस्तान की नई रेल")
    tell("भारत की नई रेल")
    tell("हिंदुस्तान की नई नाव")
    assert titles("भारत")[0] == "भारत की नई रेल"


def test_a_change_of_the_glossary_counts_for_the_next_question(glossary):
    tell("भारत की नई रेल")
    entry = Equivalents.objects.get(terms__startswith="भारत")
    assert titles("India")
    entry.terms = "भारत\nBharatvarsh"
    entry.save()
    assert not titles("India")
    entry.delete()
    assert not titles("Bharatvarsh")


def test_a_change_that_was_made_before_another_one_and_came_after_it_counts(glossary):
    """Of two transactions the one that began first may end last."""
    tell("भारत की नई रेल")
    entry, *_others, last = Equivalents.objects.order_by("changed_at")
    assert not titles("Bharatvarsh")
    moment = last.changed_at - (last.changed_at - entry.changed_at) / 2
    Equivalents.objects.filter(pk=entry.pk).update(terms="भारत\nBharatvarsh", changed_at=moment)
    assert titles("Bharatvarsh") == ["भारत की नई रेल"]


def test_a_question_of_many_terms_stays_small(glossary):
    question = widened(understand("SC भारत " * 12))
    assert len(question.readings) <= MOST


def test_the_glossary_costs_one_query(glossary, django_assert_num_queries):
    widened(understand("भारत"))
    with django_assert_num_queries(1):
        widened(understand("भारत चीन SC"))


def test_the_words_that_were_found_are_marked_whichever_they_are(glossary, client):
    tell("उच्चतम न्यायालय में नदी का मामला")
    page = client.get("/hi/search/", {"q": "SC"}).content.decode()
    assert "<mark>उच्चतम</mark> <mark>न्यायालय</mark>" in page


def test_an_editor_keeps_it_in_the_desk(at_the_desk, asha):
    desk = at_the_desk(asha)
    desk.post(reverse("admin:articles_equivalents_add"), {"terms": " भारत \n\nIndia\nइण्डिया\nindia "})
    assert Equivalents.objects.get().lines == ["भारत", "India", "इण्डिया"]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("भारत", "कम से कम दो"),
        ("भारत\n!!", "“!!” को खोजा नहीं जा सकता"),
        ("भारत\nके", "“के” को खोजा नहीं जा सकता"),
        ("भारत\n" + "क" * 61, "ज़्यादा से ज़्यादा"),
        ("\n".join(f"नाम{number}" for number in range(21)), "ज़्यादा से ज़्यादा"),
        ("भारत\x00\nIndia", "ख़ाली (null) अक्षर"),
    ],
)
def test_what_search_can_make_nothing_of_is_refused_in_words(at_the_desk, asha, terms, said):
    page = at_the_desk(asha).post(reverse("admin:articles_equivalents_add"), {"terms": terms}).content.decode()
    assert said in page
    assert not Equivalents.objects.exists()
