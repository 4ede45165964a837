"""Two spellings of one word compare as one; two words never do."""

import unicodedata

import pytest
from hypothesis import given

from newsroom import hindi
from tests.newsroom.hindi import strategies


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("हिंदी", "हिन्दी"),
        ("मुंबई", "मुम्बई"),
        ("ज़िला", "जिला"),
        ("हँसी", "हंसी"),
        ("गङ्गा", "गंगा"),
        ("पञ्च", "पंच"),
        ("ठण्ड", "ठंड"),
        ("२०२६", "2026"),
        ("क्\u200dष", "क्ष"),
        ("BRICS", "brics"),
        ("\u0958लम", "क़लम"),
    ],
)
def test_spellings_of_one_word_fold_alike(one, other):
    assert hindi.fold(one) == hindi.fold(other)


@pytest.mark.parametrize(("one", "other"), [("सेना", "सोना"), ("कम", "कमी"), ("मानसून", "मनसन"), ("जन्म", "जंम")])
def test_different_words_stay_different(one, other):
    assert hindi.fold(one) != hindi.fold(other)


def test_what_is_kept_has_no_control_characters():
    assert hindi.normalise("से\x00ना\u202e\ud800 \u200fठीक\r\n") == "सेना ठीक\n"


def test_joiners_are_kept_in_text():
    assert hindi.normalise("क्\u200dष") == "क्\u200dष"


@given(strategies.text)
def test_folding_again_changes_nothing(text):
    assert hindi.fold(hindi.fold(text)) == hindi.fold(text)
    assert hindi.normalise(hindi.normalise(text)) == hindi.normalise(text)


@given(strategies.text)
def test_composed_and_decomposed_text_fold_alike(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert hindi.fold(unicodedata.normalize("NFC", text)) == hindi.fold(decomposed)
    assert hindi.normalise(text) == hindi.normalise(decomposed)
