"""Making entries that are missing, or that older rules made. Beside the site; stopped, it goes on where it was."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.models import Article, DeskEntry, Edition, SearchEntry, State
from articles.search import desk_entries, entries
from newsroom.hindi.sounds import VERSION

MOST_LEFT = 1_000  # entries of rows that are gone, which are deleted at once
BATCH = 50  # rows of a transaction: on SQLite nobody else writes meanwhile


def behind():
    """Editions that readers have or will have, and that search does not know by today's rules, the newest first."""
    current = SearchEntry.objects.filter(edition=OuterRef("pk"), version=VERSION)
    return Edition.objects.filter(~Exists(current), state=State.PUBLISHED).order_by("-pk")


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
    _forget(DeskEntry.objects.filter(~Exists(row), place__gt=first, place__lt=last))
    for keys in _batches(behind_on_the_desk(model)):
        with transaction.atomic():
            found = list(_locked(model).filter(pk__in=keys))
            DeskEntry.objects.filter(pk__in=[first + key for key in keys]).delete()
            desk_entries.note_many(found)
        yield len(keys)


def _for_readers() -> Iterator[int]:
    _forget(SearchEntry.objects.exclude(edition__state=State.PUBLISHED))
    for keys in _batches(behind()):
        with transaction.atomic():
            # Their stories, as the workflow does: it saves one language and then the other, whatever their keys are.
            list(
                _locked(Article).filter(pk__in=Edition.objects.filter(pk__in=keys).values("article")).values_list("pk")
            )
            entries.note_many(list(Edition.objects.filter(pk__in=keys, state=State.PUBLISHED).order_by("pk")))
        yield len(keys)


def _forget(left_over) -> None:
    """Delete entries of rows that are gone. Looking for them takes no lock, and mostly there are none."""
    if keys := list(left_over.values_list("pk", flat=True)[:MOST_LEFT]):
        left_over.filter(pk__in=keys).delete()


def _batches(behind) -> Iterator[list[int]]:
    """Keys of what is behind, in its order. What could not be made is not tried again."""
    keys = list(behind.values_list("pk", flat=True)[:BATCH])
    while keys:
        yield keys
        keys = list(behind.filter(pk__lt=keys[-1]).values_list("pk", flat=True)[:BATCH])


def _locked(model):
    """Rows that nobody changes until the transaction has ended: who does at this moment has newer words.

    In the order of their keys, as the workflows lock; rows that point to them are saved meanwhile.
    """
    return model._base_manager.select_for_update(no_key=True).order_by("pk")
