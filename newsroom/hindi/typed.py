"""How people type a Hindi word in Latin letters: not one spelling (that is ``romanisation``) but all the usual ones."""

import unicodedata
from itertools import product

from newsroom.hindi.graphemes import graphemes
from newsroom.hindi.romanisation import CLUSTERS, CONSONANTS, LABIALS
from newsroom.hindi.syllables import Syllable, spoken, written

VOWELS = {"aa": ("a", "aa"), "ii": ("i", "ee", "ii"), "uu": ("u", "oo", "uu"), "": ("",)}
LONG = {"aa": ("aa",), "ii": ("ee", "ii"), "uu": ("oo", "uu")}  # where a short vowel would be another word
LETTERS = {
    "व": ("v", "w"), "फ": ("f", "ph"), "श": ("sh", "s"), "ष": ("sh", "s"), "छ": ("chh", "ch"),
    "ज़": ("z", "j"), "ड़": ("d", "r"), "ढ़": ("dh", "rh"), "क़": ("q", "k"), "ख़": ("kh",), "ग़": ("gh", "g"),
}  # fmt: skip
MOST = 2_000  # spellings of one word


def typed_spellings(word: str) -> set[str]:
    """The spellings of a Devanagari word: a schwa that is not said may be typed, a long vowel need not be doubled."""
    said, all_of_it = spoken(word), written(unicodedata.normalize("NFD", word))
    if not said or len(graphemes(word)) > 8:
        return set()
    short = sum(bool(syllable.vowel) for syllable in said) == 1 and len(said[-1].onset) < 2
    choices = []
    for place, (syllable, full) in enumerate(zip(said, all_of_it, strict=True)):
        following = said[place + 1].onset if place + 1 < len(said) else []
        choices += [
            _onset(syllable.onset),
            _vowel(syllable, full, short=short, last=place == len(said) - 1),
            _nasal(syllable, following),
        ]
    size = 1
    for choice in choices:
        size *= len(choice)
    return {"".join(parts) for parts in product(*choices)} if size <= MOST else set()


def _onset(consonants: list[str]) -> tuple[str, ...]:
    if not consonants:
        return ("",)
    if cluster := CLUSTERS.get(tuple(consonants)):
        return (cluster,)
    return tuple("".join(parts) for parts in product(*map(_letter, consonants)))


def _letter(consonant: str) -> tuple[str, ...]:
    return LETTERS.get(consonant) or LETTERS.get(consonant[0]) or (CONSONANTS[consonant[0]],)


def _vowel(syllable: Syllable, full: Syllable, *, short: bool, last: bool) -> tuple[str, ...]:
    if not syllable.vowel and full.vowel and not last:
        return ("", "a")  # a schwa that nobody says
    if short and syllable.vowel in LONG:
        return LONG[syllable.vowel]
    return VOWELS.get(syllable.vowel, (syllable.vowel,))


def _nasal(syllable: Syllable, following: list[str]) -> tuple[str, ...]:
    if not syllable.nasal:
        return ("",)
    return ("m",) if following and following[0] in LABIALS else ("n",)
