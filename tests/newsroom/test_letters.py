"""Mail waits in the outbox until the mail server has it: nothing is lost, nothing goes out twice."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from newsroom import letters
from newsroom.models import Letter

pytestmark = pytest.mark.django_db


class ServerIsDown(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError(f"nobody there for {messages[0].to}")


DOWN = override_settings(EMAIL_BACKEND=f"{__name__}.ServerIsDown")


def test_a_letter_is_sent_once_and_then_gone():
    letters.post("kabir@example.org", "नमस्ते", "जवाब आया है।", {"List-Unsubscribe": "<https://example.org/stop/>"})
    assert mail.outbox == []
    assert letters.deliver() == 1
    assert letters.deliver() == 0
    sent = mail.outbox[0]
    assert (sent.to, sent.subject, sent.body) == (["kabir@example.org"], "नमस्ते", "जवाब आया है।")
    assert sent.message()["List-Unsubscribe"] == "<https://example.org/stop/>"
    assert sent.message()["Auto-Submitted"] == "auto-generated"
    assert not Letter.objects.exists()


def test_what_is_taken_back_is_not_sent():
    with transaction.atomic():
        letters.post("kabir@example.org", "नमस्ते", "…")
        transaction.set_rollback(True)
    assert letters.deliver() == 0


def test_a_mail_server_that_is_down_loses_nothing_and_is_asked_less_and_less(caplog):
    letters.post("kabir@example.org", "नमस्ते", "…")
    start, waits = timezone.now(), []
    with DOWN, caplog.at_level(logging.WARNING):
        for _try in range(4):
            letter = Letter.objects.get()
            with time_machine.travel(letter.next_try, tick=False):
                assert letters.deliver() == 0
                assert letters.deliver() == 0  # it is not due again yet
            waits.append((Letter.objects.get().next_try - letter.next_try) // timedelta(minutes=1))
    assert waits == [1, 2, 4, 8]
    assert "kabir" not in caplog.text
    with time_machine.travel(start + timedelta(days=1)):
        assert letters.deliver() == 1
    assert len(mail.outbox) == 1


def test_after_three_days_a_letter_is_given_up_and_the_log_names_nobody(caplog):
    letters.post("kabir@example.org", "नमस्ते", "…")
    with DOWN, time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert letters.deliver() == 0
    assert not Letter.objects.exists()
    assert "given up" in caplog.text
    assert "kabir" not in caplog.text


def test_one_bad_letter_holds_up_no_other():
    Letter.objects.create(to="kabir@example.org", subject="टूटी", body="…", headers={"X": "a\r\nBcc: b@example.org"})
    letters.post("salma@example.org", "अच्छी", "…")
    assert letters.deliver() == 1
    assert [sent.subject for sent in mail.outbox] == ["अच्छी"]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b", "\x00\n"])
def test_no_line_of_a_subject_becomes_a_header(end):
    letters.post("kabir@example.org", f"नाम{end}Bcc: all@example.org", "…", {"X-Of": f"a{end}Bcc: all@example.org"})
    assert letters.deliver() == 1
    assert mail.outbox[0].message()["Bcc"] is None
    assert "Bcc: all@example.org" in mail.outbox[0].subject


def test_a_letter_that_somebody_else_has_just_taken_is_left_to_them():
    letter = letters.post("kabir@example.org", "नमस्ते", "…")
    Letter.objects.filter(pk=letter.pk).update(next_try=timezone.now() + letters.LEASE)
    assert letters._deliver(letter) is False
    assert mail.outbox == []
