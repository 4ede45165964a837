"""Making entries that are missing, or that older rules made. Beside the site; stopped, it goes on where it was."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.models import DeskEntry, Edition, SearchEntry, State
from articles.search import desk_entries, entries
from newsroom.hindi.sounds import VERSION

MOST_LEFT = 1_000  # entries of rows that are gone, which are deleted at once: looking for them takes no lock
BATCH = 50  # rows of a transaction: on SQLite nobody else writes meanwhile


def behind():
    """Editions that readers have or will have, and that search does not know by today's rules."""
    current = SearchEntry.objects.filter(edition=OuterRef("pk"), version=VERSION)
    return Edition.objects.filter(~Exists(current), state=State.PUBLISHED).order_by("pk")


def behind_on_the_desk(model):
    """Rows of one kind that the desk's search does not know so, the newest first."""
    place = desk_entries.place_of(model, OuterRef("pk"))
    return model._base_manager.filter(~Exists(DeskEntry.objects.filter(place=place, version=VERSION))).order_by("-pk")


def length() -> int:
    return behind().count() + sum(behind_on_the_desk(model).count() for model in desk_entries.KINDS)


def forget_all_rules() -> None:
    """Let every entry be made anew. Each is found as before until its turn comes."""
    SearchEntry.objects.update(version=0)
    DeskEntry.objects.update(version=0)


def rebuild() -> Iterator[int]:
    """Bring all that is behind up to date, the readers' first; yields how many after each batch."""
    yield from _for_readers()
    for model in reversed(desk_entries.KINDS):  # stories, of which there are most, come last
        yield from _for_the_desk(model)


def _for_the_desk(model) -> Iterator[int]:
    first, last = desk_entries.place_of(model, 0), desk_entries.place_of(model, desk_entries.A_KIND)
    row = model._base_manager.filter(pk=OuterRef("place") - first)
    left_over = DeskEntry.objects.filter(~Exists(row), place__gt=first, place__lt=last)
    DeskEntry.objects.filter(pk__in=list(left_over.values_list("pk", flat=True)[:MOST_LEFT])).delete()
    rows, newest = behind_on_the_desk(model), last - first
    while keys := list(rows.filter(pk__lte=newest).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Locked, for who changes one of them at this moment has newer words.
            found = list(model._base_manager.select_for_update().filter(pk__in=keys))
            DeskEntry.objects.filter(pk__in=[first + key for key in keys]).delete()
            desk_entries.note_many(found)
        newest = keys[-1] - 1
        yield len(keys)


def _for_readers() -> Iterator[int]:
    SearchEntry.objects.exclude(edition__state=State.PUBLISHED).delete()
    last = 0
    while keys := list(behind().filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            editions = Edition.objects.select_for_update().filter(pk__in=keys, state=State.PUBLISHED)
            entries.note_many(list(editions.order_by("pk")))
        last = keys[-1]
        yield len(keys)
