"""Where a comment comes from: whatever the proxy writes, one network is one, also over a Monday."""

import threading
from datetime import datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from comments import bans, reports, retention, workflow
from comments.models import Ban, Comment, Policy
from comments.networks import EARLIER, known_as, network_of, unknown
from tests.factories import published

WORDS = {"name": "कबीर", "email": "kabir@example.org"}
SUNDAY = datetime(2026, 11, 29, 23, 50, tzinfo=timezone.get_default_timezone())


@pytest.mark.parametrize(
    ("written", "plainly"),
    [
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("::ffff:cb00:7109", "203.0.113.9"),
        ("203.0.113.9:5000", "203.0.113.9"),
        ("[::ffff:203.0.113.9]:5000", "203.0.113.9"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("2001:db8::ffff:1", "2001:db8::1"),  # one customer's
        ("fe80::1%eth0", "fe80::1"),
    ],
)
def test_one_network_however_it_is_written(written, plainly):
    assert network_of(written) == network_of(plainly) != unknown()


@pytest.mark.parametrize("one", ["203.0.113.8", "::ffff:203.0.113.8", "2001:db8:0:1::1"])
def test_others_are_others(one):
    assert network_of(one) not in {network_of("203.0.113.9"), network_of("2001:db8::1"), unknown()}


@pytest.mark.parametrize("nothing", ["", "unknown", "_hidden", "1.2.3.4.5", "[::1", "1.2.3.999", "क", "%", "\0"])
def test_all_of_whom_nothing_is_known_are_one_network(nothing):
    assert known_as(nothing) == (unknown(),)


@pytest.fixture
def of_saturday(db):
    with time_machine.travel(SUNDAY - timedelta(days=1), tick=False):
        return published()


def post(kabir, edition, body, address="203.0.113.9", email="kabir@example.org"):
    words = WORDS | {"body": body, "email": email}
    return kabir.post(f"{edition.get_absolute_url()}comments/", words, REMOTE_ADDR=address)


@pytest.mark.django_db
def test_who_is_not_known_is_limited_and_not_blocked(kabir, meera):
    edition = published()
    Policy(pk=1, flood=2).save()
    for number, status in enumerate([303, 303, 429]):
        assert post(kabir, edition, f"बात {number}", address="").status_code == status
    assert post(kabir, edition, "और मैं?").status_code == 303
    with pytest.raises(ValidationError):
        bans.ban_network(Comment.objects.get(body="बात 0"), by=meera)


def test_a_blocked_network_stays_blocked_over_monday_for_all_of_seven_days(kabir, meera, of_saturday):
    edition = of_saturday
    with time_machine.travel(SUNDAY, tick=False):
        post(kabir, edition, "पहली बात", email="troll@example.org")
        comment = Comment.objects.get()
        bans.ban_network(comment, by=meera)
    for after, fate in [(timedelta(hours=1), "trash"), (timedelta(days=6), "trash"), (timedelta(days=8), "pending")]:
        with time_machine.travel(SUNDAY + after, tick=False):
            post(kabir, edition, f"बाद में {after}", email=f"{after.days}@example.org")
            assert Comment.objects.first().network != comment.network
            assert Comment.objects.first().status == fate
            post(kabir, edition, f"और कोई {after}", address="203.0.113.8", email=f"o{after.days}@example.org")
            assert Comment.objects.first().status == "pending"


def test_as_long_as_a_network_is_kept_it_can_be_blocked_for_seven_days(kabir, meera, of_saturday):
    edition = of_saturday
    with time_machine.travel(SUNDAY, tick=False):
        post(kabir, edition, "पुरानी बात", email="troll@example.org")
    last_day = SUNDAY + retention.NETWORKS
    with time_machine.travel(last_day, tick=False):
        bans.ban_network(Comment.objects.get(), by=meera)
    with time_machine.travel(last_day + timedelta(days=bans.NETWORK_DAYS, minutes=-1), tick=False):
        post(kabir, edition, "नई बात", email="other@example.org")
        assert Comment.objects.first().status == "trash"
    assert timedelta(weeks=EARLIER) >= retention.NETWORKS + timedelta(days=bans.NETWORK_DAYS)
    assert Ban.objects.get().network == Comment.objects.last().network


@pytest.mark.django_db
def test_reports_of_whom_nothing_is_known_are_limited_together(kabir, meera):
    edition, statuses = published(), []
    for number in range(reports.MOST + 1):
        comment = workflow.submit(edition, name="क", email=f"{number}@example.org", body=f"बात {number}")
        workflow.approve(comment, by=meera)
        address = f"{comment.get_absolute_url()}report/"
        statuses.append(kabir.post(address, {"reason": "spam"}, REMOTE_ADDR="").status_code)
    assert statuses == [303] * reports.MOST + [429]


@pytest.mark.django_db(transaction=True)
def test_who_writes_in_parallel_gains_no_more_than_there_are_threads_that_write():
    edition, most = published(), 3
    Policy(pk=1, flood=most).save()
    begin, refusals = threading.Barrier(settings.LANES["writing"]), []

    def write(writer):
        begin.wait()
        for number in range(most + 2):
            words = {"name": "क", "email": f"{writer}@example.org", "body": f"बात {number}"}
            try:
                workflow.submit(edition, **words, network="n")
            except workflow.Refused as refused:
                refusals.append(refused.verdict.rule)
        connection.close()

    writers = [threading.Thread(target=write, args=[number]) for number in range(settings.LANES["writing"])]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert set(refusals) == {"flood"}
    assert most <= Comment.objects.count() < most + settings.LANES["writing"]
