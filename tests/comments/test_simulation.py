"""Before a rule is switched on, Meera sees what it would have done to the comments of the last 30 days."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments import simulation, workflow
from comments.models import BannedTerm, Comment, LocalPolicy, Policy
from tests.factories import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return published()


def said(edition, body, name="कबीर", email=None):
    email = email or f"{Comment.objects.count()}@example.org"
    return workflow.submit(edition, name=name, email=email, body=body, timed=True)


def fates(outcome):
    return {fate: dict(decided) for fate, _count, decided in outcome.counts()}


def test_a_term_tells_what_it_would_have_held_and_what_became_of_that(edition, meera):
    Policy(pk=1, mode="open").save()
    for number in range(3):
        workflow.approve(said(edition, f"यह नहर {number} साल से सूखी है।"), by=meera)
    workflow.mark_spam(said(edition, "नहर किनारे सस्ते प्लॉट।"), by=meera)
    said(edition, "नहरों की सफ़ाई हुई।")
    outcome = simulation.try_term(BannedTerm(term="नहर"))
    assert outcome.looked_at == 5
    assert fates(outcome) == {"pending": {"": 3, "spam": 1}}
    assert all(change.after.evidence == ["नहर"] for change in outcome.changes)
    assert not BannedTerm.objects.exists()


def test_a_term_that_is_milder_now_is_tried_beside_the_saved_one(edition, meera):
    Policy(pk=1, mode="known", known_after=1).save()
    workflow.approve(said(edition, "पहली बात।", email="kabir@example.org"), by=meera)
    term = BannedTerm.objects.create(term="नहर")
    said(edition, "नहर सूखी है।", email="kabir@example.org")
    term.weight = "suspect"
    assert fates(simulation.try_term(term)) == {"approved": {"": 1}}
    assert BannedTerm.objects.get().weight == "banned"


def test_a_policy_is_judged_in_the_mode_of_each_place(edition, meera):
    elsewhere = published()
    LocalPolicy(article=elsewhere.article, mode="wait").save()
    for place in (edition, elsewhere):
        workflow.approve(said(place, "सड़क कब बनेगी?"), by=meera)
        said(place, "देखें https://example.org/toll")
    outcome = simulation.try_policy(Policy(mode="open"))
    assert fates(outcome) == {"approved": {"approved": 1}}
    assert fates(simulation.try_policy(Policy(mode="open", links_wait=2))) == {"approved": {"approved": 1, "": 1}}
    assert fates(simulation.try_policy(Policy(mode="closed"))) == {"refused": {"approved": 1, "": 1}}
    assert Policy.current().mode == "wait"


def test_who_was_known_is_asked_as_of_then(edition, meera):
    for number in range(4):
        workflow.approve(said(edition, f"बात {number}।", email="kabir@example.org"), by=meera)
    outcome = simulation.try_policy(Policy(mode="known", known_after=3))
    assert [change.comment.body for change in outcome.changes] == ["बात 3।"]
    workflow.mark_spam(Comment.objects.earliest("id"), by=meera)
    assert not simulation.try_policy(Policy(mode="known", known_after=2)).changes


def test_only_the_last_30_days_count(edition):
    edition.publish_at -= timedelta(days=40)
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        said(edition, "पुरानी नहर।")
    said(edition, "नई नहर।")
    assert simulation.try_policy(Policy(mode="open")).looked_at == 1


def test_what_a_trap_gave_away_stays_spam(edition):
    workflow.submit(edition, name="x", email="x@example.org", body="नहर देखो", caught=True)
    assert not simulation.try_policy(Policy(mode="open")).changes
