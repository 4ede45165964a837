"""Making entries that are missing, or that older rules made. Beside the site; stopped, it goes on where it was."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef

from articles.models import Edition, SearchEntry, State
from articles.search import entries
from newsroom.hindi.sounds import VERSION

BATCH = 50  # editions of a transaction: on SQLite nobody else writes meanwhile


def behind():
    """Editions that readers have or will have, and that search does not know by today's rules."""
    current = SearchEntry.objects.filter(edition=OuterRef("pk"), version=VERSION)
    return Edition.objects.filter(~Exists(current), state=State.PUBLISHED).order_by("pk")


def forget_all_rules() -> None:
    """Let every entry be made anew. Each is found as before until its turn comes."""
    SearchEntry.objects.update(version=0)


def rebuild() -> Iterator[int]:
    """Bring all that is behind up to date; yields how many after each batch."""
    SearchEntry.objects.exclude(edition__state=State.PUBLISHED).delete()
    last = 0
    while keys := list(behind().filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Locked, for who publishes one of them at this moment has newer words.
            editions = Edition.objects.select_for_update().filter(pk__in=keys, state=State.PUBLISHED)
            entries.note_many(list(editions.order_by("pk")))
        last = keys[-1]
        yield len(keys)
