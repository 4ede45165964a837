"""A Devanagari word as the syllables that are spoken: the vowel nobody writes, and where nobody says it either.

The inherent vowel (schwa) is silent by the two rules of Ohala's *Aspects of Hindi Phonology* (1983): at the end of a
word, and between two single consonants that have vowels around them, from right to left.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

CONSONANTS = frozenset("कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह")
VOWELS = {
    "अ": "a", "आ": "aa", "इ": "i", "ई": "ii", "उ": "u", "ऊ": "uu", "ऋ": "ri", "ए": "e", "ऐ": "ai", "ओ": "o", "औ": "au",
    "ऑ": "o", "ऍ": "e", "ऎ": "e", "ऒ": "o", "ॐ": "om",
}  # fmt: skip
MATRAS = {
    "ा": "aa", "ि": "i", "ी": "ii", "ु": "u", "ू": "uu", "ृ": "ri", "े": "e", "ै": "ai", "ो": "o", "ौ": "au", "ॉ": "o",
    "ॅ": "e", "ॆ": "e", "ॊ": "o",
}  # fmt: skip
VIRAMA, VISARGA, NASALS = "्", "ः", "ंँ"

_LETTER = re.compile(r"(.)(़?)")  # a consonant and the dot under it are one letter


@dataclass
class Syllable:
    """Consonants, the vowel after them ("" where none is spoken; aa, ii, uu are long), and what closes it."""

    onset: list[str]
    vowel: str = ""
    schwa: bool = False  # the vowel is the inherent one, which is not written
    nasal: bool = False
    visarga: bool = False

    def silence(self) -> None:
        self.vowel, self.schwa = "", False

    @property
    def is_light(self) -> bool:
        """One consonant and a schwa, with nothing behind it: what may fall silent inside a word."""
        return self.schwa and len(self.onset) == 1 and not self.nasal and not self.visarga


def spoken(word: str) -> list[Syllable]:
    """The syllables of ``word``, which is Devanagari in any normal form, with the silent schwas taken out."""
    syllables = written(unicodedata.normalize("NFD", word))
    _silence_last(syllables)
    _silence_inner(syllables)
    return syllables


def written(word: str) -> list[Syllable]:
    """The syllables of ``word``, in NFD, with every schwa."""
    syllables: list[Syllable] = []
    onset: list[str] = []
    letters = _LETTER.findall(word)
    for (letter, dot), (following, _dot) in pairwise([*letters, ("", "")]):
        if letter in CONSONANTS:
            onset.append(letter + dot)
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


def _silence_last(syllables: list[Syllable]) -> None:
    """At the end of a word the schwa is silent, except after what cannot be said without it: राज्य, मित्र, प्रिय."""
    if len(syllables) < 2 or not (last := syllables[-1]).schwa or last.nasal or last.visarga:
        return
    if not (_ends_in_ya(syllables) or _ends_in_glide(last.onset)):
        last.silence()


def _ends_in_ya(syllables: list[Syllable]) -> bool:
    """After an i (प्रिय, भारतीय) and in Sanskrit's -आलय, a house (विद्यालय), a last य is said with its vowel."""
    *_, third, second, last = [Syllable([]), *syllables]
    in_a_house = second.onset == ["ल"] and second.schwa and third.vowel == "aa"
    return last.onset == ["य"] and (second.vowel in {"i", "ii"} or in_a_house)


def _ends_in_glide(onset: list[str]) -> bool:
    """A cluster that ends in a glide needs its vowel: राज्य, विश्व; but पूर्व is said without."""
    return len(onset) > 1 and (onset[-1] in "यरलञ" or (onset[-1] == "व" and onset[-2] != "र"))


def _silence_inner(syllables: list[Syllable]) -> None:
    """Between two single consonants with vowels around them the schwa is silent: जनता, सरकारी."""
    for place in range(len(syllables) - 2, 0, -1):
        before, here, after = syllables[place - 1 : place + 2]
        stands_free = here.is_light and before.vowel and after.vowel and len(after.onset) == 1
        if stands_free and not (after.schwa and _is_kept(before, syllables[place + 1 : place + 4])):
            here.silence()


def _is_kept(before: Syllable, rest: list[Syllable]) -> bool:
    """Before another schwa it is said after a nasal (संगठन), in Sanskrit's -आलय, and in its -रण (पर्यावरण).

    ``rest`` are the next three syllables at most: more would make a long word cost its square.
    """
    return before.nasal or len(rest) == 1 or [syllable.onset for syllable in rest] == [["र"], ["ण"]]
