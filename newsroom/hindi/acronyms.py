"""Abbreviations that Hindi writes by the English names of their letters: जीएसटी is GST, एस-400 is S-400."""

import re

from newsroom.hindi.folding import fold

LETTERS = {
    "ए": "a", "बी": "b", "सी": "c", "डी": "d", "ई": "e", "एफ": "f", "जी": "g", "एच": "h", "आई": "i", "जे": "j",
    "के": "k", "एल": "l", "एम": "m", "एन": "n", "ओ": "o", "पी": "p", "क्यू": "q", "आर": "r", "एस": "s", "टी": "t",
    "यू": "u", "वी": "v", "डब्ल्यू": "w", "डब्लू": "w", "एक्स": "x", "वाई": "y", "जेड": "z",
}  # fmt: skip

_NAME = "|".join(sorted(LETTERS, key=len, reverse=True))
_NAMES = re.compile(_NAME)
_ABBREVIATION = re.compile(f"(?:{_NAME})+")
# A vowel letter opens a name inside a word (पी|एम); of Hindi's own words none is made of names like that.
_OPENS_WITH_VOWEL = re.compile("[एईआओ]")

_DEVANAGARI = "\u0900-\u097f"
# A letter that belongs to a number: एस-400, जी20, 5जी. As a word of its own, के 4 stays as it is.
_BESIDE_A_NUMBER = re.compile(
    f"(?<![{_DEVANAGARI}])(?:{_NAME})(?=-?[0-9])|(?<=[0-9])(?:जी|डी)(?![{_DEVANAGARI}])",
)


def spell_abbreviation(word: str) -> str | None:
    """The letters that ``word`` names, in small Latin; None when it is an ordinary word.

    Two names count only when the second opens with a vowel letter: पीएम is PM, but बीवी is a wife.
    """
    folded = fold(word)
    if not _ABBREVIATION.fullmatch(folded):
        return None
    names = _NAMES.findall(folded)
    if len(names) > 2 or (len(names) == 2 and _OPENS_WITH_VOWEL.match(names[1])):
        return "".join(LETTERS[name] for name in names)
    return None


def begun_abbreviations(part: str) -> list[str]:
    """What letters the abbreviation begins with that ``part``, which is folded, may begin: two at least.

    आईपी is ip; आईपीए is ip, and one of the letters whose names begin with ए.
    """
    for cut in range(1, len(part) + 1):
        named = _ABBREVIATION.fullmatch(part[:cut])
        following = {letter for name, letter in LETTERS.items() if name.startswith(part[cut:]) and part[cut:]}
        if named and (following or cut == len(part)):
            letters = "".join(LETTERS[name] for name in _NAMES.findall(part[:cut]))
            begun = [letters + letter for letter in sorted(following)] or [letters]
            return [one for one in begun if len(one) > 1]
    return []


def spell_letters_of_numbers(text: str) -> str:
    """``text`` with the lone letters that stand at ASCII numbers in Latin."""
    return _BESIDE_A_NUMBER.sub(lambda name: LETTERS[name.group()], text)
