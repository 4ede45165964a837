"""Addresses: readable, Latin unless somebody wants otherwise, never a broken akshara."""

import re
import unicodedata

from newsroom.hindi.folding import normalise
from newsroom.hindi.romanisation import romanise
from newsroom.hindi.words import words

# One part of a slug: Latin letters, digits, and whole aksharas: a letter with its signs, never a sign alone.
_AKSHARA = (
    r"[\u0904-\u0939\u0958-\u0961\u0966-\u096f\u0972-\u097f][\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963]*"
)
_PART = rf"(?:[a-z0-9]|{_AKSHARA})+"
SLUG_PATTERN = rf"{_PART}(?:-{_PART})*"  # for `re`, and for path converters
_SLUG = re.compile(SLUG_PATTERN)


def slugify(text: str, max_length: int = 120) -> str:
    """The Latin slug of a headline: lower-case ASCII, single hyphens, cut between words; "" when nothing is left."""
    plain = re.sub(r"['’‘`]|(?<=[0-9]),(?=[0-9])", "", normalise(text))
    slug = "-".join(filter(None, map(_ascii, words(romanise(plain)))))
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rpartition("-")[0]
    return cut or slug[:max_length]


def _ascii(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word).casefold()
    return re.sub(r"[^a-z0-9]", "", bare)


def is_slug(text: str) -> bool:
    """Whether an editor may use this as an address: Latin or Devanagari, NFC, small letters, single hyphens."""
    return bool(_SLUG.fullmatch(text)) and unicodedata.is_normalized("NFC", text)


def safe_filename(name: str) -> str:
    """A name for a file that somebody uploaded: its slug and its extension, never empty, never a path."""
    bare = re.split(r"[/\\]", normalise(name))[-1].strip(". ")
    stem, dot, extension = bare.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,5}", extension):
        stem, extension = bare, ""
    slug = slugify(stem, max_length=80) or "file"
    return f"{slug}.{extension.lower()}" if extension else slug
