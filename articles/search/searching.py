"""Answering a question: one way on both databases.

The index hands out the newest few hundred entries with the words, which are ranked here; so a word that is in every
story costs what a rare one does. Whatever the index says, readers get what is live: ``Edition.objects.live`` is asked
for each.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.utils import timezone

from articles.languages import LANGUAGES, other
from articles.models import Edition
from articles.search import index
from articles.search.entries import facet, in_language, place_at
from articles.search.question import Question
from articles.search.ranking import Candidate, Certainty, Hit, rank

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
    somewhere, or all but one, of the page's language first. ``whole``: one at least has them all.
    """

    about: dict[str, list[int]] = field(default_factory=dict)
    mention: list[int] = field(default_factory=list)
    whole: bool = False

    def __bool__(self) -> bool:
        return bool(self.mention) or any(self.about.values())

    @property
    def longest(self) -> int:
        """How many there are in the list that has most."""
        return max(len(keys) for keys in [self.mention, *self.about.values()])


def search(question: Question, language: str, narrowed: Narrowed = Narrowed(), *, by_date: bool = False) -> Found:
    """Live editions that answer ``question``, for a page in ``language``. Asks the index four times, or six."""
    languages = [each for each in (language, other(language)) if not narrowed.languages or each in narrowed.languages]
    if not question:
        return Found({each: [] for each in languages})
    now = timezone.now()
    found = _whole(question, languages, narrowed, now)
    if sum(map(len, found.values())) < FEW and question.but_one:
        for each in languages:
            found[each] = _ask(question.but_one, each, narrowed, now, Certainty.WITHOUT_ONE) | found[each]
    is_guess = not any(one.certainty == Certainty.SURE for each in found.values() for one in each.values())
    hits = {each: _live(each, found[each], question, now, is_guess, by_date) for each in languages}
    return Found(
        {each: [hit.edition for hit in hits[each] if hit.about] for each in languages},
        [
            hit.edition
            for certainty in sorted(Certainty, reverse=True)
            for each in languages
            for hit in hits[each]
            if not hit.about and hit.certainty == certainty
        ],
        whole=any(hit.certainty != Certainty.WITHOUT_ONE for ranked in hits.values() for hit in ranked),
    )


def is_known(question: Question) -> bool:
    """Whether readers have a story in which all words of a reading stand, wherever."""
    now = timezone.now()
    for language in LANGUAGES:
        found = _ask(question.loosely, language, Narrowed(), now, Certainty.ALIKE, limit=FEW)
        if _live(language, found, question, now, is_guess=True, by_date=True):
            return True
    return False


def _whole(question, languages, narrowed, now) -> dict[str, dict[int, Candidate]]:
    """By language, the newest entries that have all words: surely, and then with other endings.

    Where no story of either language has them, by their consonants: metro finds मात्रा only where there is no metro.
    """
    found = {each: _ask(question.strictly, each, narrowed, now, Certainty.SURE) for each in languages}
    wider = question.nearly if any(found.values()) else question.loosely
    for each in languages:
        if len(found[each]) < MOST:
            found[each] = _ask(wider, each, narrowed, now, Certainty.ALIKE) | found[each]
    return found


def _ask(wanted, language, narrowed, now, certainty, limit=None) -> dict[int, Candidate]:
    narrow = [{in_language(language)}, *({facet(kind, key)} for kind, key in narrowed.facets)]
    first = place_at(narrowed.since) if narrowed.since else EARLIEST
    rows = index.newest(
        index.READERS,
        connection,
        [[*narrow, *groups] for groups in wanted],
        COLUMNS,
        first=first,
        last=place_at(now),
        limit=limit or MOST,
    )
    return {row[0]: Candidate(*row, certainty) for row in rows}


def _live(language, candidates, question, now, is_guess, by_date) -> list[Hit]:
    """Those that readers have at this moment, ranked."""
    editions = {candidate.edition for candidate in candidates.values()}
    live = dict(Edition.objects.live_beside(language).filter(pk__in=editions).values_list("pk", "publish_at"))
    hits = [
        rank(question, candidate, live[candidate.edition], now, is_guess=is_guess)
        for candidate in candidates.values()
        if candidate.edition in live
    ]
    hits.sort(key=lambda hit: (hit.publish_at, hit.edition), reverse=True)
    return hits if by_date else sorted(hits, key=lambda hit: -hit.score)
