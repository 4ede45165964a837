"""The unit of Devanagari is the akshara: an orthographic syllable, conjuncts included (राष्ट्रीय = रा|ष्ट्री|य)."""

import regex

_CLUSTER = regex.compile(r"\X")


def graphemes(text: str) -> list[str]:
    """The extended grapheme clusters of a text: aksharas in Hindi, letters in English.

    Boundaries are those of UAX #29 (Unicode 15.1 and later), whose rule GB9c keeps a conjunct whole.
    """
    return _CLUSTER.findall(text)


def first_akshara(text: str) -> str:
    """The first cluster of a text without leading white space; "" for an empty one."""
    found = _CLUSTER.match(text.lstrip())
    return found.group() if found else ""
