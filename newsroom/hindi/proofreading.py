"""Slips of the keyboard that look right on screen: what a proof-reader marks. Each function answers the odd pieces."""

import regex

from newsroom.hindi.words import WORD

_DEVANAGARI = r"[\p{Script=Devanagari}--[0-9०-९]]"
_TOKEN = regex.compile(r"\S+")
_LATIN_DIGIT, _DEVANAGARI_DIGIT = regex.compile("[0-9]"), regex.compile("[०-९]")

# What a joiner does (Unicode 15, chapter 12): after a virama it chooses the form of a conjunct, before one it keeps a
# letter whole; in Arabic script it ends or joins letters; in emoji it makes one sign of several.
_JOINER = "[\u200c\u200d]"
_AT_WORK = (
    rf"(?<=\p{{ccc=9}}){_JOINER}(?!{_JOINER})"
    rf"|{_JOINER}(?=\p{{ccc=9}})"
    rf"|(?<=\p{{Script=Arabic}}){_JOINER}"
    r"|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200d(?=\p{Extended_Pictographic})"
)
_STRAY = regex.compile(rf"(?:{_AT_WORK})(*SKIP)(*FAIL)|{_JOINER}")

# Letters of Greek and Cyrillic that nobody tells from Latin ones (Unicode's confusables.txt).
_GREEK, _CYRILLIC = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "АВЕЗІЈКМНОРСТУХаеіјорсухѕ"
_ALIKE = regex.compile(f"[{_GREEK}{_CYRILLIC}]")
_LATIN = regex.compile(r"\p{Script=Latin}")
# Vowels put together from pieces (Unicode 15, table 12-1: not to be used), and a sign that stands on no letter of its
# own script.
_PIECED = regex.compile("अ[ाॉोौॅॆ]|[एऍऎ][ेॅॆ]|ा[ेैॅ]|[\u093e-\u094c]{2}|\\p{Script=Latin}[\u0900-\u0903\u093a-\u094f]")
_ONE_LATIN_INSIDE = regex.compile(rf"(?V1){_DEVANAGARI}[A-Za-z]{_DEVANAGARI}")
_COLON_INSIDE = regex.compile(rf"(?V1){_DEVANAGARI}:(?={_DEVANAGARI})")
_HINDI = regex.compile(r"\p{Script=Devanagari}")
_OTHER_INDIC = regex.compile(r"[\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Oriya}]")
# A stroke where the danda belongs: at the end of a word, and after the words that end a sentence.
_NO_DANDA = regex.compile(
    r"(?V1)(?<!\p{Script=Devanagari})[\p{Script=Devanagari}--[।॥]]++(?:\|{1,2}|[lI])(?=\s|$)"
    r"|(?<!\p{L}|\p{M})(?:है|हैं|था|थी|थे|गया|गई|गए|रहा|रही|रहे|होगा|होगी|होंगे|सका|सकी|दिया|दी|किया) \|(?=\s|$)"
)
_LOOSE = regex.compile(r"(?<=[\p{L}\p{M}\p{N}])[ \u00a0]++[।॥,;!?](?=\s|$)|(?<=\S)[ \u00a0]{2,}+(?=\S)")


def mixed_digits(text: str) -> list[str]:
    """The numbers in the digits of which a text has fewer, when it has both kinds; none when it has one.

    Digits in a word with Latin letters belong to that word: COVID-19, IPL-2026.
    """
    if not (_DEVANAGARI_DIGIT.search(text) and _LATIN_DIGIT.search(text)):
        return []
    tokens = _TOKEN.findall(text)
    devanagari = [token for token in tokens if _DEVANAGARI_DIGIT.search(token)]
    latin = [token for token in tokens if _LATIN_DIGIT.search(token) and not _LATIN.search(token)]
    return min(devanagari, latin, key=len) if latin else []


def stray_joiners(text: str) -> list[str]:
    """The words that hold a ZWJ or ZWNJ which does nothing there but hide them from a search."""
    odd = {found.start() for found in _STRAY.finditer(text)}
    return _words_at(text, odd)


def look_alikes(text: str) -> list[str]:
    """The words with a letter or sign that only looks like the right one: Latin о in Cyrillic, | for the danda, अा."""
    odd = [word for word in WORD.findall(text) if _is_disguised(word)]
    odd += [found.group() for found in _NO_DANDA.finditer(text)]
    return list(dict.fromkeys(odd + _words_at(text, {found.start() for found in _COLON_INSIDE.finditer(text)})))


def loose_spaces(text: str) -> list[str]:
    """Places where a space stands before a danda or comma, which may then begin a line, and spaces in a row."""
    found = [(piece.start(), piece.end()) for piece in _LOOSE.finditer(text)]
    return [f"{_last_word(text, begin)}{text[begin:end]}".strip() for begin, end in found]


def script_share(text: str, language: str) -> float:
    """How much of a text's letters are of the script of a language: 1 all of them, and also when it has none."""
    own = "Devanagari" if language == "hi" else "Latin"
    letters = regex.findall(r"[\p{Script=Devanagari}\p{Script=Latin}]", text)
    return len(regex.findall(rf"\p{{Script={own}}}", text)) / len(letters) if letters else 1.0


def _is_disguised(word: str) -> bool:
    if _LATIN.search(word) and _ALIKE.search(word):
        return True
    if _HINDI.search(word) and _OTHER_INDIC.search(word):
        return True
    return any(pattern.search(word) for pattern in (_PIECED, _ONE_LATIN_INSIDE))


def _words_at(text: str, places: set[int]) -> list[str]:
    """The runs without white space around these places."""
    if not places:
        return []
    tokens = ((found, range(found.start(), found.end())) for found in _TOKEN.finditer(text))
    return [found.group() for found, span in tokens if not places.isdisjoint(span)]


def _last_word(text: str, end: int) -> str:
    return text[max(0, end - 40) : end].split()[-1]
