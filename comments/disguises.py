"""What people do to a word so that a list does not find it, undone. Each function costs the length of its text."""

import re
import unicodedata
from functools import lru_cache
from itertools import product

import regex

from newsroom import hindi

# Letters of other scripts that are taken for Latin ones (from Unicode's confusables, UTS #39, those in use).
LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһӏвкмнтгп" "αορνικτυεωβη" "ɑɡıℓß",
    "aeopcyxijsdhlbkmhtrn" "aopviktuewbn" "agilb",
)  # fmt: skip
LEET = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "i", "|": "il", "€": "e", "+": "t",
}  # fmt: skip
MOST_LEET = 6  # signs in one word
_LATIN_MARKS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_SPLIT_VOWELS = {"ाे": "ो", "ाै": "ौ", "ाॅ": "ॉ", "अा": "आ", "अो": "ओ", "अौ": "औ", "एे": "ऐ"}
_VOWEL_OF = dict(zip("ािीुूेैोौ", "आइईउऊएऐओऔ", strict=True))
_ANY_MARK = re.compile("[\u0900-\u0903\u093a-\u094f]")
_CONJUNCTS = re.compile(r"(.्)\1{2,}")
_MARKS = re.compile(r"([\u0900-\u0903\u093a-\u094c\u094e\u094f])\1+")
_DRAWN_OUT = re.compile("|".join(f"{matra}{vowel}+" for matra, vowel in _VOWEL_OF.items()))


@lru_cache(64)  # several look at the same text, one after the other
def plain(text: str) -> str:
    """Folded text without what only looks different: other widths, other scripts' letters, marks on Latin letters."""
    text = unicodedata.normalize("NFKC", hindi.normalise(text)).replace("\u00ad", "")
    text = unicodedata.normalize("NFD", hindi.fold(text).translate(LOOK_ALIKES))
    text = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", text))
    for split, whole in _SPLIT_VOWELS.items():
        text = text.replace(split, whole)
    return hindi.fold(text)


def without_stretching(word: str) -> str:
    """Devanagari signs that cannot stand twice, once: चोोोर, गधाआआ, निकम्म्म्मा."""
    if not _ANY_MARK.search(word):
        return word
    word = _CONJUNCTS.sub(r"\1\1", word)
    word = _MARKS.sub(r"\1", word)
    return _DRAWN_OUT.sub(lambda found: found.group()[0], word)


def squeezed(word: str) -> tuple[str, list[int]]:
    """The word with each run of one letter once, and how long the runs were."""
    letters, runs = [], []
    for letter in word:
        if letters and letters[-1] == letter:
            runs[-1] += 1
        else:
            letters.append(letter)
            runs.append(1)
    return "".join(letters), runs


def leet_readings(token: str) -> list[str]:
    """What a token of letters and digits or signs may be read as; nothing for numbers and models (A55, 4G)."""
    signs = [sign for sign in token if sign in LEET]
    if not signs:
        return []
    letters = [sign for sign in token if sign.isascii() and sign.isalpha()]
    trailing = len(token) - len(token.rstrip("0123456789"))
    if not letters or len(signs) > MOST_LEET or trailing > 1 or len(signs) + len(letters) < len(token):
        return []
    return ["".join(letters) for letters in product(*(LEET.get(sign, sign) for sign in token))]


_UNSEEN = "\u200b\u2060\ufeff\u00ad\u180e"
_TURNING = "\u202d\u202e"
_JOINERS = "\u200c\u200d"  # nothing that is seen, where they stand between Latin letters
_ANY_UNSEEN = re.compile(f"[{_UNSEEN}{_JOINERS}{_TURNING}]")  # most texts hold none: asking is cheap
_PIECE = re.compile(r"\S+")
_RUN = regex.compile(rf"[\p{{L}}\p{{M}}{_UNSEEN}{_JOINERS}]+")
_RIGHT_JOINER = regex.compile(rf"(?<!\p{{Latin}})[{_JOINERS}]|[{_JOINERS}](?!\p{{Latin}})")
_STYLED = regex.compile(r"[\U0001d400-\U0001d7ff\u24b6-\u24e9]{2,}")
_OWN_SCRIPT = regex.compile(r"[\p{Latin}\p{Devanagari}]")
_OTHER_SCRIPT = regex.compile(r"[\p{Cyrillic}\p{Greek}\p{Armenian}\p{Cherokee}]")


def invisible_signs(text: str) -> list[str]:
    """Words of ``text`` as it came that hold signs nobody sees: b\u200bonus. Hindi's own joiners are none of them."""
    if not _ANY_UNSEEN.search(text):
        return []
    return [_ANY_UNSEEN.sub("·", word) for piece in _PIECE.findall(text) for word in _with_unseen(piece)]


def two_scripted_words(text: str) -> list[str]:
    """Words that put look-alike letters among those of their script (pаypal with a Cyrillic а), or styled ones."""
    mixed = []
    if _OTHER_SCRIPT.search(text):
        mixed = [word for word in hindi.words(text) if _OTHER_SCRIPT.search(word) and _OWN_SCRIPT.search(word)]
    return mixed + _STYLED.findall(text)


def _with_unseen(piece: str) -> list[str]:
    """Of what stands between two spaces: all of it, where its direction is turned, or the words in it."""
    if not _ANY_UNSEEN.search(piece):
        return []
    if any(sign in piece for sign in _TURNING):
        return [piece]
    words = [word.strip(_UNSEEN) for run in _RUN.findall(piece) for word in _RIGHT_JOINER.split(run)]
    return [word for word in words if _ANY_UNSEEN.search(word)]
