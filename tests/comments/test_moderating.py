"""Meera works the queue: each decision at once, each can be taken back, each is remembered."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from comments import workflow
from comments.models import BannedTerm, Comment, Decision, Discussion
from comments.threads import ANSWERS, FIRST_ANSWERS, THREADS, page_of
from tests.factories import published

QUEUE = "/admin/comments/comment/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return published()


def said(edition, name="कबीर", body=None, **more):
    email = f"{Comment.objects.count()}@example.org"
    return workflow.submit(edition, name=name, email=email, body=body or f"{name} की बात।", **more)


def total(edition):
    return Discussion.objects.get(edition=edition).approved


def test_only_moderators_decide(edition, ravi, meera):
    comment = said(edition)
    for act in (workflow.approve, workflow.mark_spam, workflow.trash, workflow.restore):
        with pytest.raises(PermissionDenied):
            act(comment, by=ravi)
    workflow.approve(comment, by=meera)
    assert comment.status == "approved"


def test_a_decision_is_taken_back_exactly(edition, meera):
    comment = said(edition)
    workflow.mark_spam(comment, by=meera)
    workflow.approve(comment, by=meera)
    workflow.restore(comment, by=meera)
    assert comment.status == "spam"
    assert [(one.before, one.status, one.by) for one in comment.decisions.all()] == [
        ("approved", "spam", meera),
        ("spam", "approved", meera),
        ("pending", "spam", meera),
    ]


def test_the_log_cannot_be_rewritten(edition, meera):
    comment = said(edition)
    workflow.trash(comment, by=meera)
    decision = Decision.objects.get()
    decision.status = "approved"
    with pytest.raises(TypeError):
        decision.save()


def test_a_thread_goes_and_comes_with_its_first_comment(edition, meera, kabir):
    first = said(edition, "पहली")
    workflow.approve(first, by=meera)
    answer = said(edition, "दूसरी", parent=first)
    workflow.approve(answer, by=meera)
    assert total(edition) == 2
    workflow.trash(first, by=meera)
    assert total(edition) == 0
    assert "दूसरी की बात" not in kabir.get(edition.get_absolute_url()).content.decode()
    assert kabir.get(answer.get_absolute_url()).status_code == 404
    workflow.restore(first, by=meera)
    assert total(edition) == 2


def test_the_policy_says_why_a_comment_waits_and_marks_what_spoke_for_it(edition, meera, at_the_desk):
    BannedTerm.objects.create(term="मूर्ख")
    said(edition, "एक", body="सब m00rkh हैं, और moorkh भी।")
    said(edition, "दो", body="यह देखें https://example.org/toll")
    said(edition, "तीन", body="EVERY SHIP IS LATE AND NOBODY ANSWERS")
    page = at_the_desk(meera).get(QUEUE).content.decode()
    for words in ("प्रतिबंधित शब्द।", "<mark>मूर्ख</mark>", "<mark>https://example.org/toll</mark>", "ज़्यादातर बड़े अक्षर।"):
        assert words in page
    assert list(Comment.objects.values_list("rule", flat=True)) == ["shouting", "a_link", "banned_term"]


def test_the_queue_decides_about_one_or_many_and_offers_the_way_back(edition, meera, at_the_desk):
    desk, comments = at_the_desk(meera), [said(edition, f"पाठक {number}") for number in range(3)]
    keys = [comment.pk for comment in comments]
    answer = desk.post(f"{QUEUE}decide/", {"verb": "approve", "comment": keys}, follow=True)
    assert "3 टिप्पणियाँ मंज़ूर हुईं।" in answer.content.decode()
    assert Comment.objects.approved().count() == 3
    desk.post(f"{QUEUE}decide/", {"verb": "restore", "comment": keys})
    assert Comment.objects.filter(status="pending").count() == 3
    said_so = desk.post(f"{QUEUE}decide/", {"one": f"trash:{keys[0]}"}, headers={"Accept": "application/json"})
    assert said_so.json()["done"] == [keys[0]]
    assert said_so.json()["counts"] == {"waiting": "2", "reported": "0", "spam": "0", "approved": "0", "trash": "1"}
    assert Comment.objects.get(pk=keys[0]).status == "trash"


@pytest.mark.parametrize("sent", [{}, {"verb": "approve"}, {"verb": "burn", "comment": 1}, {"one": "approve:x"}])
def test_a_press_without_a_choice_is_told_what_to_do(meera, at_the_desk, sent):
    answer = at_the_desk(meera).post(f"{QUEUE}decide/", sent, follow=True)
    assert "पहले टिप्पणियाँ चुनें" in answer.content.decode()


def test_an_empty_queue_says_so(meera, at_the_desk):
    assert "आपके लिए कुछ नहीं रुका है।" in at_the_desk(meera).get(QUEUE).content.decode()
    assert "Nothing waits for you." in at_the_desk(meera, language="en").get(QUEUE).content.decode()


def test_long_threads_and_long_discussions_go_on_by_key(edition, meera, kabir):
    first = said(edition, "पहली")
    workflow.approve(first, by=meera)
    for number in range(ANSWERS + 3):
        workflow.approve(said(edition, f"जवाब {number:02}", parent=first), by=meera)
    for number in range(THREADS):
        workflow.approve(said(edition, f"बात {number:02}"), by=meera)
    newest = page_of(edition)
    assert [thread.first.name for thread in newest.threads] == [f"बात {n:02}" for n in reversed(range(THREADS))]
    page = kabir.get(f"{edition.get_absolute_url()}?comments_before={newest.further}").content.decode()
    there = len(FIRST_ANSWERS)
    assert f"जवाब {there - 1:02}" in page
    assert f"जवाब {there:02}" not in page
    rest = Comment.objects.get(name=f"जवाब {there:02}")
    assert rest.get_absolute_url() in page
    of_thread = kabir.get(rest.get_absolute_url()).content.decode()
    assert f"जवाब {ANSWERS - 1:02}" in of_thread
    last = Comment.objects.get(name=f"जवाब {ANSWERS:02}")
    assert last.get_absolute_url() in of_thread
    assert f"जवाब {ANSWERS + 2:02}" in kabir.get(last.get_absolute_url()).content.decode()
    assert kabir.get(f"{edition.get_absolute_url()}?comments_before={rest.pk}").status_code == 404


@pytest.mark.parametrize("comments", [1, 300])
def test_a_story_and_its_queue_ask_as_often_however_much_was_said(
    edition, meera, kabir, at_the_desk, comments, django_assert_num_queries
):
    first = said(edition)
    workflow.approve(first, by=meera)
    for number in range(comments):
        said(edition, f"पाठक {number}")
        Comment.objects.filter(name=f"पाठक {number}").update(status="approved")
    with django_assert_num_queries(16):
        kabir.get(edition.get_absolute_url())
    desk = at_the_desk(meera)
    with django_assert_num_queries(20):
        desk.get(QUEUE)


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_many_times_at_once_is_one_comment(edition):
    words = {"name": "कबीर", "email": "kabir@example.org", "body": "एक ही बात।"}
    outcomes = []

    def send():
        try:
            outcomes.append(workflow.submit(edition, **words))
        except workflow.Refused as refused:
            outcomes.append(refused.verdict.code)
        finally:
            connection.close()

    senders = [threading.Thread(target=send) for _number in range(5)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert Comment.objects.count() == 1
    assert sorted(map(str, outcomes))[:4] == ["409"] * 4
