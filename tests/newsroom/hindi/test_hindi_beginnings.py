"""What is looked for while a word is typed: whatever the word becomes, its keys begin so; and any text is taken."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import hindi
from newsroom.hindi.beginnings import KNOWN_FROM
from tests.newsroom.hindi.strategies import word

LISTS = [Path(__file__).with_name(name) for name in ("headline_words.tsv", "headline_words_held_out.tsv")]
ROWS = [line.split("\t") for path in LISTS for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
ENGLISH = """
Parliament police nation national station question electoin election right eight night fight budget bridge judge edge
force price police defence intelligence science scheme school church match watch catch phone photograph graphic general
gender village language water window power shown law laws crowd bank box taxes boxes leaders matches villages knight
writer xerox jacket quick unique zebra Zhou pizza Mumbai Banerjee Bangalore Chhattisgarh Brahmaputra Lakhnow Lucknow
Rao rao Jaishankar Samvidhan samvad sambhal sangharsh government environment column autumn campaign Jnyan G20 5G S400
"""
NUKTA = "\u093c"  # a letter is not typed before its dot
WORDS = sorted({part for row in ROWS for cell in row for part in re.split("[- ]", cell)} | set(ENGLISH.split()))


def finds(part, word):
    """Whether a story with ``word`` in its headline is found by this beginning."""
    begun = hindi.beginning_of(part)
    keys = [key for sounds in hindi.sound_keys(word) for key in sounds.full]
    return any(key in begun.whole or key.startswith(tuple(begun.begun)) for key in keys)


def clear_beginnings(word):
    """Those that are looked for by sound, with more than one consonant and what follows it: see ``beginning_of``."""
    parts = [word[:length] for length in range(2, len(word) + 1) if not word[length:].startswith(NUKTA)]
    return [part for part in parts if max(map(len, hindi.sound_keys(part)[0].full), default=0) > 1]


def test_a_word_is_found_from_its_second_letter_to_its_last():
    # The name of one letter is no beginning of an abbreviation yet: जी, of जीएसटी.
    missed = [
        (part, text)
        for text in WORDS
        for part in clear_beginnings(text)
        if (not hindi.is_devanagari(text) or len(part) >= KNOWN_FROM) and not finds(part, text)
    ]
    assert len(WORDS) > 1_000
    assert missed == []


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("paki", "पाकिस्तान"),
        ("पाकि", "Pakistan"),
        ("pahun", "पहुँचे"),
        ("mun", "मुंबई"),
        ("mum", "मुम्बई"),
        ("sam", "संविधान"),
        ("nat", "nation"),
        ("nati", "nation"),
        ("pac", "pace"),
        ("bat", "batch"),
        ("forc", "force"),
        ("चुनावो", "चुनावों"),
        ("chuna", "चुनावों"),
        ("mantriy", "मंत्रियों"),
        ("सौदे", "सौदा"),
        ("ladak", "लड़ाकू"),
        ("larak", "लड़ाकू"),
        ("दिल्", "Delhi"),
        ("बज", "बजट"),
        ("बजट", "Budget"),
        ("आईपीए", "IPL"),
        ("आईपी", "आईपीएल"),
        ("जीए", "GST"),
        ("S4", "एस-400"),
        ("pa", "पाकिस्तान"),
        ("क्", "क्या"),
    ],
)
def test_across_scripts_and_endings(part, word):
    assert finds(part, word)


@pytest.mark.parametrize(
    ("part", "word"), [("sena", "सोना"), ("pa", "पुलिस"), ("पा", "पिता"), ("paki", "पटना"), ("mo", "महिला")]
)
def test_other_words_are_not_found(part, word):
    assert not finds(part, word)


@pytest.mark.parametrize("part", ["k", "kh", "sh", "आ", "आग", "आद", "ee", "ai"])
def test_one_letter_of_a_key_begins_nothing(part):
    assert hindi.beginning_of(part).begun == frozenset()


ANY = st.text(st.characters(), max_size=60) | st.text("सेनािंँ़्ः\u200d\u200c aey'.-,0०S\x00\u202e😀क", max_size=60)


@given(ANY)
def test_keys_are_plain_ascii_whatever_is_typed(part):
    begun = hindi.beginning_of(part)
    assert all(re.fullmatch("[a-z][a-z0-9]+", key) for key in begun.begun)
    assert all(re.fullmatch("[a-z][a-z0-9]*", key) for key in begun.whole)
    assert len(begun.whole) + len(begun.begun) < 80


@given(word)
def test_of_any_word_each_clear_beginning_finds_it(text):
    for part in clear_beginnings(text):
        if len(part) >= KNOWN_FROM and hindi.sound_keys(text):
            assert finds(part, text), (part, text)
