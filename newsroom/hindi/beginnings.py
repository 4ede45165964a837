"""What a word that is still being typed will sound like: पाकि, paki and pakista begin पाकिस्तान.

The keys of a beginning are not always beginnings of the word's keys (``newsroom.hindi.sounds``): at the end of a word
an e is silent, an ending falls away and a nasal may go; and the next letter decides what the last one is:

    pac     pak, but paci is pasi and pach is pac       mun      mun, but munb is mumb
    nat     nat, but nation is nasn                     चुनावो    cunavu, but चुनावों is चुनाव
    आईपीए   begins the abbreviation IPL, which is one letter for each name

So what was typed is asked as a whole word, and with each letter behind it that changes the last one. That follows the
rules of sounds by itself when they change.
"""

from dataclasses import dataclass
from functools import lru_cache

from newsroom.hindi.acronyms import begun_abbreviations
from newsroom.hindi.exceptions import EXCEPTIONS
from newsroom.hindi.folding import fold
from newsroom.hindi.sounds import LONGEST, is_devanagari, sounds_of

# Letters that change what stands before them, of Latin ...
_NEXT_LATIN = ["h", "e", "i", "y", "a", "p", "b", "m", "f", "v", "n", "on", "ion", "ch", "e", "ge", "t", "ht"]
# ... and of Devanagari: nasals, and what follows one; ह, which moves before a nasal; ज्ञ, which is ग्य.
_NEXT_DEVANAGARI = ["ं", "ंब", "प", "ब", "म", "फ", "व", "ह", "्ह", "य", "्य", "ञ", "्ञ", "़"]
# Two letters that change nothing before them, as another one may be doubled by what was typed.
_CLOSINGS = {False: ("l", "d"), True: ("ळ", "द")}
_SILENT = {False: "e", True: "ं"}  # the last letter of a word that sounds no longer with it
# At the end of a beginning: no i or u stands in the key behind an a, and behind a half letter no u.
_OPEN = {"a": "", "ा": "", "्": "i"}
_VOWELS = "aeiouy"
_CONSONANTS = "bcdfghjklmnprstv"
KNOWN_FROM = 3  # letters of a beginning from which loan words and places count that begin with it


@dataclass(frozen=True)
class Beginning:
    """``word`` is how it is spelt, folded. A word begins with it that has one of the keys ``whole``, or any that begins
    with one of ``begun``.

    One letter of a key begins too many words. ``begun`` is empty then, but after an a: pa begins pk… and not pi….
    """

    word: str
    whole: frozenset[str]
    begun: frozenset[str]


@lru_cache(maxsize=2_000)
def beginning_of(part: str) -> Beginning:
    """What to look for while a word is typed, of which ``part`` stands there. Takes any text."""
    part = part[:LONGEST]
    word, devanagari = fold(part), is_devanagari(part)
    whole = {*sounds_of(part).full}
    if devanagari or word[-1:] not in _VOWELS:
        whole |= {*sounds_of(part + _SILENT[devanagari]).full}
    begun = _begun(part, devanagari)
    if devanagari:
        abbreviated = (key for letters in begun_abbreviations(word) for key in _inside(letters, devanagari=False))
        begun |= {key for key in abbreviated if len(key) > 1}
        known = [one for one in EXCEPTIONS if one.startswith(word)] if len(word) >= KNOWN_FROM else []
        whole |= {key for one in known for key in sounds_of(one).full}
    return Beginning(word, frozenset(whole), frozenset(_shortest(begun)))


def _begun(part: str, devanagari: bool) -> set[str]:
    """What the keys of words that go on after ``part`` begin with."""
    begun = _inside(part, devanagari)
    single = {key for key in begun if len(key) == 1}
    if not begun or (single and (last := fold(part)[-1]) not in _OPEN):
        return begun - single
    if single:
        begun = begun - single | {key + letter for key in single for letter in _CONSONANTS + _OPEN[last]}
    for letters in _NEXT_DEVANAGARI if devanagari else _NEXT_LATIN:
        begun |= {key for key in _inside(part + letters, devanagari) - single if not key.startswith(tuple(single))}
    return {key for key in begun if len(key) > 1}


def _inside(part: str, devanagari: bool) -> set[str]:
    """The keys of ``part`` inside a word: followed by a letter, whose sound is taken away again."""
    closed = [sounds_of(part + closing).full for closing in _CLOSINGS[devanagari]]
    return {max(keys, key=len)[:-1] for keys in zip(*closed, strict=False)} - {""}


def _shortest(keys: set[str]) -> set[str]:
    """Without those that begin with another one."""
    return {key for key in keys if not any(key != other and key.startswith(other) for other in keys)}
