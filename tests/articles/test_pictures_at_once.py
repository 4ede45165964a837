"""Somebody publishes while a picture changes: the last words stay, with the picture as it is now."""

import threading

import pytest
from django.db import transaction

from articles import caching, editions, workflow
from articles.body.rendering import render_body
from articles.models import BodyPicture, Edition, Image
from articles.pictures import developing
from articles.pictures import workflow as pictures
from articles.search import desk
from newsroom.pagecache.outbox import stamps
from newsroom.pagecache.stamps import slot_of
from tests.articles.pictures import jpeg, library_picture
from tests.at_once import PATIENCE, at_once
from tests.factories import ENGLISH, HINDI, ArticleFactory, publish

pytestmark = pytest.mark.django_db(transaction=True)
A_WHILE = 0.4  # seconds in which the second act reaches the rows of the first


def body_with(*shown, words="नदी"):
    figures = "".join(f'<figure><img src="/media/x.webp" data-file="{picture.pk}"></figure>' for picture in shown)
    return f"<p>{words}</p>{figures}"


def story_with(*shown, words="नदी"):
    body = body_with(*shown, words=words)
    return ArticleFactory(hi=HINDI | {"body": body}, en=ENGLISH | {"body": body_with(*reversed(shown))})


def one_inside_the_other(first, second):
    """``second`` begins when ``first`` is done but not committed; returns what each raised."""
    done = threading.Event()

    def slow():
        with transaction.atomic():
            first()
            done.set()
            threading.Event().wait(A_WHILE)

    def late():
        assert done.wait(PATIENCE)
        second()

    return at_once(slow, late)


def settled():
    """Every body of readers, when the background has had its turn, and as it would be written now."""
    list(developing.catch_up())
    assert not BodyPicture.objects.filter(behind=True).exists()
    rows = Edition.objects.select_related("words_revision").order_by("pk")
    return [(row.body, render_body(row.words_revision.content["body"], row.language)[0]) for row in rows]


def acts_on(picture, asha):
    """Each way in which a picture changes under readers' eyes."""
    developing.develop(picture, "AVIF", "WEBP")
    return {
        "its renditions are ready": lambda: pictures.offer_renditions(picture),
        "it gets a caption": lambda: pictures.change({picture.pk: {"caption_hi": "नया परिचय"}}, by=asha),
    }


