"""Answering a question: one way on both databases.

The index hands out the newest few hundred entries with the words, which are ranked here; so a word that is in every
story costs what a rare one does. Whatever the index says, readers get what is live: ``Edition.objects.live`` is asked
for each.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.utils import timezone

from articles.languages import other
from articles.models import Edition
from articles.search import index
from articles.search.entries import facet, in_language, place_at
from articles.search.question import Question
from articles.search.ranking import Candidate, Hit, rank

MOST = 300  # entries of one language that are ranked
FEW = 3  # hits under which stories with all words but one are shown as well
COLUMNS = ["place", "edition_id", "spelt_title", "spelt_summary", "title", "summary"]
EARLIEST = -(2**62)


@dataclass(frozen=True)
class Narrowed:
    """What a search is narrowed to. ``facets`` are pairs such as ``("category", 3)``; ``since`` is a moment."""

    facets: tuple[tuple[str, int], ...] = ()
    since: datetime | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """Keys of editions, in the order that readers see.

    ``about`` are stories with every word in the headline or standfirst, by language; ``mention`` those that have them
    somewhere, or all but one, of the page's language first.
    """

    about: dict[str, list[int]] = field(default_factory=dict)
    mention: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.mention) or any(self.about.values())

    @property
    def longest(self) -> int:
        """How many there are in the list that has most."""
        return max(len(keys) for keys in [self.mention, *self.about.values()])


def search(question: Question, language: str, narrowed: Narrowed = Narrowed(), *, by_date: bool = False) -> Found:
    """Live editions that answer ``question``, for a page in ``language``. Asks four queries, or six for a rare one."""
    languages = [each for each in (language, other(language)) if not narrowed.languages or each in narrowed.languages]
    if not question:
        return Found({each: [] for each in languages})
    now = timezone.now()
    found = {each: _whole(question, each, narrowed, now) for each in languages}
    if sum(map(len, found.values())) < FEW and question.but_one:
        for each in languages:
            found[each] |= _but_one(question, each, narrowed, now, without=found[each])
    hits = {each: _live(each, candidates, question, now, by_date) for each, candidates in found.items()}
    return Found(
        {each: [hit.edition for hit in hits[each] if hit.about] for each in languages},
        [
            hit.edition
            for whole in (True, False)
            for each in languages
            for hit in hits[each]
            if not hit.about and hit.whole == whole
        ],
    )


def _whole(question, language, narrowed, now) -> dict[int, Candidate]:
    """The newest entries that have all words: surely, and if there are not many of those, by their consonants."""
    found = _ask(question.strictly, language, narrowed, now, strict=True, whole=True)
    if len(found) < MOST:
        found = _ask(question.loosely, language, narrowed, now, strict=False, whole=True) | found
    return found


def _but_one(question, language, narrowed, now, *, without) -> dict[int, Candidate]:
    found = _ask(question.but_one, language, narrowed, now, strict=False, whole=False)
    return {place: candidate for place, candidate in found.items() if place not in without}


def _ask(wanted, language, narrowed, now, *, strict, whole) -> dict[int, Candidate]:
    narrow = [{in_language(language)}, *({facet(kind, key)} for kind, key in narrowed.facets)]
    first = place_at(narrowed.since) if narrowed.since else EARLIEST
    rows = index.newest(
        index.READERS,
        connection,
        [[*narrow, *groups] for groups in wanted],
        COLUMNS,
        first=first,
        last=place_at(now),
        limit=MOST,
    )
    return {row[0]: Candidate(*row, strict=strict, whole=whole) for row in rows}


def _live(language, candidates, question, now, by_date) -> list[Hit]:
    """Those that readers have at this moment, ranked."""
    editions = {candidate.edition for candidate in candidates.values()}
    live = set(Edition.objects.live_beside(language).filter(pk__in=editions).values_list("pk", flat=True))
    hits = [rank(question, candidate, now) for candidate in candidates.values() if candidate.edition in live]
    return sorted(hits, key=lambda hit: (-hit.place,) if by_date else (-hit.score, -hit.place))
