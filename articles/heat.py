"""What is read much is hot, and cools: a read is worth half as much eight hours later.

An edition's heat is the logarithm of its reads, each on a scale that grows with the clock: a read that comes one
half-life later counts double, so that nothing has to be written for what is only cooling, and the order of two stories
that nobody reads stays as it is (forward decay: Cormode, Shkapenyuk, Srivastava, Xu, ICDE 2009).
"""

import time
from collections import Counter
from datetime import timedelta
from math import log2

from django.db import transaction
from django.utils import timezone

from articles.languages import LANGUAGES
from articles.models import Edition, Heat, MostRead
from articles.most_read import SIZE
from newsroom.reads import noticing, spool
from newsroom.reads.key import window_of
from newsroom.reads.tally import Tally
from newsroom.turns import keep_doing

HALF_LIFE = timedelta(hours=8)
EVERY = 20.0  # seconds; a crash loses the reads of so many
COLD = 21  # half-lives, a week, after which a single read is forgotten
BATCH = 500


def on_scale(moment) -> float:
    """The heat of one read at that moment."""
    return moment.timestamp() / HALF_LIFE.total_seconds()


def together(one: float, other: float) -> float:
    """The heat of what has been read as much as both say."""
    top = max(one, other)
    return top + log2(2 ** (one - top) + 2 ** (other - top))


@transaction.atomic
def warm(reads: dict[int, int]) -> None:
    """Add so many reads, now, to the editions with these keys: all or none. Several hosts may do so at once."""
    keys, now = sorted(reads), on_scale(timezone.now())
    for start in range(0, len(keys), BATCH):
        _warm({key: now + log2(reads[key]) for key in keys[start : start + BATCH]}, never=now - 2 * COLD)


def _warm(added: dict[int, float], never: float) -> None:
    languages = dict(Edition.objects.filter(pk__in=added).values_list("pk", "language"))
    missing = [Heat(edition_id=key, language=language, heat=never) for key, language in languages.items()]
    Heat.objects.bulk_create(missing, ignore_conflicts=True)
    rows = list(Heat.objects.select_for_update().filter(edition__in=languages).order_by("edition"))
    for row in rows:
        row.heat = together(row.heat, added[row.edition_id])
    Heat.objects.bulk_update(rows, ["heat"])


def rank() -> None:
    """Forget what is cold, and write the list of a language anew when it is another one now."""
    Heat.objects.filter(language__in=LANGUAGES, heat__lt=on_scale(timezone.now()) - COLD).delete()
    for language in LANGUAGES:
        hottest = Edition.objects.live_beside(language).filter(reading__language=language).order_by("-reading__heat")
        _write(language, list(hottest.values_list("pk", flat=True)[:SIZE]))


@transaction.atomic
def _write(language: str, keys: list[int]) -> None:
    listed = MostRead.objects.filter(language=language)
    if keys == list(listed.order_by("rank").values_list("edition", flat=True)):
        return
    listed.delete()
    MostRead.objects.bulk_create(
        MostRead(edition_id=key, language=language, rank=rank) for rank, key in enumerate(keys, start=1)
    )


def keep_counting() -> None:
    """Add up what the host's processes brought, for as long as this one lives; one of a host does it."""
    tally, waiting = Tally(), Counter()

    def step():
        waiting.update(tally.count(spool.take(noticing.spool_path()), window_of(time.time())))
        if waiting:
            warm(waiting)  # or it waits for a database that works
            waiting.clear()

    keep_doing("reads", step, every=EVERY)
