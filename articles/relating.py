"""Which stories belong together: worked out when one is published, within seconds and beside the requests.

A story is compared with those that are nearest to it in time under its tags, in its sections and in its language, never
with the archive: each of these is a walk of some steps along an index, so a million stories cost what a thousand do.
What counts is in ``articles.likeness``. The stories that it leads to are compared anew, too, so that they lead back,
and those that led to it.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from articles import likeness
from articles.models import Edition, Listing, Related, State, ToRelate
from newsroom.turns import keep_doing

KEPT = 6  # stories that one leads to; a page shows fewer, and some may be withdrawn
NEAR_UNDER_A_TAG, NEAR_IN_A_SECTION, NEAR_IN_THE_LANGUAGE = 20, 20, 30  # stories before and as many after
BATCH = 100
NOTED_AT_ONCE = 5_000
EVERY = 1.0  # seconds between two looks
AGAIN = timedelta(minutes=10)  # after which one that failed is tried once more

log = logging.getLogger(__name__)


def note(edition: Edition) -> None:
    """Readers get this edition, another state of it, or do not get it any more: its neighbours are found anew.

    A scheduled one has neighbours from its hour on.
    """
    due = max(timezone.now(), edition.publish_at) if edition.state == State.PUBLISHED else timezone.now()
    ToRelate.objects.update_or_create(edition=edition, defaults={"due": due, "around": True})


def note_return(edition: Edition) -> None:
    """Readers get a withdrawn story again: what is near it may lead to it as before, and not only what it leads to."""
    due = max(timezone.now(), edition.publish_at)
    _note_alone((key, due) for key in set().union(*_near(edition).values()))


def note_many(editions: list[Edition]) -> None:
    """The same for many that are new: each by itself, for what they lead to is mostly among them."""
    _note_alone((edition.pk, edition.publish_at) for edition in editions)


def note_all() -> None:
    """Find the neighbours of all that is published anew."""
    keys = Edition.objects.filter(state=State.PUBLISHED).values_list("pk", "publish_at")
    _note_alone(keys.iterator(NOTED_AT_ONCE))


def _note_alone(rows) -> None:
    """Each without those around it; one that waits already has its turn."""
    noted = (ToRelate(edition_id=key, due=moment, around=False) for key, moment in rows)
    ToRelate.objects.bulk_create(noted, NOTED_AT_ONCE, ignore_conflicts=True)


def waiting():
    """The newest first: those are being read."""
    return ToRelate.objects.filter(due__lte=timezone.now()).order_by("-edition")


def relate_waiting() -> Iterator[bool]:
    """Find the neighbours of every edition that waits, one after the other; yields whether it worked."""
    while keys := list(waiting().values_list("pk", flat=True)[:BATCH]):
        for key in keys:
            try:
                _relate_noted(key)
            except (OperationalError, InterfaceError):  # the database, not the story: all of them are tried again
                raise
            except Exception:
                log.exception("Neighbours of the edition noted as %s could not be found. It is tried again.", key)
                ToRelate.objects.filter(pk=key).update(due=timezone.now() + AGAIN)
                yield False
            else:
                yield True


def _relate_noted(key: int) -> None:
    """Compared without a lock: on SQLite everybody who writes would wait for it. Only what changed is written."""
    noted = ToRelate.objects.filter(pk=key)
    if row := noted.select_related("edition").first():
        led_to = _lead_on(row.edition)
        if row.around:
            _lead_back(row.edition, led_to)
        noted.filter(due=row.due).delete()  # noted anew meanwhile, it has another turn


def _lead_back(edition: Edition, led_to: list[int]) -> None:
    """Compare those anew that this edition leads to, now; and in their turn those that have led to it, however many."""
    noted = set(ToRelate.objects.filter(edition__in=led_to).values_list("edition", flat=True))  # they have their turn
    for other in Edition.objects.filter(pk__in=set(led_to) - noted):
        _lead_on(other)
    led_here = Related.objects.filter(other=edition).exclude(edition__in=led_to).values_list("edition", flat=True)
    _note_alone((key, timezone.now()) for key in led_here.iterator(NOTED_AT_ONCE))


def _lead_on(edition: Edition) -> list[int]:
    """Find and write the neighbours of one edition, if they are others than they were."""
    keys = _nearest(edition) if edition.is_live else []
    rows = Related.objects.filter(edition=edition)
    if keys != list(rows.order_by("position").values_list("other", flat=True)):
        _write(edition, keys)
    return keys


@transaction.atomic
def _write(edition: Edition, keys: list[int]) -> None:
    Related.objects.filter(edition=edition).delete()
    rows = [Related(edition=edition, other_id=key, position=position) for position, key in enumerate(keys)]
    Related.objects.bulk_create(rows, ignore_conflicts=True)  # another host's, of the same comparison


def _nearest(edition: Edition) -> list[int]:
    return likeness.nearest(edition, _near(edition))[:KEPT]


def _near(edition: Edition) -> dict[tuple[str, object], set[int]]:
    """The editions beside this one in time: under each of its tags, in its sections, in its language."""
    found = list(Listing.objects.filter(edition=edition).filter(Q(category__isnull=False) | Q(tag__isnull=False)))
    lists = {("tag", row.tag_id): _on_list(edition, "tag", row.tag_id, NEAR_UNDER_A_TAG) for row in found if row.tag_id}
    for row in found:
        if row.category_id:
            lists["category", row.category_id] = _on_list(edition, "category", row.category_id, NEAR_IN_A_SECTION)
    lists["language", edition.language] = _in_time(
        Edition.objects.live(edition.language), edition, NEAR_IN_THE_LANGUAGE, "pk"
    )
    return lists


def _on_list(edition: Edition, kind: str, key: int, near: int) -> set[int]:
    """Editions next to this one under a tag or in a section."""
    listed = Listing.objects.filter(**{f"{kind}_id": key}, language=edition.language, publish_at__lte=timezone.now())
    return _in_time(listed, edition, near, "edition")


def _in_time(rows, edition: Edition, near: int, column: str) -> set[int]:
    others = rows.exclude(article=edition.article_id)
    before = others.filter(publish_at__lte=edition.publish_at).order_by("-publish_at", "-article")
    after = others.filter(publish_at__gt=edition.publish_at).order_by("publish_at", "article")
    return {key for side in (before, after) for key in side.values_list(column, flat=True)[:near]}


def keep_relating() -> None:
    """For as long as the process lives; one process of a host does it."""
    keep_doing("related", lambda: all(relate_waiting()), every=EVERY)
