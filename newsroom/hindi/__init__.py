"""Hindi text as pure functions, without Django. Nothing else in the project cuts, counts, matches or spells Hindi."""

from newsroom.hindi.dates import format_date, format_datetime, format_day, format_month, format_time, time_ago
from newsroom.hindi.folding import fold, normalise
from newsroom.hindi.graphemes import first_akshara, graphemes
from newsroom.hindi.numbers import group_digits
from newsroom.hindi.romanisation import romanise
from newsroom.hindi.slugs import SLUG_PATTERN, is_slug, safe_filename, slugify
from newsroom.hindi.truncation import truncate, truncate_words
from newsroom.hindi.typed import typed_spellings
from newsroom.hindi.words import count_words, reading_minutes, words

__all__ = [
    "SLUG_PATTERN",
    "count_words",
    "first_akshara",
    "fold",
    "format_date",
    "format_datetime",
    "format_day",
    "format_month",
    "format_time",
    "graphemes",
    "group_digits",
    "is_slug",
    "normalise",
    "reading_minutes",
    "romanise",
    "safe_filename",
    "slugify",
    "time_ago",
    "truncate",
    "truncate_words",
    "typed_spellings",
    "words",
]
