"""Words with one slip in them: pakitsan for Pakistan, pahuche for पहुँचे. What was meant, by its sounds.

A slip is a letter too few, too many, another one, or two that changed places. It is mended in the keys of a word, where
doubled letters, aspirates and most vowels are no slips to begin with (``newsroom.hindi.sounds``); and in its spelling,
where a letter that lost its place changes how others are read: electoin.
"""

from collections.abc import Iterator
from itertools import pairwise

import regex

from newsroom.hindi.folding import fold
from newsroom.hindi.graphemes import graphemes
from newsroom.hindi.romanisation import romanise
from newsroom.hindi.sounds import DIGITS, is_devanagari, sounds_of

SHORTEST = 3  # letters of a key: shorter ones are each other's slips
LONGEST = 16
MOST = 600  # keys of a word
READINGS = 2
_LETTERS = "nmiursktplbdghjcvfa"  # of keys, what is left out most easily first
_DOUBLED = regex.compile(r"(.)\1+")
_LONG_VOWELS = {"ee": "i", "oo": "u"}


def near_sounds(word: str) -> list[str]:
    """The keys that are one slip from a word's own, the likeliest first. None of a number or of a very short word."""
    found = dict.fromkeys(key for spelling in _respelt(word) for key in sounds_of(spelling).full)
    own = [key for key in sounds_of(word).full[:READINGS] if SHORTEST <= len(key) <= LONGEST and key[0] != DIGITS]
    mended = [near for key in own for near in _mended(key)]
    # Hardly anybody mistakes the first letter.
    mended.sort(key=lambda near: all(near[0] != key[0] for key in own))
    near = [
        key for key in dict.fromkeys([*found, *mended]) if key not in own and (key in found or len(key) >= SHORTEST)
    ]
    return near[:MOST] if own else []


def _respelt(word: str) -> Iterator[str]:
    """Two neighbours of a word changed back, then one left out."""
    letters = graphemes(word[: 2 * LONGEST])
    for place in range(len(letters) - 1):
        yield "".join([*letters[:place], letters[place + 1], letters[place], *letters[place + 2 :]])
    for place in range(len(letters)):
        yield "".join(letters[:place] + letters[place + 1 :])


def _mended(key: str) -> Iterator[str]:
    for place, (one, other) in enumerate(pairwise(key)):
        yield key[:place] + other + one + key[place + 2 :]
    for letter in _LETTERS:
        for place in range(len(key) + 1):
            yield key[:place] + letter + key[place:]
    for place in range(len(key)):
        yield key[:place] + key[place + 1 :]
    for letter in _LETTERS:
        for place in range(len(key)):
            yield key[:place] + letter + key[place + 1 :]


def slips_between(one: str, other: str) -> int:
    """How many slips lead from one word to the other, each in either script: the least of what they look like."""
    spelt = [_spelt_apart(fold(one), fold(other))] if is_devanagari(one) == is_devanagari(other) else []
    return min([*spelt, _spelt_apart(_in_latin(one), _in_latin(other))])


def _in_latin(word: str) -> str:
    latin = romanise(word) if is_devanagari(word) else fold(word)
    for long, short in _LONG_VOWELS.items():
        latin = latin.replace(long, short)
    return _DOUBLED.sub(r"\1", latin)


def _spelt_apart(one: str, other: str) -> int:
    """Damerau's distance, as optimal string alignment (Boytsov, "Indexing methods for approximate dictionary
    searching", 2011): letters dropped, added, replaced, or changed with their neighbour."""
    before, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        this = [row]
        for column, beside in enumerate(other, 1):
            least = min(last[column] + 1, this[column - 1] + 1, last[column - 1] + (letter != beside))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                least = min(least, before[column - 2] + 1)
            this.append(least)
        before, last = last, this
    return last[-1]
