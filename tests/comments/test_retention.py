"""What is kept of readers for a while is gone after it; readers' pages do not notice."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from comments import retention, workflow
from comments.models import Ban, Claim, Comment, Report, Subscription
from newsroom.models import PendingBump
from tests.factories import published

pytestmark = pytest.mark.django_db


def said(edition, number, **more):
    words = {"name": "कबीर", "email": f"{number}@example.org", "body": f"बात {number}।", "network": f"net-{number}"}
    return workflow.submit(edition, **words | more)


def jobs_after(**time):
    out = StringIO()
    with time_machine.travel(timezone.now() + timedelta(**time)):
        call_command("run_jobs", stdout=out)
    return out.getvalue()


def test_networks_are_forgotten_after_thirty_days_without_a_word_to_any_page(meera, monkeypatch):
    monkeypatch.setattr(retention, "STEP", 2)
    edition = published()
    for number in range(5):
        workflow.approve(said(edition, number), by=meera)
        Report.objects.create(comment=Comment.objects.first(), reason="abuse", network=f"net-{number}")
    PendingBump.objects.all().delete()
    jobs_after(days=29)
    assert Comment.objects.exclude(network="").count() == 5
    assert "forget_what_is_past_its_time: 10" in jobs_after(days=31)
    assert not Comment.objects.exclude(network="").exists()
    assert not Report.objects.exclude(network="").exists()
    assert Report.objects.count() == 5
    assert not PendingBump.objects.exists()


def test_what_has_ended_or_was_never_answered_goes_and_the_rest_stays(meera):
    edition, soon = published(), timezone.now() + timedelta(hours=2)
    waiting, confirmed = said(edition, 1, notify=True), said(edition, 2, notify=True)
    Subscription.objects.filter(comment=confirmed).update(confirmed_at=timezone.now())
    Ban.objects.create(network="net-1", until=soon)
    Ban.objects.create(network="net-2", until=timezone.now() + timedelta(days=60))
    Ban.objects.create(email="eve@example.org")
    Claim.objects.create(comment=waiting, by=meera, until=soon)
    jobs_after(hours=1)
    assert (Ban.objects.count(), Claim.objects.count(), Subscription.objects.count()) == (3, 1, 2)
    jobs_after(days=8)
    assert (Ban.objects.count(), Claim.objects.count()) == (2, 0)
    assert Subscription.objects.get().comment == confirmed
