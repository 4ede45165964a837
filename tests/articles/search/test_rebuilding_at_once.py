"""Entries are made anew while editors work: nobody waits in a circle, and the newest words are found."""

import threading

import pytest
from django.db import transaction

from articles import workflow
from articles.models import Article, DeskEntry, Image, SearchEntry
from articles.pictures import workflow as pictures
from articles.search import desk, rebuilding
from tests.articles.pictures import library_picture
from tests.articles.search.asking import tell, titles
from tests.at_once import PATIENCE, at_once
from tests.factories import ArticleFactory, an_editor, publish

pytestmark = pytest.mark.django_db(transaction=True)
A_WHILE = 0.4  # seconds in which the job reaches the rows of the act


def while_rebuilding(*steps):
    """The job begins when the first step of one transaction is done; returns what each raised."""
    begun = threading.Event()

    def act():
        with transaction.atomic():
            for step in steps:
                step()
                begun.set()
                threading.Event().wait(A_WHILE)

    def job():
        assert begun.wait(PATIENCE)
        list(rebuilding.rebuild())

    rebuilding.forget_all_rules()
    return at_once(act, job)


def test_pictures_are_locked_in_the_order_of_editors(asha):
    first, second = library_picture(alt_hi="नाव"), library_picture(alt_hi="घाट")
    steps = [lambda key=key: pictures.change({key: {"alt_hi": "पुल"}}, by=asha) for key in (first.pk, second.pk)]
    assert while_rebuilding(*steps) == [None, None]
    assert set(desk.named(Image, "pul").keys) == {first.pk, second.pk}


def test_a_story_that_names_a_picture_does_not_wait_in_a_circle_with_its_entry(asha):
    """PostgreSQL looks at the end of the act whether what a row points to is there, and keeps its key."""
    named, changed = library_picture(alt_hi="नाव"), library_picture(alt_hi="घाट")
    steps = [
        lambda: pictures.change({changed.pk: {"alt_hi": "पुल"}}, by=asha),
        lambda: ArticleFactory(lead_image=named),
    ]
    assert while_rebuilding(*steps) == [None, None]
    assert desk.named(Image, "pul").keys == [changed.pk]


def test_a_story_s_languages_are_saved_in_whatever_order():
    words = {"hi": {"title": "नदी का पुल", "summary": "", "body": "<p>क</p>"}}
    words |= {"en": {"title": "River bridge", "summary": "", "body": "<p>b</p>"}}
    story = ArticleFactory(**words)
    publish(story, "hi", "en")
    first, second = story.editions.order_by("pk")

    def begin():
        Article.objects.select_for_update().get(pk=story.pk)  # as each act does
        second.save()

    assert while_rebuilding(begin, first.save) == [None, None]
    assert SearchEntry.objects.count() == 2
    assert rebuilding.length() == 0


def test_words_that_are_published_meanwhile_are_found():
    edition = tell("नदी का पुल")
    workflow.save_draft(edition.article, {"hi": {"title": "नदी का बाँध"}}, by=an_editor())
    assert while_rebuilding(lambda: publish(edition.article)) == [None, None]
    assert (titles("पुल"), titles("बांध")) == ([], ["नदी का बाँध"])
    assert not DeskEntry.objects.filter(version=0).exists()