WAYS = ["its renditions are ready", "it gets a caption"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("first", ["the publication", "the picture"])
def test_new_words_and_a_changed_picture_meet_and_both_reach_readers(asha, way, first):
    picture = library_picture(64, 36)
    story = story_with(picture)
    publish(story, by=asha)
    workflow.save_draft(story, {"hi": {"body": body_with(picture, words="नया पाठ")}}, by=asha)
    acts = [lambda: workflow.publish(story, "hi", by=asha), acts_on(picture, asha)[way]]
    assert one_inside_the_other(*(acts if first == "the publication" else reversed(acts))) == [None, None]
    ((body, right),) = settled()
    assert "नया पाठ" in body
    assert body == right
    assert ("image/avif" if way == WAYS[0] else "नया परिचय") in body


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("first", ["the publication", "the picture"])
def test_a_story_s_first_publication_does_not_miss_what_changes_meanwhile(asha, way, first):
    picture = library_picture(64, 36)
    story = story_with(picture)
    acts = [lambda: workflow.publish(story, "hi", by=asha), acts_on(picture, asha)[way]]
    assert one_inside_the_other(*(acts if first == "the publication" else reversed(acts))) == [None, None]
    ((body, right),) = settled()
    assert body == right
    assert ("image/avif" if way == WAYS[0] else "नया परिचय") in body


def test_a_lead_picture_that_changes_meanwhile_knows_of_the_story(asha):
    """Or the sitemap might be made between the two commits, with the picture as it was, and stay so."""
    story = ArticleFactory(lead_image=library_picture())
    change, reached = reaches_the_month(acts_on(story.lead_image, asha)[WAYS[1]])
    assert one_inside_the_other(lambda: workflow.publish(story, "hi", by=asha), change) == [None, None]
    assert reached(story.edition("hi"))


def test_so_it_does_when_a_withdrawal_is_taken_back(asha):
    story = ArticleFactory(lead_image=library_picture())
    publish(story, "hi", "en", by=asha)
    workflow.withdraw(story, "hi", by=asha)
    workflow.save_draft(story, {"facts": {"lead_image": library_picture()}}, by=asha)
    workflow.publish(story, "en", by=asha)
    change, reached = reaches_the_month(acts_on(story.lead_image, asha)[WAYS[1]])
    assert one_inside_the_other(lambda: workflow.put_back(story, "hi", by=asha), change) == [None, None]
    assert reached(story.edition("hi"))


def reaches_the_month(act):
    """The same act, and a question: did its commit put an edition's month out of date?"""
    before = []

    def change():
        with transaction.atomic():
            act()
            before.append(stamps().sequence())

    def reached(edition):
        tag = caching.month_of(edition.language, edition.publish_at)
        return stamps().newest([slot_of(tag)]) > before[0]

    return change, reached


def test_two_stories_and_two_pictures_at_once_do_not_wait_in_a_circle(asha):
    boats, bridge = library_picture(), library_picture()
    stories = [story_with(boats, bridge), story_with(bridge, boats)]
    for story in stories:
        publish(story, "hi", "en", by=asha)
    for number in range(4):
        words = f"परिचय {number}"
        for story in stories:  # what readers have already is not published again
            workflow.save_draft(story, {language: {"title": f"{number}"} for language in ("hi", "en")}, by=asha)
        acts = [lambda story=story: workflow.publish_both(story, by=asha) for story in stories]
        acts += [
            lambda key=key, words=words: pictures.change({key: {"caption_hi": words}}, by=asha)
            for key in (boats.pk, bridge.pk)
        ]
        assert at_once(*acts, lambda: list(developing.catch_up())) == [None] * 5
        assert all(body == right and body.count(words) == 2 for body, right in settled())


def test_a_story_that_somebody_is_saving_gets_it_in_turn(asha):
    picture = library_picture()
    publish(story_with(picture), by=asha)
    story = Edition.objects.get().article

    def save():
        workflow.save_draft(story, {"hi": {"title": "नया"}}, by=asha)

    assert one_inside_the_other(save, acts_on(picture, asha)[WAYS[1]]) == [None, None]
    ((body, _right),) = settled()
    assert "नया परिचय" in body


def test_a_picture_of_many_stories_reaches_some_at_once_and_the_rest_one_by_one(asha, monkeypatch):
    monkeypatch.setattr(editions, "AT_ONCE", 2)
    picture = library_picture()
    keys = [publish(story_with(picture), by=asha).article_id for _number in range(5)]
    pictures.change({picture.pk: {"caption_hi": "नया परिचय"}}, by=asha)

    def right():
        return sorted(Edition.objects.filter(body__contains="नया परिचय").values_list("article", flat=True))

    assert right() == keys[-2:]
    work = developing.catch_up()
    assert next(work) == keys[2]
    assert right() == keys[-3:]
    work.close()  # the process ends here; the next one goes on
    assert list(developing.catch_up()) == [keys[1], keys[0]]
    assert right() == keys
    assert list(developing.catch_up()) == []


def test_a_story_that_cannot_be_written_anew_does_not_stop_the_others(asha, monkeypatch, caplog):
    monkeypatch.setattr(editions, "AT_ONCE", 0)
    picture = library_picture()
    fine, broken = (publish(story_with(picture), by=asha) for _number in range(2))
    type(broken.words_revision).objects.filter(pk=broken.words_revision_id).update(content={})
    pictures.change({picture.pk: {"caption_hi": "नया परिचय"}}, by=asha)
    failed = set()
    list(developing.catch_up(failed))
    assert failed == {broken.article_id}
    assert "could not be brought up to date" in caplog.text
    fine.refresh_from_db()
    assert "नया परिचय" in fine.body
    assert list(developing.catch_up(failed)) == []


def test_what_a_change_leaves_alone_is_not_undone(asha):
    """Words that were loaded before another file took the picture's place are kept; the new file is, too."""
    picture = library_picture()
    loaded = Image.objects.get(pk=picture.pk)
    pictures.replace(picture, jpeg(name="nayi.jpg"), by=asha)
    pictures.change({loaded.pk: {"alt_hi": "नाव"}}, by=asha)
    now = Image.objects.get()
    assert "nayi-" in now.file.name
    assert now.alt_hi == "नाव"
    assert desk.named(Image, "नाव").keys == [picture.pk]
