"""How well an entry answers a question: where each word was found, and how surely it is that word.

The weights stand in one table, and are the same on both databases. A word is found best as it is written, then with
its vowels, then with another ending or by its consonants, of which few are worth less than many; a headline counts
more than a standfirst, and that more than the text. Between equals the fresher story stands first.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from statistics import fmean as mean

from articles.search.entries import second_of
from articles.search.question import Group, Question

#             as it is written, with vowels, with another ending or by many consonants, by few of them
IN_TITLE = (10.0, 8.0, 4.0, 2.0)
IN_SUMMARY = (6.0, 5.0, 2.5, 1.5)
IN_BODY = (2.0, 1.0)  # surely, or not
# Each word has this much at least: the story is about what was asked, and does not only mention it. The first where
# stories surely have all words, the second where it is a guess.
ABOUT = (5.0, 2.5)
MANY = 5  # letters of a bare key, its mark included, that make it a sure one
A_DAY = 86_400  # seconds
FRESH, FADES = 1.0, 30  # what the newest story gets, and the days after which it is half of that


class Certainty(IntEnum):
    """How an entry was found."""

    WITHOUT_ONE = 0  # of the words
    ALIKE = 1  # with all words, some with another ending or by their consonants
    SURE = 2  # with all words and their vowels


@dataclass(frozen=True)
class Candidate:
    """An entry that the index gave."""

    place: int
    edition: int
    spelt_title: str
    spelt_summary: str
    title: str
    summary: str
    certainty: Certainty


@dataclass(frozen=True)
class Hit:
    """A candidate as it is ranked. ``about``: every word stands in its headline or standfirst."""

    edition: int
    place: int
    score: float
    about: bool
    certainty: Certainty


def rank(question: Question, candidate: Candidate, now: datetime, *, is_guess: bool) -> Hit:
    """``is_guess``: no entry was found surely."""
    in_body = IN_BODY[candidate.certainty != Certainty.SURE]
    weights = [[_best(group, candidate) for group in reading] for reading in question.readings]
    about = candidate.certainty != Certainty.WITHOUT_ONE and any(min(each) >= ABOUT[is_guess] for each in weights)
    words = max(mean(max(weight, in_body) for weight in each) for each in weights)
    days = max(0.0, (now.timestamp() - second_of(candidate.place)) / A_DAY)
    score = words * len(question.readings[0]) + FRESH / (1 + days / FADES)
    return Hit(candidate.edition, candidate.place, score, about, candidate.certainty)


def _best(group: Group, candidate: Candidate) -> float:
    return max(
        _weight(group, candidate.spelt_title, candidate.title, IN_TITLE),
        _weight(group, candidate.spelt_summary, candidate.summary, IN_SUMMARY),
    )


def _weight(group: Group, spelt: str, keys: str, weights: tuple[float, ...]) -> float:
    written, with_vowels, many, few = weights
    if f" {group.word} " in spelt:
        return written
    if any(f" {key} " in keys for key in group.full):
        return with_vowels
    if any(f" {key} " in keys for key in group.near):
        return many
    heard = [len(key) for key in group.bare if f" {key} " in keys]
    if not heard:
        return 0.0
    return many if max(heard) >= MANY else few
