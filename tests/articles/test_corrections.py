"""An update, a correction and a typo: what readers are told, and which of them moves the time that they see."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import preview, workflow
from articles.models import Correction, Edition
from tests.articles.desk import text
from tests.factories import ArticleFactory, publish

pytestmark = pytest.mark.django_db

SENTENCE = "पहले इस ख़बर में पुल की लंबाई 260 मीटर लिखी थी; वह 620 मीटर है।"


@pytest.fixture
def live(story):
    publish(story, "hi", "en")
    return story


def change(story, by, **how):
    workflow.save_draft(story, {"hi": {"title": "पुल 620 मीटर लंबा है"}}, by=by)
    return workflow.publish(story, "hi", by=by, **how)


@pytest.mark.parametrize(
    ("kind", "moves"), [({}, True), ({"change": "correction", "sentence": SENTENCE}, True), ({"change": "typo"}, False)]
)
def test_only_a_typo_leaves_the_time_that_readers_see(kind, moves, live, asha, kabir):
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        edition = change(live, asha, **kind)
        page = text(kabir.get(edition.get_absolute_url()))
    assert edition.title == "पुल 620 मीटर लंबा है"
    assert (edition.updated_at is not None) is moves
    assert ("अपडेट" in page or "सुधारी गई" in page) is moves


def test_a_typo_after_an_update_leaves_the_time_of_the_update(live, asha):
    updated = change(live, asha).updated_at
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        workflow.save_draft(live, {"hi": {"summary": "वर्तनी"}}, by=asha)
        assert workflow.publish(live, "hi", by=asha, change="typo").updated_at == updated


def test_readers_are_told_in_their_language_what_was_wrong_and_when(live, asha, kabir):
    with time_machine.travel("2030-05-09T10:35:00Z"):
        edition = change(live, asha, change="correction", sentence=SENTENCE)
        page = text(kabir.get(edition.get_absolute_url()))
        assert SENTENCE in page
        assert "9 मई 2030, शाम 4:05 (IST)" in page
        assert 'href="#corrections"' in page
        english = text(kabir.get(Edition.objects.live("en").get().get_absolute_url()))
    assert SENTENCE not in english
    assert 'href="#corrections"' not in english


def test_several_corrections_stand_with_the_newest_first(live, asha, kabir):
    change(live, asha, change="correction", sentence="पहला सुधार।")
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        workflow.publish(live, "hi", by=asha, change="correction", sentence="दूसरा सुधार।")
        page = text(kabir.get(live.edition("hi").get_absolute_url()))
    assert page.index("दूसरा सुधार।") < page.index("पहला सुधार।")


@pytest.mark.parametrize("sentence", ["", "  \n", "क" * 301])
def test_a_correction_says_what_was_wrong_and_not_at_length(sentence, live, asha):
    with pytest.raises(ValidationError) as refusal:
        change(live, asha, change="correction", sentence=sentence)
    assert set(refusal.value.message_dict) == {"sentence_hi"}
    assert Edition.objects.live("hi").get().updated_at is None
    assert not Correction.objects.exists()


def test_a_sentence_of_three_hundred_aksharas_is_welcome(live, asha):
    change(live, asha, change="correction", sentence="क्षि" * 300)
    assert Correction.objects.get().by == asha


def test_what_readers_never_had_cannot_be_put_right(story, asha):
    for how in ({"change": "typo"}, {"change": "correction", "sentence": SENTENCE}):
        with pytest.raises(ValidationError):
            workflow.publish(story, "hi", by=asha, **how)
    assert not Edition.objects.exists()


def test_a_kind_of_change_that_nobody_knows_is_refused(live, asha):
    with pytest.raises(ValidationError):
        change(live, asha, change="whim")


def test_ravi_corrects_nothing_by_himself(live, ravi):
    with pytest.raises(PermissionDenied):
        workflow.publish(live, "hi", by=ravi, change="correction", sentence=SENTENCE)
    assert not Correction.objects.exists()


def test_corrections_outlive_a_withdrawal(live, asha, kabir):
    change(live, asha, change="correction", sentence=SENTENCE)
    workflow.withdraw(live, "hi", by=asha)
    workflow.publish(live, "hi", by=asha)
    assert SENTENCE in text(kabir.get(live.edition("hi").get_absolute_url()))


def test_a_withdrawn_story_may_come_back_with_its_correction(live, asha):
    workflow.withdraw(live, "hi", by=asha)
    workflow.publish(live, "hi", by=asha, change="correction", sentence=SENTENCE)
    assert live.edition("hi").corrections.get().sentence == SENTENCE


def test_both_languages_are_corrected_as_one_act_or_none(live, asha):
    said = {"hi": {"change": "correction", "sentence": SENTENCE}, "en": {"change": "correction", "sentence": ""}}
    with pytest.raises(ValidationError):
        workflow.publish_both(live, by=asha, changes=said)
    assert not Correction.objects.exists()
    said["en"]["sentence"] = "The bridge is 620 metres long, not 260."
    workflow.publish_both(live, by=asha, changes=said)
    assert Correction.objects.count() == 2


def test_a_preview_of_a_corrected_story_shows_what_readers_were_told(live, asha, kabir):
    change(live, asha, change="correction", sentence=SENTENCE)
    workflow.save_draft(live, {"hi": {"title": "अगला शीर्षक"}}, by=asha)
    link = workflow.give_preview(live, "hi", by=asha, days=7)
    page = text(kabir.get(preview.link_address(link)))
    assert "अगला शीर्षक" in page
    assert SENTENCE in page
    english = workflow.give_preview(live, "en", by=asha, days=7)
    assert 'id="corrections"' not in text(kabir.get(preview.link_address(english)))


def test_what_readers_were_told_stays(live, asha):
    change(live, asha, change="correction", sentence=SENTENCE)
    correction = Correction.objects.get()
    correction.sentence = "कुछ और।"
    for act in (correction.save, correction.delete, Correction.objects.all().delete):
        with pytest.raises(TypeError):
            act()
    assert Correction.objects.get().sentence == SENTENCE


def test_a_story_without_corrections_asks_nothing_for_them(live, asha, kabir):
    page = live.edition("hi").get_absolute_url()
    with CaptureQueriesContext(connection) as before:
        kabir.get(page)
    assert not [query for query in before if "articles_correction" in query["sql"]]
    change(live, asha, change="correction", sentence=SENTENCE)
    with CaptureQueriesContext(connection) as after:
        kabir.get(page)
    assert len(after) == len(before) + 1


def test_what_is_sent_for_review_can_be_taken_back_by_its_reporter(story, ravi, meera):
    workflow.submit_for_review(story, "hi", by=ravi, note="आँकड़े ज़िला कार्यालय से हैं।")
    assert story.review_note_hi == "आँकड़े ज़िला कार्यालय से हैं।"
    with pytest.raises(PermissionDenied):
        workflow.take_back(story, "hi", by=meera)
    workflow.take_back(story, "hi", by=ravi)
    assert (story.review_hi, story.review_note_hi) == ("none", "")
    with pytest.raises(ValidationError):
        workflow.take_back(story, "hi", by=ravi)


def test_an_import_needs_what_a_page_consists_of_and_no_more(asha):
    story = ArticleFactory(hi={"title": "पुरानी ख़बर", "body": '<p><a href="/hi/news/gone/">कड़ी</a></p>'}, en=None)
    moment = timezone.now() - timedelta(days=900)
    assert workflow.import_published(story, "hi", by=asha, at=moment).publish_at == moment
