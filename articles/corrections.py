"""What readers were told was wrong, collected: a page of it, and where the next one begins."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from articles.models import Correction
from articles.paging import KEY, SIZE


@dataclass(frozen=True)
class CorrectionsPage:
    """Corrections of live stories, newest first. ``before`` is the one that this page begins after."""

    corrections: list[Correction]
    before: int | None
    older: int | None


def corrections_page(language: str, before: str | None) -> CorrectionsPage:
    """A page of a language's corrections. One that is not among them begins none: an address tells nothing else."""
    told = Correction.objects.of_live_stories(language)
    start = None
    if before is not None:
        start = told.filter(pk=int(before)).first() if KEY.fullmatch(before) else None
        if start is None:
            raise Http404
        told = told.filter(Q(at__lte=start.at) & (Q(at__lt=start.at) | Q(pk__lt=start.pk)))
    rows = list(told.select_related("edition").defer("edition__body")[: SIZE + 1])
    shown = rows[:SIZE]
    return CorrectionsPage(shown, start and start.pk, shown[-1].pk if len(rows) > SIZE else None)
