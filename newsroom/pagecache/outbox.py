"""A change to what readers see is told to every process after its commit, and never forgotten on the way."""

import logging
from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.db import DatabaseError, InterfaceError, transaction

from newsroom.models import PendingBump
from newsroom.pagecache.naming import SITE
from newsroom.pagecache.stamps import open_stamps
from newsroom.turns import keep_doing

WAITING = "SELECT * FROM newsroom_pendingbump ORDER BY id"  # asked twice a second, mostly for nothing
MOST = 500  # tags of one change; beyond that all pages are out of date
EVERY = 0.5  # seconds between two sweeps; what a crash left is bumped by the second one that finds it

log = logging.getLogger(__name__)


@cache
def stamps():
    """The stamps of this process."""
    return open_stamps(settings.STAMPS_URL, settings.DATA_DIR / "stamps")


def announce(tags: Iterable[str]) -> None:
    """Make every page that names one of ``tags`` out of date, once the present transaction is committed."""
    tags = sorted(set(tags))
    if not tags:
        return
    row = PendingBump.objects.create(tags=tags if len(tags) <= MOST else [SITE])
    transaction.on_commit(lambda: _deliver([row]), robust=True)  # what is committed is not called off any more


def _deliver(rows: list[PendingBump]) -> None:
    try:
        stamps().bump({tag for row in rows for tag in row.tags})
        PendingBump.objects.filter(pk__in=[row.pk for row in rows]).delete()
    except (OSError, DatabaseError, InterfaceError):  # the rows stay: the next sweep tries again
        log.exception("Pages could not be told of a change. It is tried again every second.")


def sweep(seen: set[int]) -> set[int]:
    """Deliver what was waiting at the last sweep already (``seen``, keys); returns what waits now."""
    waiting = list(PendingBump.objects.raw(WAITING))
    if left := [row for row in waiting if row.pk in seen]:
        _deliver(left)
    return {row.pk for row in waiting}


def keep_sweeping() -> None:
    """Sweep for as long as the process lives; one process of a host does it."""
    seen: set[int] = set()

    def step():
        nonlocal seen
        seen = sweep(seen)

    keep_doing("outbox", step, every=EVERY)
