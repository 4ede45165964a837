"""People who act at the same moment: whoever comes second waits, and the counts are right afterwards."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from comments import privacy, reports, workflow
from comments.models import Comment, Discussion, Policy
from tests.at_once import at_once
from tests.factories import published

pytestmark = pytest.mark.django_db(transaction=True)
AGAIN = 4  # times, since one meeting may miss its moment


@pytest.fixture
def edition():
    return published()


def said(edition, name, **more):
    return workflow.submit(edition, name=name, email=f"{uuid.uuid4().hex}@example.org", body=f"{name} की बात।", **more)


def total(edition):
    return Discussion.objects.get(edition=edition).approved


def test_a_decision_is_taken_back_by_somebody_who_brings_no_transaction(edition, meera):
    comment = said(edition, "पहली")
    workflow.approve(comment, by=meera)
    assert workflow.restore(comment, by=meera)
    assert comment.status == "pending"
    assert not workflow.restore(comment, by=meera)
    assert total(edition) == 0


def test_a_thread_and_its_answer_approved_at_once_are_both_counted(edition, meera, asha):
    for number in range(AGAIN):
        before = total(edition) if number else 0
        first = said(edition, f"पहली {number}")
        workflow.approve(first, by=meera)
        answer = said(edition, f"जवाब {number}", parent=first)
        workflow.trash(first, by=meera)
        acts = lambda: workflow.approve(first, by=meera), lambda: workflow.approve(answer, by=asha)  # noqa: B023
        assert at_once(*acts) == [None, None]
        assert total(edition) == before + 2
    assert total(edition) == Comment.objects.seen().count()


def test_two_undo_one_press_and_it_is_undone_once(edition, meera):
    comments, press = [said(edition, f"पाठक {number}") for number in range(4)], uuid.uuid4()
    for comment in comments:
        workflow.approve(comment, by=meera, press=press)
    assert at_once(*[lambda: workflow.take_back(press, by=meera)] * 2) == [None, None]
    assert total(edition) == 0
    assert Comment.objects.pending().count() == 4


def test_a_report_and_an_undo_that_meet_do_not_wait_in_a_circle(edition, meera):
    Policy(pk=1, reports_wait=1).save()
    for number in range(AGAIN):
        comments, press = [said(edition, f"पाठक {number} {place}") for place in range(3)], uuid.uuid4()
        for comment in reversed(comments):
            workflow.approve(comment, by=meera, press=press)
        acts = [
            lambda comment=comment: reports.report(comment, reason="abuse", network=f"net {comment.pk}")
            for comment in comments
        ]
        assert at_once(lambda: workflow.take_back(press, by=meera), *acts) == [None] * 4  # noqa: B023
        assert total(edition) == Comment.objects.seen().count()


def test_who_answers_what_is_being_erased_is_told_so(edition, meera):
    for number in range(AGAIN):
        first = said(edition, f"पहली {number}")
        workflow.approve(first, by=meera)
        erased, answered = at_once(
            lambda: privacy.erase(first.email, by=None),  # noqa: B023
            lambda: said(edition, "जवाब", parent=first),  # noqa: B023
        )
        assert erased is None
        assert answered is None or (isinstance(answered, ValidationError) and "parent" in answered.message_dict)
        assert Comment.objects.filter(pk=first.pk).exists() == (answered is None)
    assert total(edition) == Comment.objects.seen().count()


def test_what_was_thrown_away_is_not_answered_and_not_published_by_that(edition, meera, asha):
    comment = said(edition, "पहली")
    workflow.trash(comment, by=asha)
    with pytest.raises(workflow.Overtaken):
        workflow.reply(comment, by=meera, body="धन्यवाद।", seen="pending")
    with pytest.raises(ValidationError):
        workflow.reply(comment, by=meera, body="धन्यवाद।", seen="trash")
    assert Comment.objects.get().status == "trash"
