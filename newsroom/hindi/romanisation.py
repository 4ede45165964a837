"""Devanagari in Latin letters, as the web desk of a Hindi newspaper writes it: no diacritics, no written schwa
where none is spoken.

The inherent vowel is dropped by the two rules of Ohala's *Aspects of Hindi Phonology* (1983): at the end of a word,
and between two single consonants that have vowels around them, from right to left. What the rules cannot know
(loan words, places, fixed spellings) stands in ``exceptions.py``.
"""

import unicodedata
from dataclasses import dataclass

import regex

from newsroom.hindi.exceptions import EXCEPTIONS, SECOND_PARTS
from newsroom.hindi.folding import fold

CONSONANTS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "n",
    "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n",
    "प": "p", "फ": "ph", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "v",
    "श": "sh", "ष": "sh", "स": "s", "ह": "h",
    "ज़": "z", "फ़": "f",
}  # fmt: skip
CLUSTERS = {("ज", "ञ"): "gy", ("च", "छ"): "chh"}
W_AFTER = set("कगदधशसजह")  # विश्व is vishwa, but महत्व mahatva and पूर्व purv
VOWELS = {
    "अ": "a", "आ": "a", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ऋ": "ri", "ए": "e", "ऐ": "ai", "ओ": "o", "औ": "au",
    "ऑ": "o", "ऍ": "e", "ऎ": "e", "ऒ": "o", "ॐ": "om",
}  # fmt: skip
MATRAS = {
    "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "े": "e", "ै": "ai", "ो": "o", "ौ": "au", "ॉ": "o",
    "ॅ": "e", "ॆ": "e", "ॊ": "o",
}  # fmt: skip
VIRAMA, NUKTA, VISARGA, NASALS = "्", "़", "ः", "ंँ"
LABIALS = set("पफबभम")

_RUN = regex.compile(r"[\u0900-\u0963\u0970-\u097f\u200c\u200d]+")
_LETTER = regex.compile(r"(.)़?")  # a consonant and the dot under it are one letter
_DIGITS = {0x0966 + digit: str(digit) for digit in range(10)}


@dataclass
class Syllable:
    """Consonants, the vowel after them ("" where none is spoken), and what closes it."""

    onset: list[str]
    vowel: str = ""
    schwa: bool = False  # the vowel is the inherent one, which is not written
    nasal: bool = False
    visarga: bool = False


def romanise(text: str, *, exceptions: bool = True) -> str:
    """``text`` with each run of Devanagari in Latin letters; all else stays.

    ``exceptions=False`` leaves the table out, to measure what the rules do alone.
    """
    text = unicodedata.normalize("NFC", text).translate(_DIGITS)
    return _RUN.sub(lambda run: _word(run.group(), exceptions), text)


def _word(word: str, exceptions: bool) -> str:
    if exceptions and (known := EXCEPTIONS.get(fold(word))):
        return known
    plain = word.replace("\u200c", "").replace("\u200d", "")
    parts = []
    for part in _parts(plain):
        syllables = _syllables(part)
        _drop_last_schwa(syllables)
        _drop_inner_schwas(syllables)
        parts.append(_spell(syllables))
    return "".join(parts)


def _parts(word: str) -> list[str]:
    """A compound cut at its seam, because its first part ends as a word does: विधान|सभा."""
    for second in SECOND_PARTS:
        first = word.removesuffix(second)
        if first != word and len(regex.findall(r"\X", first)) > 1 and not first.endswith(VIRAMA):
            return [first, second]
    return [word]


def _syllables(word: str) -> list[Syllable]:
    syllables: list[Syllable] = []
    onset: list[str] = []
    letters = [match.group() for match in _LETTER.finditer(word)]
    for place, letter in enumerate(letters):
        following = letters[place + 1] if place + 1 < len(letters) else ""
        if letter[0] in CONSONANTS:
            onset.append(letter)
            if following != VIRAMA and following not in MATRAS:
                syllables.append(Syllable(onset, "a", schwa=True))
                onset = []
        elif vowel := MATRAS.get(letter) or VOWELS.get(letter):
            syllables.append(Syllable(onset, vowel))
            onset = []
        elif syllables and letter in NASALS:
            syllables[-1].nasal = True
        elif syllables and letter == VISARGA:
            syllables[-1].visarga = True
    return [*syllables, Syllable(onset)] if onset else syllables


def _drop_last_schwa(syllables: list[Syllable]) -> None:
    """At the end of a word the schwa is silent, except after what cannot be said without it: राज्य, मित्र, प्रिय."""
    if len(syllables) < 2 or not (last := syllables[-1]).schwa or last.nasal or last.visarga:
        return
    before = syllables[-2]
    if last.onset == ["य"] and before.vowel == "i":
        return
    if len(last.onset) > 1 and (last.onset[-1] in "यरलञ" or (last.onset[-1] == "व" and last.onset[-2] != "र")):
        return
    _silence(last)


def _drop_inner_schwas(syllables: list[Syllable]) -> None:
    """Between two single consonants with vowels around them the schwa is silent: जनता, सरकारी. From right to left."""
    for place in range(len(syllables) - 2, 0, -1):
        before, here, after = syllables[place - 1 : place + 2]
        stands_free = here.schwa and len(here.onset) == 1 and not here.nasal and not here.visarga
        if stands_free and before.vowel and after.vowel and len(after.onset) == 1:
            _silence(here)


def _silence(syllable: Syllable) -> None:
    syllable.vowel, syllable.schwa = "", False


def _spell(syllables: list[Syllable]) -> str:
    spelt = ""
    for place, syllable in enumerate(syllables):
        following = syllables[place + 1].onset if place + 1 < len(syllables) else []
        glide = not syllable.onset and syllable.vowel == "e" and spelt[-1:] in {"a", "i"}
        spelt += _spell_onset(syllable.onset) + ("y" if glide else "") + syllable.vowel
        if syllable.nasal:
            spelt += "m" if following and following[0] in LABIALS else "n"
        if syllable.visarga and not following:
            spelt += "h"
    return spelt


def _spell_onset(onset: list[str]) -> str:
    if tuple(onset[:2]) in CLUSTERS:
        return CLUSTERS[tuple(onset[:2])] + _spell_onset(onset[2:])
    if onset[-1:] == ["व"] and onset[-2:-1] and onset[-2] in W_AFTER:
        return "".join(CONSONANTS.get(letter) or CONSONANTS[letter[0]] for letter in onset[:-1]) + "w"
    return "".join(CONSONANTS.get(letter) or CONSONANTS[letter[0]] for letter in onset)
