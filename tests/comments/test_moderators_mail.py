"""Meera is written to about comments that wait, as often as she wishes."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone

from comments import watching, workflow
from comments.models import Comment
from newsroom.hindi.dates import INDIA
from tests.factories import published

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=INDIA)


@pytest.fixture
def edition():
    return published()


@pytest.fixture
def meera(meera):
    meera.email = "meera@example.org"
    meera.save()
    return meera


def said(edition, number=0, **more):
    words = {"name": f"पाठक {number}", "email": f"{number}@example.org", "body": f"बात {number}।"} | more
    return workflow.submit(edition, **words)


def mails_at(moment):
    """What the jobs send when they run at ``moment``."""
    with time_machine.travel(moment, tick=False):
        call_command("run_jobs", verbosity=0)
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def wishes(user, when, at=NOON):
    with time_machine.travel(at, tick=False):
        watching.wish(user, when)


def test_at_once_is_one_letter_for_a_flood_and_none_for_what_she_knows(edition, meera):
    said(edition, 99)
    wishes(meera, "at_once")
    for number in range(12):
        said(edition, number)
    (letter,) = mails_at(NOON + timedelta(seconds=31))
    assert letter.to == ["meera@example.org"]
    assert letter.subject == "12 नई टिप्पणियाँ रुकी हुई हैं"
    assert f"पाठक 0 – {edition.title}" in letter.body
    assert "पाठक 9" in letter.body
    assert "पाठक 10" not in letter.body
    assert "और 2 अन्य।" in letter.body
    assert "हर टिप्पणी मॉडरेटर" in letter.body
    assert "http://127.0.0.1:8000/admin/comments/comment/" in letter.body
    assert mails_at(NOON + timedelta(seconds=62)) == []
    said(edition, 13)
    assert mails_at(NOON + timedelta(seconds=70)) == []  # looked at every half minute
    assert len(mails_at(NOON + timedelta(seconds=95))) == 1


def test_why_it_waits_and_what_spoke_for_it_stand_in_the_letter(edition, meera):
    meera.interface_language = "en"
    meera.save()
    wishes(meera, "at_once")
    said(edition, name="<b>Eve</b>\r\nBcc: x@example.org", body="देखें https://example.org/toll")
    (letter,) = mails_at(NOON + timedelta(minutes=1))
    assert letter.subject == "1 new comment waits"
    assert "A link: a moderator looks where it leads. https://example.org/toll" in letter.body
    assert "<b>Eve</b> Bcc: x@example.org – " in letter.body


def test_hourly_is_once_an_hour(edition, meera):
    wishes(meera, "hourly")
    said(edition, 1)
    assert mails_at(NOON + timedelta(minutes=30)) == []
    assert len(mails_at(NOON + timedelta(minutes=61))) == 1
    said(edition, 2)
    assert mails_at(NOON + timedelta(minutes=90)) == []
    assert len(mails_at(NOON + timedelta(minutes=122))) == 1


def test_daily_is_at_eight_in_the_morning_in_india(edition, meera):
    wishes(meera, "daily")
    said(edition, 1)
    morning = NOON.replace(day=27, hour=8)
    assert mails_at(morning - timedelta(minutes=1)) == []
    assert len(mails_at(morning + timedelta(minutes=1))) == 1
    quiet = morning + timedelta(days=1, minutes=2)
    assert mails_at(quiet) == []
    said(edition, 2)
    assert mails_at(quiet + timedelta(hours=1)) == []
    assert len(mails_at(quiet + timedelta(days=1))) == 1


def test_who_left_lost_the_role_has_no_address_or_wants_none_is_not_written_to(edition, meera, asha, admin):
    for person, email in ((asha, "asha@example.org"), (admin, "admin@example.org")):
        person.email = email
        person.save()
        wishes(person, "at_once")
    wishes(meera, "at_once")
    wishes(meera, "never")
    asha.groups.clear()
    admin.is_active = False
    admin.save()
    said(edition)
    assert mails_at(NOON + timedelta(minutes=1)) == []


def test_only_moderators_wish_and_only_what_there_is(ravi, meera):
    with pytest.raises(PermissionDenied):
        watching.wish(ravi, "at_once")
    with pytest.raises(ValidationError):
        watching.wish(meera, "every second")


def test_what_was_decided_meanwhile_is_no_news(edition, meera):
    wishes(meera, "at_once")
    workflow.approve(said(edition), by=meera)
    assert Comment.objects.approved().exists()
    assert mails_at(NOON + timedelta(minutes=1)) == []


def test_two_processes_write_one_letter(edition, meera):
    wishes(meera, "at_once")
    said(edition)
    one, other = watching._wishes().get(), watching._wishes().get()
    assert [watching._write(one), watching._write(other)] == [True, False]
    assert timezone.now() >= one.written_at
