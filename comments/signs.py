"""What in a comment may tell spam from talk: each sign is a short text, the same for the same thing."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import regex

from comments.disguises import invisible_signs, plain, two_scripted_words
from newsroom import hindi

MOST = 3_000  # letters that are looked at
LONG_WORD = 24  # letters of a word that are looked at
PIECE = 4  # letters of a piece of a Latin word; of Devanagari, whose aksharas say more, one less
_HOST = re.compile(
    "(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww]{3}\\.)([^\\s/?#<>\"'`\u0900-\u097f]+)"
    r"|(?<![\w@.-])([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:[a-z]{2,12}|[A-Z]{2,12}))(?=[/\s,!?]|\.?$)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S+\s?@\s?\S+")
_DIGITS = re.compile(r"\+?\d(?:[\s().-]?\d){8,13}")
_SPELT = regex.compile(
    r"\b(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|शून्य|एक|दो|तीन|चार|पांच|छह|सात|आठ|नौ)[\s,-]+){7,}"
)
_MONEY = re.compile(r"[₹$€£]|\brs\b|रुपये|\brupees?\b|\d\s?%")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}")
_OTHER_SCRIPT = regex.compile(r"[\p{Cyrillic}\p{Han}\p{Arabic}\p{Thai}]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")
_LENGTHS = (20, 60, 150, 400, 1_000)


def signs_of(name: str, body: str) -> set[str]:
    """The signs in a comment, each with its kind: w word, c piece of one, p pair, d digits, h host, f flag.

    Of a name only how it is made: nobody's comment waits because others of that name sent spam.
    """
    text = plain(body[:MOST])[:MOST]  # some signs stand for eighteen
    words = hindi.words(_ADDRESS.sub(" ", text))
    body = body[:MOST]
    return {*_of_words(words), *_of_pairs(words), *_of_hosts(body), *_flags(name, body, text), *_of_name(name)}


def words_of_name(name: str) -> set[str]:
    """The signs that a name's words would be in a comment: “Loan Help” is what loan and help are there."""
    return set(_of_words(hindi.words(plain(name[:100]))))


def places(signs: list[str], name: str, body: str, most: int) -> list[str]:
    """The first of ``signs`` as they stand in a comment, none inside another; what cannot be pointed at is left out."""
    written, body = {}, body[:MOST]
    for word in hindi.words(f"{name}\n{body}"):
        written.setdefault(plain(word)[:LONG_WORD], word)
    found = []
    for sign in signs:
        place = _place(sign, written, body)
        if place and not any(place in other for other in found):
            found = [other for other in found if other not in place] + [place]
        if len(found) == most:
            break
    return found


def _place(sign: str, written: dict[str, str], body: str) -> str:
    kind, _colon, value = sign.partition(":")
    if kind == "w":
        return written.get(value, "")
    if kind == "p":
        pair = " ".join(written.get(word, "\0") for word in value.split(" "))
        return pair if pair in body else ""
    if kind == "c":
        return next((word for plain_word, word in written.items() if value in plain_word), "")
    if kind == "h":
        return value if value in body.casefold() else ""
    found = _DIGITS.search(body) if sign == "f:phone" else None
    return found.group() if found else ""


def _of_words(words: list[str]) -> Iterator[str]:
    for word in words:
        if word.isdigit():
            yield f"d:{len(word)}"
        else:
            yield from _of_word(word[:LONG_WORD])


@lru_cache(20_000)  # most words come again
def _of_word(word: str) -> tuple[str, ...]:
    return f"w:{word}", *_pieces(word)


def _pieces(word: str) -> Iterator[str]:
    """Pieces of a word, so that kamaye helps to know kamayein, and लोन in लोनों."""
    if _DEVANAGARI.search(word):
        units, size = hindi.graphemes(word), PIECE - 1
    else:
        units, size = word, PIECE
    for start in range(len(units) - size + 1) if len(units) > size else ():
        yield "c:" + "".join(units[start : start + size])


def _of_pairs(words: list[str]) -> Iterator[str]:
    for one, other in pairwise(words):
        if not (one.isdigit() and other.isdigit()):
            yield f"p:{_shape(one)} {_shape(other)}"


def _shape(word: str) -> str:
    return "0" * min(len(word), 6) if word.isdigit() else word[:LONG_WORD]


def _of_hosts(body: str) -> Iterator[str]:
    for one, other in _HOST.findall(body):
        parts = (one or other).casefold().rstrip(".,;:!?)]").split(":")[0].split(".")
        for start in range(len(parts) - 1):
            yield "h:" + ".".join(parts[start:])
        yield f"h:.{parts[-1]}"
        yield "f:link"


def _of_name(name: str) -> Iterator[str]:
    words = hindi.words(plain(name[:100]))
    yield f"f:name of {min(len(words), 4)}"
    if any(letter.isdigit() for letter in name):
        yield "f:digits in the name"


def _flags(name: str, body: str, text: str) -> Iterator[str]:
    yield f"f:length {sum(len(text) > least for least in _LENGTHS)}"
    emoji = 0 if body.isascii() else len(_EMOJI.findall(body))
    found = {
        "phone": _DIGITS.search(text) or _SPELT.search(text),
        "e-mail": "@" in text,
        "money": _MONEY.search(text),
        "emoji": emoji,
        "many emoji": emoji > 3,
        "exclaims": "!!" in body,
        "asks": "?" in body,
        "lines": body.count("\n") > 3,
        "invisible": invisible_signs(body),
        "two scripts": two_scripted_words(f"{name} {body}"),
        "styled": any("\uff00" <= letter <= "\uff5e" for letter in body),
        "other script": _OTHER_SCRIPT.search(body),
        "capitals": sum(map(str.isupper, body)) > len(body) / 4,
    }
    yield from (f"f:{flag}" for flag, there in found.items() if there)
    script = "hi" if _DEVANAGARI.search(body) else "la"
    yield f"f:writes {script}"
    if bool(_DEVANAGARI.search(name)) != (script == "hi"):
        yield "f:name in another script"
