"""A story's way from the desk to readers, one act at a time."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition, Kind, Review, State
from tests.factories import ENGLISH, ArticleFactory, publish, published

pytestmark = pytest.mark.django_db


def live(language="hi"):
    return Edition.objects.live(language)


def test_a_draft_is_nothing_to_readers(story):
    assert not Edition.objects.exists()


def test_publishing_hindi_makes_hindi_live_and_leaves_english_alone(story, asha):
    workflow.publish(story, "hi", by=asha)
    assert live("hi").get().title == story.title_hi
    assert not live("en").exists()


def test_ravi_may_submit_his_story_but_not_publish_it(story, ravi):
    workflow.submit_for_review(story, "hi", by=ravi)
    assert story.review_hi == Review.IN_REVIEW
    with pytest.raises(PermissionDenied):
        workflow.publish(story, "hi", by=ravi)
    assert not Edition.objects.exists()


def test_ravi_may_not_touch_somebody_elses_story(ravi, asha):
    story = ArticleFactory(created_by=asha)
    for act in (
        lambda: workflow.save_draft(story, {"hi": {"title": "मेरा शीर्षक"}}, by=ravi),
        lambda: workflow.submit_for_review(story, "hi", by=ravi),
        lambda: workflow.revoke_previews(story, by=ravi),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Article.objects.get().title_hi == story.title_hi


@pytest.mark.parametrize("act", [workflow.withdraw, workflow.send_back, workflow.publish])
def test_only_editors_decide_what_readers_see(act, story, ravi, meera):
    for person in (ravi, meera):
        with pytest.raises(PermissionDenied):
            act(story, "hi", by=person)


def test_meera_moderates_and_begins_no_stories(meera):
    with pytest.raises(PermissionDenied):
        workflow.save_draft(Article(), {"hi": {"title": "शीर्षक"}}, by=meera)
    assert not Article.objects.exists()


def test_sending_back_carries_a_note_until_the_next_submission(story, ravi, asha):
    workflow.submit_for_review(story, "hi", by=ravi)
    workflow.send_back(story, "hi", by=asha, note="दूसरे अनुच्छेद में स्रोत जोड़ें।")
    assert (story.review_hi, story.review_note_hi) == (Review.SENT_BACK, "दूसरे अनुच्छेद में स्रोत जोड़ें।")
    workflow.submit_for_review(story, "hi", by=ravi)
    assert (story.review_hi, story.review_note_hi) == (Review.IN_REVIEW, "")


def test_a_scheduled_story_is_live_from_its_moment_on(story, asha):
    hour = timezone.now() + timedelta(hours=1)
    workflow.publish(story, "hi", by=asha, at=hour)
    assert not live().exists()
    with time_machine.travel(hour):
        assert live().exists()


def test_a_moment_in_the_past_is_refused(story, asha):
    with pytest.raises(ValidationError) as refusal:
        workflow.publish(story, "hi", by=asha, at=timezone.now() - timedelta(minutes=1))
    assert "publish_at_hi" in refusal.value.message_dict
    assert not Edition.objects.exists()


def test_changes_to_a_live_story_cannot_be_scheduled_away(story, asha):
    publish(story)
    with pytest.raises(ValidationError):
        workflow.publish(story, "hi", by=asha, at=timezone.now() + timedelta(hours=1))
    assert live().exists()


def test_saving_over_a_live_story_changes_nothing_for_readers_until_published(story, asha):
    before = publish(story)
    workflow.save_draft(story, {"hi": {"title": "नया शीर्षक"}, "facts": {"tags": ["बर्फ़"]}}, by=asha)
    edition = live().for_page().get()
    assert (edition.title, edition.tags) == (before.title, [])
    workflow.publish(story, "hi", by=asha)
    edition = live().for_page().get()
    assert edition.title == "नया शीर्षक"
    assert [tag.name for tag in edition.tags] == ["बर्फ़"]
    assert edition.publish_at == before.publish_at
    assert edition.updated_at > before.publish_at


def test_facts_published_with_one_language_reach_the_other(story, asha, defence):
    publish(story, "hi", "en")
    workflow.save_draft(story, {"facts": {"tags": ["Snow"]}, "en": {"title": "Not yet"}}, by=asha)
    workflow.publish(story, "hi", by=asha)
    english = live("en").for_page().get()
    assert [tag.name for tag in english.tags] == ["Snow"]
    assert english.title != "Not yet"


def test_publish_both_is_all_or_nothing(asha):
    story = ArticleFactory(en=ENGLISH | {"body": ""})
    with pytest.raises(ValidationError) as refusal:
        workflow.publish_both(story, by=asha)
    assert "body_en" in refusal.value.message_dict
    assert not Edition.objects.exists()


def test_an_unready_story_names_all_that_is_missing(asha):
    story = ArticleFactory(hi={"title": "सिर्फ़ शीर्षक"}, en=None, section=None, authors=[])
    with pytest.raises(ValidationError) as refusal:
        workflow.publish(story, "hi", by=asha)
    assert set(refusal.value.message_dict) == {"body_hi", "section", "authors"}


def test_withdrawing_takes_a_story_from_readers_and_keeps_it_on_the_desk(story, asha):
    publish(story, "hi", "en")
    workflow.withdraw(story, "hi", by=asha)
    assert not live("hi").exists()
    assert live("en").exists()
    assert Edition.objects.get(language="hi").state == State.WITHDRAWN
    assert Article.objects.get().title_hi


def test_a_withdrawn_story_comes_back_with_its_first_date(story, asha):
    first = publish(story).first_published_at
    workflow.withdraw(story, "hi", by=asha)
    workflow.publish(story, "hi", by=asha)
    assert live().get().first_published_at == first


def test_a_withdrawal_taken_back_brings_what_readers_had_under_its_moment(story, asha):
    before = publish(story)
    workflow.save_draft(story, {"hi": {"title": "अधूरा शीर्षक"}}, by=asha)
    workflow.withdraw(story, "hi", by=asha)
    workflow.put_back(story, "hi", by=asha)
    after = Edition.objects.live("hi").get()
    assert (after.title, after.publish_at, after.updated_at) == (before.title, before.publish_at, None)
    assert after.listings.count() == before.listings.count() > 0
    with pytest.raises(ValidationError):
        workflow.put_back(story, "hi", by=asha)


@pytest.mark.parametrize("change", ["update", "typo"])
def test_what_readers_have_already_is_not_published_again(change, story, asha):
    publish(story)
    with pytest.raises(ValidationError):
        workflow.publish(story, "hi", by=asha, change=change)
    workflow.publish(story, "hi", by=asha, change="correction", sentence="पुल 620 मीटर लंबा है।")


def test_what_was_changed_and_changed_back_is_no_update(story, asha):
    title = publish(story).title
    for text in ("नया शीर्षक", title):
        workflow.save_draft(story, {"hi": {"title": text}}, by=asha)
    assert workflow.publish(story, "hi", by=asha).updated_at is None


def test_a_withdrawn_story_can_be_scheduled_again(story, asha):
    publish(story)
    workflow.withdraw(story, "hi", by=asha)
    hour = timezone.now() + timedelta(hours=1)
    workflow.publish(story, "hi", by=asha, at=hour)
    assert not live().exists()
    with time_machine.travel(hour):
        assert live().exists()


def test_publishing_now_ends_a_schedule(story, asha):
    publish(story)
    workflow.withdraw(story, "hi", by=asha)
    workflow.publish(story, "hi", by=asha, at=timezone.now() + timedelta(days=1))
    workflow.publish(story, "hi", by=asha)
    assert live().exists()


def test_what_was_called_off_before_its_hour_was_never_there(story, asha):
    first = publish(story, at=timezone.now() + timedelta(hours=1))
    workflow.withdraw(story, "hi", by=asha)
    other = ArticleFactory(created_by=asha)
    workflow.save_draft(story, {"hi": {"slug": "doosra-pata"}}, by=asha)
    workflow.save_draft(other, {"hi": {"slug": first.slug}}, by=asha)
    assert publish(other).slug == first.slug
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        again = publish(story)
        assert again.first_published_at > timezone.now() - timedelta(minutes=1)
        assert again.updated_at is None


def test_scheduling_one_language_shows_readers_of_the_other_nothing_yet(story, asha):
    publish(story, "en")
    workflow.save_draft(story, {"facts": {"tags": ["कल"]}}, by=asha)
    publish(story, "hi", at=timezone.now() + timedelta(days=1))
    assert live("en").for_page().get().tags == []


def test_a_version_whose_address_is_another_storys_comes_back_without_it(story, asha):
    first = story.revisions.filter(scope="hi").last()
    workflow.save_draft(story, {"hi": {"slug": "doosra-pata"}}, by=asha)
    workflow.save_draft(ArticleFactory(), {"hi": {"slug": first.content["slug"]}}, by=asha)
    workflow.restore(first, by=asha)
    story.refresh_from_db()
    assert story.slug_hi == "doosra-pata"


def test_restoring_an_earlier_version_saves_it_as_the_newest(story, asha):
    title = story.title_hi
    workflow.save_draft(story, {"hi": {"title": "दूसरा शीर्षक"}}, by=asha)
    first = story.revisions.filter(scope="hi").last()
    workflow.restore(first, by=asha)
    story.refresh_from_db()
    assert story.title_hi == title
    assert story.revisions.filter(scope="hi").count() == 3


def test_each_save_is_kept_with_who_and_from_where(story, asha):
    (revision,) = workflow.save_draft(story, {"hi": {"summary": "नया सार।"}}, by=asha)
    assert revision.created_by == asha
    assert revision.base.content["summary"] != "नया सार।"
    assert revision.kind == Kind.SAVE


def test_saving_without_a_change_makes_no_version(story, asha):
    assert workflow.save_draft(story, {"hi": {"title": story.title_hi}}, by=asha) == []


def test_a_story_readers_had_cannot_be_deleted(story, asha):
    publish(story)
    with pytest.raises(ValidationError):
        workflow.discard(story, by=asha)


def test_a_draft_can_be_deleted_with_its_versions(story, asha):
    workflow.discard(story, by=asha)
    assert not Article.objects.exists()


def test_newest_first_lists_follow_the_moment_of_publication():
    editions = [published() for _ in range(3)]
    assert list(live().newest_first()) == editions[::-1]
