"""The unit of Devanagari is the akshara: an orthographic syllable, conjuncts included (राष्ट्रीय = रा|ष्ट्री|य)."""

import regex

# A flag is two letters (rule GB12): taken here, for ``\X`` counts the whole row of them anew at each.
_FLAG = r"[\U0001f1e6-\U0001f1ff]{2}[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*+"
_CLUSTER = regex.compile(rf"{_FLAG}|\X")


def graphemes(text: str) -> list[str]:
    """The extended grapheme clusters of a text: aksharas in Hindi, letters in English.

    Boundaries are those of UAX #29 (Unicode 15.1 and later), whose rule GB9c keeps a conjunct whole.
    """
    return _CLUSTER.findall(text)


def first_akshara(text: str) -> str:
    """The first cluster of a text without leading white space; "" for an empty one."""
    found = _CLUSTER.match(text.lstrip())
    return found.group() if found else ""
