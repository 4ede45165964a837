"""Mail, by way of an outbox: written in the transaction of what it tells of, delivered after it, never forgotten.

So a mail server that is slow or down holds up no page and no press of a button.
"""

import logging
from collections.abc import Mapping
from datetime import timedelta
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from newsroom import hindi, publication
from newsroom.models import Letter
from newsroom.turns import keep_doing

EVERY = 2  # seconds between two looks at the outbox
MOST = 100  # letters that one look takes
LEASE = timedelta(minutes=10)  # for which a letter is its taker's: longer than any talk with a mail server
GIVEN_UP = timedelta(days=3)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)  # doubled from try to try

log = logging.getLogger(__name__)


def post(to: str, subject: str, body: str, headers: Mapping[str, str] | None = None) -> Letter:
    """Send a mail in plain text once the present transaction is committed. Subject and headers become one line.

    It comes from the publication by its name in the active language.
    """
    sender = {"From": formataddr((_one_line(publication.name()), settings.SERVER_EMAIL))}
    lines = {name: _one_line(value) for name, value in (sender | dict(headers or {})).items()}
    return Letter.objects.create(to=_one_line(to), subject=_one_line(subject), body=body, headers=lines)


def deliver() -> int:
    """Send what is due, and say how many it were."""
    due = Letter.objects.filter(next_try__lte=timezone.now()).order_by("next_try")
    return sum(_deliver(letter) for letter in list(due[:MOST]))


def keep_delivering() -> None:
    """Deliver for as long as the process lives; one process of a host does it."""
    keep_doing("letters", deliver, every=EVERY)


def _deliver(letter: Letter) -> bool:
    """Send one letter, unless somebody else took it. No transaction is open meanwhile: SQLite has one writer.

    A process that dies between the sending and the crossing out sends it again after the lease: twice, not never.
    """
    taken = Letter.objects.filter(pk=letter.pk, next_try=letter.next_try)
    if not taken.update(next_try=timezone.now() + LEASE):
        return False
    try:
        _mail(letter).send()
    except Exception as error:  # each kind of mail server has errors of its own
        _put_off(letter, error)
        return False
    Letter.objects.filter(pk=letter.pk).delete()
    return True


def _mail(letter: Letter) -> EmailMessage:
    headers = {"Auto-Submitted": "auto-generated"} | letter.headers
    return EmailMessage(letter.subject, letter.body, to=[letter.to], headers=headers)


def _put_off(letter: Letter, error: Exception) -> None:
    """Later, or never after three days. A log is kept longer than a letter: it names no address."""
    kind, now = type(error).__name__, timezone.now()
    if now - letter.created_at >= GIVEN_UP:
        Letter.objects.filter(pk=letter.pk).delete()
        log.error("Letter %d could not be sent for three days (%s) and is given up.", letter.pk, kind)
        return
    wait = min(FIRST_WAIT * 2 ** min(letter.tries, 10), LONGEST_WAIT)
    Letter.objects.filter(pk=letter.pk).update(tries=letter.tries + 1, next_try=now + wait)
    log.warning(
        "Letter %d could not be sent (%s). It is tried again in %d minutes.", letter.pk, kind, wait.seconds / 60
    )


def _one_line(text: str) -> str:
    """What a header may hold: a line break in it would begin another header."""
    return hindi.normalise(" ".join(text.split()))
