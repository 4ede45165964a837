"""What a word sounds like, as short Latin keys: सेना, sena, senaa and सैना have one, and so have मुंबई and Mumbai.

One set of rules folds both scripts. Devanagari is first written in Latin letters with every inherent vowel
(विधानसभा vidhaanasabhaa); what then differs by habit becomes the same:

    aspirates           raksha, rakhsha          kh gh chh jh th dh bh lose the h; ph is f
    v and w, z and j    vajpayee, wajpai         sh is s, q and ck are k, x is ks, c is s before e, i, y and else k
    doubled letters     mohammed, mohamed
    nasals              Munbai, हिंदी, हिन्दी       n before p, b, m, f is m
    vowels              three classes: a is not written unless the word begins with it; i, e, y are i; u, o are u
    endings             चुनावों is चुनाव, सौदे is सौदा; the e at the end of an English word is silent, too

A word has two kinds of keys. ``full`` keeps the vowels' classes and tells सेना (sin) from सोना (sun); ``bare`` has
consonants alone and forgives a vowel that was heard differently, and b for v (भुवनेश्वर, Bhubaneswar). Where a letter
can be read in two ways both are there: ड़ as r and d, ॉ as o and, as many type it, as a, g before e and i, a last s or
er of English. Whoever changes a rule counts ``VERSION`` up: rows made under an older one are made anew.

``near`` is for questions alone: full keys of the word with another ending (चुनावी for चुनाव), and without one of
Hindi's plurals that was typed in Latin letters (pulon, tiddiyan).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from newsroom.hindi.acronyms import spell_abbreviation, spell_letters_of_numbers
from newsroom.hindi.exceptions import EXCEPTIONS
from newsroom.hindi.folding import fold, normalise
from newsroom.hindi.syllables import MATRAS, VIRAMA, VOWELS
from newsroom.hindi.words import WORD

VERSION = 2
LONGEST = 40  # letters of a word that are listened to
MOST = 6  # readings of a word
SHORTEST_BARE = 3  # consonants alone say nothing when they are fewer

DIGITS, BARE = "x", "q"  # begin a key with digits, and a bare one: no other key holds these letters

_CONSONANTS = {
    "क": "k", "ख": "k", "ग": "g", "घ": "g", "ङ": "n", "च": "C", "छ": "C", "ज": "j", "झ": "j", "ञ": "n",
    "ट": "t", "ठ": "t", "ड": "d", "ढ": "d", "ण": "n", "त": "t", "थ": "t", "द": "d", "ध": "d", "न": "n",
    "प": "p", "फ": "f", "ब": "b", "भ": "b", "म": "m", "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "v",
    "श": "s", "ष": "s", "स": "s", "ह": "h",
}  # fmt: skip
_VOWELS = VOWELS | MATRAS
_NUKTA, _NASALS = "़", "ंँ"
_FLAPS = re.compile("[डढ](?=़)")
_OPEN_O = str.maketrans("ऑॉ", "आा")  # as it is typed where keyboards hide it: डाक्टर, हाकी

_DEVANAGARI = re.compile("[\u0900-\u097f]")
_COMMAS = re.compile("(?<=[0-9]),(?=[0-9])")
_DOTS = regex.compile(r"(?<![\p{L}\p{M}\p{N}])(?:\p{Lu}\.){2,}(?:\p{Lu}(?!\p{L}))?")
_HINDI_DIGITS = {0x0966 + digit: str(digit) for digit in range(10)}
_NUMBERED = regex.compile(r"(?<![\p{L}\p{M}\p{N}-])([A-Za-z]{1,3})-?([0-9]+)(?![\p{L}\p{N}])")
_OF_SOMEBODY = regex.compile(r"(?<=\p{L})['’]s(?!\p{L})")

# Plurals and the oblique case of Hindi, behind the last consonant; N is the dot of a nasal.
_HINDI_ENDING = re.compile("(?:(?<=i)y(?:o|aa)|(?<=aa)[oe]|(?<=u)[oe]|(?<=[^aeiou])[oe])N$|(?<=[^aeiou])e$")
_LATIN_RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in [
        ("^x", "s"), ("^kn", "n"), ("^wr", "r"), ("tch|chh|ch", "C"), ("sch|sh|sc(?=[eiy])", "s"), ("ck|cq", "k"),
        ("[ts]ion", "sn"), ("igh(?=t)", "i"), ("dg(?=e)", "j"), ("c(?=[eiy])", "s"), ("[cq]", "k"), ("x", "ks"),
        ("ph", "f"), ("zh|z", "j"), ("(?<=[aeou])w(?=$|[^aeiouy])", "u"), ("w", "v"), ("(?<=[^aeiouy])e$", ""),
    ]
]  # fmt: skip
_ALIKE = [
    (re.compile(pattern), sound)
    for pattern, sound in [
        ("jn(?=y)", "g"), ("([mnl])h", r"h\1"), ("(?<=[kgCjtdpbfsr])h", ""), ("N", "n"), ("([^aeiouy])\\1+", r"\1"),
        ("[ey]", "i"), ("o", "u"), ("(?<!^)a|^a(?=[aiu])", ""), ("^a+", "a"), ("([iu])\\1+", r"\1"),
        ("n(?=[pbmf])", "m"), ("mv", "nv"), ("C", "c"),
    ]
]  # fmt: skip
_NOT_FIRST_VOWELS = re.compile("(?<!^)[iu]")
_FIRST_VOWEL = re.compile("^[aiu]")
_LAST_ER = re.compile("(?<=[^aeiouy])er$")  # theatre, थिएटर
_LAST_I = re.compile("(?<=.)i$")
_TYPED_PLURALS = [(re.compile("(?<=..)i?y(?:on|aan|an|en|ein)$"), "i"), (re.compile("(?<=..)(?:on|ein|en)$"), "")]
_DOUBLED = re.compile(r"(.)\1+")
_ASCII = re.compile("[^a-z0-9]")


@dataclass(frozen=True)
class Sounds:
    """The keys of one word, the likeliest reading first; ``word`` is its folded spelling.

    Keys are lower-case ASCII that begins with a letter. There is none for what is no word of ours.
    """

    word: str
    full: tuple[str, ...]
    bare: tuple[str, ...]
    near: tuple[str, ...]


def sound_keys(text: str) -> list[Sounds]:
    """The sounds of every word of a text, in order. Takes any text, in time that grows with its length alone.

    आईएसपीआर is ISPR, and एस-400, S400 and S-400 are one word: s400.
    """
    return [sounds_of(word) for word in sounded_words(text)]


def joined_sounds(one: Sounds, following: Sounds) -> Sounds | None:
    """The sounds of two neighbours written as one word: नौ सेना, नौसेना. None where they are of two scripts."""
    if is_devanagari(one.word) != is_devanagari(following.word):
        return None
    return sounds_of((one.word + following.word)[:LONGEST])


def is_devanagari(word: str) -> bool:
    """Whether a word is listened to as one of Devanagari: it has a letter or a sign of it."""
    return bool(_DEVANAGARI.search(word))


def sounded_words(text: str) -> list[str]:
    """The words of a text as they are listened to: a letter beside its number is one word with it."""
    text = _COMMAS.sub("", normalise(text))
    text = _OF_SOMEBODY.sub("", _DOTS.sub(lambda found: found.group().replace(".", ""), text))
    return WORD.findall(_NUMBERED.sub(r"\1\2 \2", spell_letters_of_numbers(text.translate(_HINDI_DIGITS))))


@lru_cache(maxsize=30_000)
def sounds_of(word: str) -> Sounds:
    """The keys of one word, as ``sounded_words`` gives it."""
    word = word[:LONGEST]
    spelt = fold(word)
    readings = _of_hindi(spelt, unicodedata.normalize("NFD", word)) if is_devanagari(spelt) else _of_latin(spelt)
    full = tuple(dict.fromkeys(filter(None, readings)))[:MOST]
    bare = dict.fromkeys(filter(None, map(_bare, full)))
    return Sounds(spelt, full, tuple(bare)[:MOST], tuple(_near(spelt, full)))


def _of_latin(word: str) -> list[str]:
    """The readings of a word in Latin letters, which may be English or Hindi."""
    word = _ASCII.sub("", unicodedata.normalize("NFKD", word).casefold())
    if any(letter.isdigit() for letter in word):
        return [DIGITS + word]
    spellings = [word]
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "siu":
        spellings.append(re.sub("(?<=[sxz])es$|(?<=[cs]h)es$|s$", "", word))
    spellings += [short for spelling in spellings if (short := _LAST_ER.sub("r", spelling)) != spelling]
    spellings += [soft for spelling in spellings if (soft := re.sub("g(?=[eiy])", "j", spelling)) != spelling]
    spellings += [rao for spelling in spellings if (rao := re.sub("ao(?=$|n$)", "av", spelling)) != spelling]
    return [_fold(_apply(_LATIN_RULES, spelling)) for spelling in spellings]


def _of_hindi(word: str, with_dots: str) -> list[str]:
    """The readings of a Devanagari word: by its letters, and as English spells it where that is known."""
    if letters := spell_abbreviation(word):
        return _of_latin(letters)
    spellings = list(dict.fromkeys([with_dots, _FLAPS.sub("र", with_dots), with_dots.translate(_OPEN_O)]))
    written = [_HINDI_ENDING.sub("", _written(spelling)) for spelling in spellings]
    written += [spelling[:-1] for spelling in written if spelling.endswith("N")]  # नहीं is nahin and nahi
    return [_fold(spelling) for spelling in written] + (_of_latin(EXCEPTIONS[word]) if word in EXCEPTIONS else [])


def _written(word: str) -> str:
    """A Devanagari word, in NFD, in Latin letters with every inherent vowel; what is not Devanagari is left out."""
    word = re.sub("सिंह$", "सिंघ", word).replace("ज्ञ", "ग्य").replace(_NUKTA, "")
    written, open_consonant = [], False
    for letter in word:
        if letter in _NASALS:
            written.append("aN" if open_consonant else "N")
        elif letter in _CONSONANTS:
            written.append(("a" if open_consonant else "") + _CONSONANTS[letter])
        elif letter in _VOWELS:
            is_sign = letter in MATRAS
            written.append(("a" if open_consonant and not is_sign else "") + _VOWELS[letter])
        elif letter != VIRAMA:
            continue
        open_consonant = letter in _CONSONANTS
    return "".join(written)


def _fold(written: str) -> str:
    return _ASCII.sub("", _apply(_ALIKE, written))


def _apply(rules, text: str) -> str:
    for pattern, sound in rules:
        text = pattern.sub(sound, text)
    return text


def _bare(full: str) -> str:
    """The consonants of a key; empty where they are few."""
    if full[0] == DIGITS:
        return ""
    heard = _FIRST_VOWEL.sub("a", _NOT_FIRST_VOWELS.sub("", full)).replace("v", "b")
    bare = _DOUBLED.sub(r"\1", heard)
    return BARE + bare if len(bare) >= SHORTEST_BARE else ""


def _near(word: str, full: tuple[str, ...]) -> dict[str, None]:
    """Keys of the word with or without an i at its end, where there are consonants enough."""
    singulars = [key for one in _singulars(word) for key in _of_latin(one)]
    stems = [_LAST_I.sub("", key) for key in (*full, *singulars) if key and _bare(key)]
    near = [*singulars, *(stem + ending for stem in stems for ending in ("", "i"))]
    return {key: None for key in near if key and key not in full}


def _singulars(word: str) -> list[str]:
    """Of a plural of Hindi in Latin letters: tiddiyon, pulon, khabrein. An English word may end like one, too."""
    if not (word.isascii() and word.isalpha()):
        return []
    return [ending.sub(singular, word) for ending, singular in _TYPED_PLURALS if ending.search(word)][:1]
