"""Devanagari in Latin letters, as the web desk of a Hindi newspaper writes it: no diacritics, no written schwa
where none is spoken, a long vowel doubled only where a short word needs it (जीत jeet, but नीति niti).

What rules cannot know (loan words, places, fixed spellings) stands in ``exceptions.py``.
"""

import re
import unicodedata

from newsroom.hindi.acronyms import spell_abbreviation, spell_letters_of_numbers
from newsroom.hindi.exceptions import EXCEPTIONS, SECOND_PARTS
from newsroom.hindi.folding import fold
from newsroom.hindi.graphemes import graphemes
from newsroom.hindi.syllables import VIRAMA, Syllable, spoken

CONSONANTS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "n",
    "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n",
    "प": "p", "फ": "f", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "v",
    "श": "sh", "ष": "sh", "स": "s", "ह": "h",
    "ज़": "z",
}  # fmt: skip
CLUSTERS = {("ज", "ञ"): "gy", ("च", "छ"): "chh"}
LONG_IN_SHORT_WORDS = {"aa": "aa", "ii": "ee", "uu": "oo"}
SHORT = {"aa": "a", "ii": "i", "uu": "u"}
LABIALS = frozenset("पफबभम")
W_AFTER = frozenset("कगदधशसजह")  # विश्व is vishwa, but महत्व mahatva and पूर्व purv

_RUN = re.compile("[\u0900-\u0963\u0970-\u097f\u200c\u200d]+")
_JOINERS = str.maketrans("", "", "\u200c\u200d")
_DIGITS = {0x0966 + digit: str(digit) for digit in range(10)}


def romanise(text: str, *, exceptions: bool = True) -> str:
    """``text`` with each run of Devanagari in Latin letters; all else stays, in NFC.

    ``exceptions=False`` leaves the table out, to measure what the rules do alone.
    """
    text = spell_letters_of_numbers(unicodedata.normalize("NFC", text).translate(_DIGITS))
    return _RUN.sub(lambda run: _word(run.group().translate(_JOINERS), exceptions), text)


def _word(word: str, exceptions: bool) -> str:
    if exceptions and (known := EXCEPTIONS.get(fold(word))):
        return known
    if letters := spell_abbreviation(word):
        return letters
    first, second = _seam(word)
    syllables = spoken(first)
    return _spell(syllables, LONG_IN_SHORT_WORDS if not second and _is_short_word(syllables) else SHORT) + second


def _seam(word: str) -> tuple[str, str]:
    """A compound cut at its seam, its second part in Latin: what stands before one ends as a word does (विधान|सभा)."""
    for second, spelling in SECOND_PARTS.items():
        first = word.removesuffix(second)
        if first != word and len(graphemes(first)) > 1 and not first.endswith(VIRAMA):
            return first, spelling
    return word, ""


def _is_short_word(syllables: list[Syllable]) -> bool:
    """One vowel and one consonant after it, which is no breath or glide: साल, जीत; but शाह, भाव, पूर्व, ध्यान, जांच."""
    if len(syllables) != 2 or syllables[1].vowel:
        return False
    only, close = syllables
    is_open = len(only.onset) < 2 and not only.nasal
    return len(close.onset) == 1 and close.onset[0] not in "हवय" and (is_open or only.vowel != "aa")


def _spell(syllables: list[Syllable], long_vowels: dict[str, str]) -> str:
    spelt = ""
    for place, syllable in enumerate(syllables):
        following = syllables[place + 1].onset if place + 1 < len(syllables) else []
        opens_with_aa = syllable.vowel == "aa" and not spelt and not syllable.onset and not syllable.nasal
        vowel = "aa" if opens_with_aa else long_vowels.get(syllable.vowel, syllable.vowel)
        spelt += _spell_onset(syllable, spelt, silent_before=place > 0 and not syllables[place - 1].vowel) + vowel
        if syllable.nasal:
            spelt += "m" if _closes_lips(syllable, following) else "n"
        if syllable.visarga and not following:
            spelt += "h"
    return spelt


def _closes_lips(syllable: Syllable, following: list[str]) -> bool:
    """Whether the nasal is m: before a labial, and in the prefix सं before व (संवाद samvad, but गांवों ganvon)."""
    return bool(following) and (following[0] in LABIALS or (following[0] == "व" and syllable.onset == ["स"]))


def _spell_onset(syllable: Syllable, spelt: str, *, silent_before: bool) -> str:
    if not syllable.onset:
        return "y" if syllable.vowel == "e" and spelt[-1:] in {"a", "i"} else ""  # गए gaye, लिए liye
    *first, last = syllable.onset
    after_a_stop = first and first[-1] in W_AFTER
    after_a_silence = silent_before and not first and syllable.vowel == "aa"  # दरवाजा darwaja, उम्मीदवार ummidwar
    if last == "व" and (after_a_stop or after_a_silence):
        return _spell_cluster(first) + "w"
    return _spell_cluster(syllable.onset)


def _spell_cluster(consonants: list[str]) -> str:
    if tuple(consonants[:2]) in CLUSTERS:
        return CLUSTERS[tuple(consonants[:2])] + _spell_cluster(consonants[2:])
    return "".join(CONSONANTS.get(letter) or CONSONANTS[letter[0]] for letter in consonants)
