"""What this site has learned of spam: from which decisions, when, and how much a comment resembles it."""

import json
import subprocess
import sys
from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.learning import Signs
from comments.models import Act, Decision, Learned, Status

MOST = 20_000  # examples, the newest ones
ENOUGH = 0.02  # of new decisions, beside the known examples, for which it is worth learning anew
OLDEST = timedelta(days=1)  # after which any new decision is


def judge(name: str, body: str) -> tuple[int, list[str]]:
    """Percent, and the signs that spoke for it; in one query, as long as nothing new was learned."""
    return learned_signs().judge(name, body)


def learned_signs() -> Signs:
    version = Learned.objects.filter(pk=1).values_list("at", "through", "since").first()
    return _signs(version) if version else Signs()


@lru_cache(maxsize=1)
def _signs(version) -> Signs:
    """A process keeps what it has read until there is something newer."""
    kept = Learned.current().signs
    return Signs.from_json(kept) if kept else Signs()


def examples(since: int) -> list[tuple[str, str, bool]]:
    """``(name, body, is_spam)`` of comments that are what a moderator last decided.

    What a rule decided teaches nothing, and decisions up to ``since`` do not count.
    """
    standing = Decision.objects.filter(
        pk__gt=since,
        act=Act.STATUS,
        rule="",
        undone_by=None,
        status__in=[Status.APPROVED, Status.SPAM],
        comment__status=F("status"),
        comment__staff=None,
    ).exclude(comment__body="")
    fields = ("comment_id", "comment__name", "comment__body", "status")
    found = {}
    for key, name, body, status in standing.order_by("-id").values_list(*fields)[:MOST]:
        found.setdefault(key, (name, body, status == Status.SPAM))
    return list(found.values())


def learn_when_due() -> int | None:
    """The job, a few times an hour: answers from how many comments it learned."""
    if not _is_due():
        return None
    learned = relearn()
    return learned.spam + learned.good


def _is_due() -> bool:
    """Whether enough was decided since it last learned."""
    learned = Learned.current()
    new = Decision.objects.filter(pk__gt=learned.through).count()
    old = learned.at is None or learned.at < timezone.now() - OLDEST
    return new > (0 if old else ENOUGH * (learned.spam + learned.good))


def relearn() -> Learned:
    """Learn anew from all decisions that count. Who resets it meanwhile is not overruled."""
    learned, _made = Learned.objects.get_or_create(pk=1)
    through = _newest_decision()
    signs = _learnt_apart(examples(learned.since))
    Learned.objects.filter(pk=1, since=learned.since).update(
        signs=signs, spam=signs["spam"], good=signs["good"], through=through, at=timezone.now()
    )
    return Learned.current()


@transaction.atomic
def forget(*, by=None) -> None:
    """Begin anew: only what is decided from now on counts. ``by`` is None for an operator at the console."""
    if by and not by.has_perm("comments.change_learned"):
        raise PermissionDenied(_("Only editors and administrators reset what was learned. Ask one of them."))
    newest = _newest_decision()
    empty = {"signs": {}, "spam": 0, "good": 0, "through": newest, "since": newest, "at": None}
    Learned.objects.update_or_create(pk=1, defaults=empty)


def _newest_decision() -> int:
    return Decision.objects.aggregate(newest=Max("id"))["newest"] or 0


def _learnt_apart(told: list) -> dict:
    """In a process of its own: seconds of arithmetic would hold up readers whom this one serves."""
    command = [sys.executable, "-m", "comments.learning"]
    done = subprocess.run(
        command, input=json.dumps(told), cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)
