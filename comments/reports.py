"""Readers complain about a comment. A complaint touches no public page, until so many make the comment wait again."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop

from comments import workflow
from comments.models import Comment, Policy, Report, Status

RULE = "reports"
MOST, SECONDS = 10, 60  # reports from one network, and the time in which they are counted


class TooMany(Exception):
    """So many came from one network that the next has to wait for ``SECONDS``."""


def report(comment, *, reason, words="", network, caught=False) -> None:
    """Take a complaint about a comment that readers see. Raises TooMany.

    The second one from a network changes nothing, and neither does one that filled in the trap (``caught``): whoever
    sent it is thanked and learns nothing.
    """
    if caught or (network and comment.complaints.filter(network=network).exists()):
        return
    if _is_flood(network):
        raise TooMany
    try:
        _record(comment, reason=reason, words=words, network=network)
    except IntegrityError:  # the same form a moment ago, in another process
        return


@transaction.atomic
def _record(comment, **said) -> None:
    rows = Comment._base_manager.filter(pk=comment.pk)  # the plain queryset: no page shows how many there are
    rows.select_for_update().get()
    Report.objects.create(comment=comment, **said)
    rows.update(reports=F("reports") + 1)
    comment.refresh_from_db()
    if _is_to_wait(comment):
        workflow.hold(comment, rule=RULE, reason=gettext_noop("Reported by readers."))


def _is_flood(network: str) -> bool:
    since = timezone.now() - timedelta(seconds=SECONDS)
    return bool(network) and Report.objects.filter(network=network, at__gte=since)[:MOST].count() >= MOST


def _is_to_wait(comment) -> bool:
    """Once, and not after a moderator has looked at reports; what the newsroom says itself stays."""
    if comment.status != Status.APPROVED or comment.staff_id or comment.reports < Policy.current().reports_wait:
        return False
    looked_at = comment.complaints.filter(settled_by__isnull=False).exists()
    return not looked_at and not comment.decisions.filter(rule=RULE).exists()
