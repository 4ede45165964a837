"""Banned terms, found as whole words however they are dressed up, in time that grows with the text alone."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from comments.disguises import leet_readings, plain, squeezed, without_stretching
from newsroom import hindi

KEPT = 20_000  # words whose answer is remembered
LONGEST_LETTER = 8  # signs of one letter that stands alone
LONGEST = 40  # signs of a word that is looked at
_ENDS = ".,;:?\"'“”‘’()[]{}<>…।॥«»"
_JOINTS = re.compile(r"[-._*~|+/·•,]+")
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_LATIN_WORD = re.compile("[a-z0-9]+(?:['’][a-z0-9]+)*")
_VOWEL_SIGN = re.compile("[\u093e-\u094c]")


class BannedTerms:
    """``find`` answers which of ``terms`` (words and phrases, in Devanagari or Latin) a text holds."""

    def __init__(self, terms: Iterable[str]):
        self._spelt: dict[str, str] = {}  # spelling -> term
        self._phrases = defaultdict(list)  # spelling of the first word -> [(spellings of each word, term)]
        for term in terms:
            words = term.split()
            if len(words) == 1:
                self._spelt |= dict.fromkeys(_spellings(words[0]), term)
            else:
                spellings = [_spellings(word) for word in words]
                for spelling in spellings[0]:
                    self._phrases[spelling].append((spellings, term))
        self._squeezed = defaultdict(list)  # letters without their runs -> [(runs, term)]
        for spelling, term in self._spelt.items():
            letters, runs = squeezed(spelling)
            self._squeezed[letters].append((runs, term))
        self._longest = max(map(len, self._spelt), default=0)
        self._in_token = _remembered(self._in_token)

    def find(self, text: str) -> list[str]:
        """The terms in ``text``, each once, in the order in which they stand there."""
        tokens = plain(text).split()
        found = [term for token in tokens if (term := self._in_token(token))]
        found += self._spaced_out(tokens) + self._in_phrases(tokens)
        return list(dict.fromkeys(found))

    def _in_token(self, token: str) -> str | None:
        for word in [*_words(token), token.strip(_ENDS)]:
            if term := self._word(word):
                return term
        return self._pieced_together(token) or self._leet(token)

    def _word(self, word: str) -> str | None:
        if not 1 < len(word) <= LONGEST * 4:
            return None
        return self._spelt.get(word) or self._stretched(word)

    def _stretched(self, word: str) -> str | None:
        """A letter three times or more stands for one or two; a Devanagari sign twice for one."""
        word = without_stretching(word)
        letters, runs = squeezed(word)
        for spelt, term in self._squeezed.get(letters, ()):
            if all(here == there or here > max(2, there) for here, there in zip(runs, spelt, strict=True)):
                return term
        return None

    def _leet(self, token: str) -> str | None:
        for ends in (_ENDS, _ENDS + "!"):
            for reading in leet_readings(token.strip(ends)[:LONGEST]):
                if term := self._word(reading):
                    return term
        return None

    def _pieced_together(self, token: str) -> str | None:
        """i.d.i.o.t and ch-o-r: short pieces with signs between them."""
        pieces = [piece for piece in _JOINTS.split(token.strip(_ENDS)) if piece]
        if len(pieces) < 2 or len(token) > LONGEST or max(map(_length, pieces)) > 2 or min(map(_length, pieces)) > 1:
            return None
        return self._word("".join(pieces))

    def _spaced_out(self, tokens: list[str]) -> list[str]:
        """i d i o t: single letters, all of the term's, with spaces between them."""
        found, row = [], []
        for token in [*tokens, ""]:
            piece = token.strip(_ENDS + "-_*")
            if 0 < len(piece) <= LONGEST_LETTER and _length(piece) == 1 and not token.endswith("."):
                row.append(piece)
            else:
                found += self._in_row(row)
                row = []
        return found

    def _in_row(self, row: list[str]) -> list[str]:
        found = []
        for start in range(len(row)):
            for end in range(start + 2, min(len(row), start + self._longest) + 1):
                pieces = row[start:end]
                if (term := self._spelt.get("".join(pieces))) and (end - start > 2 or _is_no_wording(pieces)):
                    found.append(term)
        return found

    def _in_phrases(self, tokens: list[str]) -> list[str]:
        words = [word for token in tokens for word in _words(token) or [token]]
        readings = [_readings(word) for word in words]
        return [
            term
            for start, read in enumerate(readings)
            for reading in read
            for spellings, term in self._phrases.get(reading, ())
            if all(
                start + place < len(readings) and not spelt.isdisjoint(readings[start + place])
                for place, spelt in enumerate(spellings)
            )
        ]


def _spellings(word: str) -> set[str]:
    return {plain(word), *(hindi.typed_spellings(word) if _DEVANAGARI.search(word) else ())}


def _remembered(function: Callable) -> Callable:
    """Most words come again; what is longer than any word is not kept, so that nobody fills the memory with it."""
    kept = lru_cache(KEPT)(function)
    return lambda word: (kept if len(word) <= LONGEST * 4 else function)(word)


@_remembered
def _readings(word: str) -> frozenset[str]:
    return frozenset({word, *leet_readings(word)})


@_remembered
def _words(token: str) -> list[str]:
    """An apostrophe inside a word belongs to it: he'll is no hell."""
    return _LATIN_WORD.findall(token) + [word for word in hindi.words(token) if _DEVANAGARI.search(word)]


def _is_no_wording(pieces: list[str]) -> bool:
    """Two pieces that are no two Hindi words: one of them is a bare consonant or a bare sign."""
    return all(map(_DEVANAGARI.search, pieces)) and not all(map(_VOWEL_SIGN.search, pieces))


def _length(piece: str) -> int:
    return len(hindi.graphemes(piece))
