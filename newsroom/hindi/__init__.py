"""Hindi text as pure functions, without Django. Nothing else in the project cuts, counts, matches or spells Hindi."""

from newsroom.hindi.beginnings import Beginning, beginning_of
from newsroom.hindi.common_words import asks_nothing, says_nothing
from newsroom.hindi.dates import format_date, format_datetime, format_day, format_month, format_time, time_ago
from newsroom.hindi.folding import fold, normalise
from newsroom.hindi.graphemes import first_akshara, graphemes
from newsroom.hindi.numbers import group_digits
from newsroom.hindi.proofreading import look_alikes, loose_spaces, mixed_digits, script_share, stray_joiners
from newsroom.hindi.romanisation import romanise
from newsroom.hindi.saka import format_saka, saka
from newsroom.hindi.slips import near_sounds, slips_between
from newsroom.hindi.slugs import SLUG_PATTERN, is_slug, safe_filename, slugify
from newsroom.hindi.sounds import Sounds, is_devanagari, joined_sounds, sound_keys, sounded_words
from newsroom.hindi.truncation import truncate, truncate_words
from newsroom.hindi.typed import typed_spellings
from newsroom.hindi.typesetting import keep_dandas, mark_scripts
from newsroom.hindi.width import rendered_width
from newsroom.hindi.words import WORD, count_words, pieces, reading_minutes, words

__all__ = [
    "SLUG_PATTERN",
    "WORD",
    "Beginning",
    "Sounds",
    "asks_nothing",
    "beginning_of",
    "count_words",
    "first_akshara",
    "fold",
    "format_date",
    "format_datetime",
    "format_day",
    "format_month",
    "format_saka",
    "format_time",
    "graphemes",
    "group_digits",
    "is_devanagari",
    "is_slug",
    "joined_sounds",
    "keep_dandas",
    "look_alikes",
    "loose_spaces",
    "mark_scripts",
    "mixed_digits",
    "near_sounds",
    "normalise",
    "pieces",
    "reading_minutes",
    "rendered_width",
    "romanise",
    "safe_filename",
    "saka",
    "says_nothing",
    "script_share",
    "slips_between",
    "slugify",
    "sound_keys",
    "sounded_words",
    "stray_joiners",
    "time_ago",
    "truncate",
    "truncate_words",
    "typed_spellings",
    "words",
]
