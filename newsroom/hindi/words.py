"""Words, and how long they take to read."""

import math

import regex

# A matra is a mark, not a letter: `\w` ends a word before it.
_LETTER = r"[\p{L}\p{M}\p{N}\u200c\u200d]"
WORD = regex.compile(f"{_LETTER}+")

# Whole aksharas (``\X``) throughout. A number keeps its separators: 12,34,567 changes as one.
_PIECE = regex.compile(rf"(?:(?={_LETTER})\X|(?<=\p{{N}})[.,:](?=\p{{N}}))+|(?:(?=\s)\X)+|\X")

# Adults read English non-fiction silently at 238 words a minute, most of them at 175 to 300 (Brysbaert, "How many words
# do we read per minute?", Journal of Memory and Language 109, 2019: 190 studies, 18,573 readers). For Hindi there is no
# such figure: IReST (Trauzettel-Klosinski and Dietz 2012) leaves it out, and measures reading aloud. Brysbaert finds
# that a language's rate goes with the number of words it needs for the same message; the demo stories need 1.08 times
# as many in Hindi as in English, so that one rate serves both.
WORDS_PER_MINUTE = 238


def words(text: str) -> list[str]:
    """Runs of letters, marks and digits, with the joiners inside them."""
    return WORD.findall(text)


def pieces(text: str) -> list[str]:
    """All of a text, cut between words and never inside an akshara: words, runs of white space, single signs."""
    return _PIECE.findall(text)


def count_words(text: str) -> int:
    return len(words(text))


def reading_minutes(text: str) -> int:
    """Whole minutes that a plain text, without markup, takes to read at ``WORDS_PER_MINUTE``; at least one."""
    return max(1, math.ceil(count_words(text) / WORDS_PER_MINUTE))
