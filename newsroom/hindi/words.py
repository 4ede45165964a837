"""Words, and how long they take to read."""

import math

import regex

# A matra is a mark, not a letter: `\w` ends a word before it.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+")

# Silent reading of non-fiction in English: 238 words a minute (Brysbaert, "How many words do we read per minute?",
# Journal of Memory and Language 109, 2019). No study of that size exists for Hindi; its words carry their
# postpositions beside them as English does its prepositions, and the same rate is assumed for both.
WORDS_PER_MINUTE = 238


def words(text: str) -> list[str]:
    """Runs of letters, marks and digits, with the joiners inside them."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    return len(words(text))


def reading_minutes(text: str) -> int:
    """Whole minutes that a text takes to read, at least one. ``text`` is plain, without markup."""
    return max(1, math.ceil(count_words(text) / WORDS_PER_MINUTE))
