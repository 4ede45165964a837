"""A word with one slip in it leads to the one that was meant; a number and a very short word lead nowhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import hindi
from newsroom.hindi.slips import MOST


def leads(typed, meant):
    keys = {key for sounds in hindi.sound_keys(meant) for key in sounds.full}
    return not keys.isdisjoint(hindi.near_sounds(typed))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pahuche", "पहुँचे"),
        ("पहुचे", "पहुँचे"),
        ("pakitsan", "पाकिस्तान"),
        ("pakitsan", "Pakistan"),
        ("पाकितसान", "पाकिस्तान"),
        ("pradhanmatri", "प्रधानमंत्री"),
        ("electoin", "election"),
        ("elcetion", "election"),
        ("goverment", "government"),
        ("delih", "दिल्ली"),
        ("kashmri", "कश्मीर"),
        ("pahse", "phase"),
        ("manikur", "मणिपुर"),
        ("mosnoon", "monsoon"),
    ],
)
def test_a_slip_is_mended(typed, meant):
    assert leads(typed, meant)


@pytest.mark.parametrize("typed", ["S401", "400", "२०२६", "ab", "राम", "ने", "", "😀", "\x00", "中文"])
def test_numbers_and_very_short_words_have_no_slips(typed):
    assert hindi.near_sounds(typed) == []


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("pakitsan", "Pakistan", 1),
        ("pakitsan", "पाकिस्तान", 1),
        ("पाकितसान", "Pakistan", 1),
        ("paakitsaan", "पाकिस्तान", 1),
        ("pahuche", "पहुँचे", 1),
        ("सेना", "sena", 0),
        ("a", "", 1),
        ("", "", 0),
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ],
)
def test_slips_are_counted_in_either_script(one, other, slips):
    assert hindi.slips_between(one, other) == hindi.slips_between(other, one) == slips


ANY = st.text(st.characters(), max_size=80) | st.text("सेनािंँ़्ः\u200d\u200c aey'.-,0०S\x00\u202e😀क", max_size=80)


@given(ANY)
def test_keys_are_plain_ascii_and_not_too_many_whatever_is_typed(text):
    near = hindi.near_sounds(text)
    assert len(near) == len(set(near)) <= MOST
    assert all(re.fullmatch("[a-z][a-z0-9]*", key) for key in near)
    assert hindi.slips_between(text, text) == 0
