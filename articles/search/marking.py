"""What was found, in the words of the story: marked across scripts, and cut where a reader would."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.search.question import Group, Question
from newsroom import hindi
from newsroom.hindi.sounds import DIGITS

READ = 20_000  # letters of a text that are looked through
BEFORE, WORDS, AKSHARAS = 8, 40, 220  # of a passage: words before what was found, all of them, and its length


@dataclass(frozen=True)
class Word:
    """A word of a text, from ``start`` to ``end``, and what it sounds like."""

    start: int
    end: int
    spelt: str
    full: frozenset[str]
    bare: frozenset[str]


def marked(text: str, question: Question) -> SafeString:
    """``text`` escaped, with ``<mark>`` around what answers the question."""
    html, done = [], 0
    for start, end in _merged(places(text, question)):
        html += [conditional_escape(text[done:start]), format_html("<mark>{}</mark>", text[start:end])]
        done = end
    return mark_safe("".join([*html, conditional_escape(text[done:])]))  # noqa: S308  (escaped piece by piece)


def passage(text: str, question: Question) -> str:
    """The part of a text where most of the question's words are together; its beginning where none is."""
    text = " ".join(text[:READ].split())
    words = list(hindi.WORD.finditer(text))
    heard = _words(text)
    found = [_found_at(group, heard) for group in question.groups]
    first = _densest(found, [word.start() for word in words])
    if first is None:
        return hindi.truncate(text, AKSHARAS)
    start = max(0, first - BEFORE)
    cut = text[words[start].start() : words[min(start + WORDS, len(words) - 1)].end()]
    ends_here = start + WORDS >= len(words) - 1
    cut = text[words[start].start() :] if ends_here else cut + " …"
    return ("… " if start else "") + hindi.truncate(cut, AKSHARAS)


def answers(text: str, question: Question) -> bool:
    """Whether every word of the question is in ``text``, in one of its readings."""
    words = _words(text)
    return any(all(_found_at(group, words) for group in reading) for reading in question.readings)


def places(text: str, question: Question) -> list[tuple[int, int]]:
    """Where each word of the question stands in ``text``, as surely as it is found there."""
    words = _words(text)
    return [place for group in question.groups for place in _found_at(group, words)]


def _words(text: str) -> list[Word]:
    return [Word(match.start(), match.end(), *_heard(match.group())) for match in hindi.WORD.finditer(text)]


@lru_cache(maxsize=30_000)
def _heard(word: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Its folded spelling and its keys. Pages of results hold the same few thousand words again and again."""
    sounds = hindi.sound_keys(word)
    full = frozenset(key for each in sounds for key in each.full)
    return " ".join(each.word for each in sounds), full, frozenset(key for each in sounds for key in each.bare)


def _found_at(group: Group, words: list[Word]) -> list[tuple[int, int]]:
    """By its vowels, else joined with its neighbour, else with another ending, else by its consonants."""
    return (
        [(word.start, word.end) for word in words if not group.full.isdisjoint(word.full)]
        or _joined(words, group.full)
        or [(word.start, word.end) for word in words if not group.near.isdisjoint(word.full)]
        or [(word.start, word.end) for word in words if not group.bare.isdisjoint(word.bare)]
    )


def _joined(words: list[Word], keys: set[str]) -> list[tuple[int, int]]:
    begun = {key[0] for key in keys}
    return [
        (one.start, following.end)
        for one, following in pairwise(words)
        if following.start - one.end == 1
        and _may_begin(one, following, begun)
        and not keys.isdisjoint(_keys_joined(one.spelt, following.spelt))
    ]


def _may_begin(one: Word, following: Word, sounds: set[str]) -> bool:
    """Whether neighbours can be a word that begins with one of these sounds. Few can, and a text has many neighbours.

    A word of three letters keeps its first sound, whatever is joined to it; but for आ, which some words lose.
    """
    if one.spelt[-1:].isdigit() or following.spelt[:1].isdigit():
        return DIGITS in sounds
    if one.spelt.isascii() != following.spelt.isascii():
        return False
    return len(one.spelt) < 3 or one.spelt[0] == "आ" or any(key[0] in sounds for key in one.full)


@lru_cache(maxsize=30_000)
def _keys_joined(one: str, following: str) -> frozenset[str]:
    """Of two words as one, and of a letter and its number: एस-400."""
    either = (hindi.sound_keys(text)[:1] for text in (one + following, f"{one}-{following}"))
    return frozenset(key for sounds in either for each in sounds for key in each.full)


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _densest(found: list[list[tuple[int, int]]], starts: list[int]) -> int | None:
    """The number of the word at which a passage with most of the groups begins; the first of several."""
    number_of = {start: number for number, start in enumerate(starts)}
    spots = sorted((number_of[start], group) for group, spans in enumerate(found) for start, _end in spans)
    best, most = None, 0
    for place, (number, _group) in enumerate(spots):
        near = set()
        for further, group in spots[place : place + WORDS]:
            if further - number > WORDS - BEFORE:
                break
            near.add(group)
        if len(near) > most:
            best, most = number, len(near)
    return best
