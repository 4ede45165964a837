"""What sounds alike has one key, in either script; what does not has another, and any text is taken."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import hindi
from newsroom.hindi.sounds import BARE, LONGEST, MOST, sound_keys


def full(text):
    return {key for sounds in sound_keys(text) for key in sounds.full}


def bare(text):
    return {key for sounds in sound_keys(text) for key in sounds.bare}


@pytest.mark.parametrize(
    "spellings",
    [
        "सेना sena senaa saina सैना",
        "पाकिस्तान Pakistan pakistaan PAKISTAN",
        "हिंदी हिन्दी hindi hindee",
        "ज़िला जिला zila jila",
        "मुम्बई मुंबई mumbai mumbay",
        "रक्षा raksha rakhsa rakshaa",
        "उदयपुर udaipur udaypur",
        "लखनऊ lakhnau lakhnow lucknow",
        "ब्रह्मपुत्र brahmaputra bramhaputra",
        "चुनाव चुनावों chunav chunaav",
        "मंत्री मंत्रियों mantri mantree",
        "सौदा सौदे sauda saude",
        "आईएसपीआर ISPR ispr",
        "एस-400 S-400 S400 s400",
        "जी-20 G20 जी20 G-20",
        "5जी 5G ५जी",
        "सिंह singh",
        "जिनपिंग Jinping",
        "विज्ञान vigyan vigyaan",
        "चौहान chauhan chouhan",
        "ओलंपिक Olympic Olympics",
        "पुलिस police",
        "नहीं nahin nahi",
        "बजट budget",
        "राव rao",
        "ग्वालियर gwalior-gvaliyar",
    ],
)
def test_what_sounds_alike_has_a_key_in_common(spellings):
    first, *others = spellings.replace("gwalior-", "").split()
    for other in others:
        assert full(first) & full(other), other


@pytest.mark.parametrize(
    ("one", "other"),
    [("सेना", "सोना"), ("sena", "sona"), ("रूस", "रास"), ("कर", "कौर"), ("चीन", "चुन"), ("दिल", "दाल"), ("मोर", "मीर")],
)
def test_vowels_tell_words_apart(one, other):
    assert not full(one) & full(other)


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("banerjee", "बनर्जी"),
        ("doctor", "डॉक्टर"),
        ("trump", "ट्रंप"),
        ("pakestan", "पाकिस्तान"),
        ("bhubaneshwar", "भुवनेश्वर"),
    ],
)
def test_consonants_alone_forgive_a_vowel(heard, written):
    assert bare(heard) & bare(written)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("चुनाव", "चुनावी"),
        ("पाकिस्तानी", "पाकिस्तान"),
        ("mantriyon", "मंत्री"),
        ("tiddiyan", "टिड्डियाँ"),
        ("pulon", "पुलों"),
        ("khabrein", "ख़बर"),
    ],
)
def test_a_question_is_near_to_a_word_with_another_ending(asked, written):
    assert not full(asked) & full(written)
    assert {key for sounds in sound_keys(asked) for key in sounds.near} & full(written)


@pytest.mark.parametrize(("one", "other"), [("दिल", "दिल्ली"), ("चीन", "चीनी"), ("metro", "मीटर")])
def test_a_short_word_or_another_vowel_is_not_near(one, other):
    assert not {key for sounds in sound_keys(one) for key in sounds.near} & full(other)


def test_a_letter_that_is_read_in_two_ways_is_found_by_both():
    assert full("लड़ाकू") >= full("ladaku") | full("laraku")
    assert full("general") & full("जनरल")
    assert full("हाकी") & full("हॉकी") & full("डाक्टर हाकी")
    assert full("theatre") & full("theater") & full("थिएटर")


def test_possessives_dots_and_commas_say_nothing():
    assert full("India's") == full("India")
    assert full("U.S.") == full("US")
    assert full("12,34,567") == full("1234567") == full("१२३४५६७")


def test_each_word_is_there_once_and_in_order():
    assert [sounds.word for sounds in sound_keys("सेना ने Navy को, बुलाया।")] == ["सेना", "ने", "navy", "को", "बुलाया"]


def test_words_that_ask_for_nothing():
    assert all(map(hindi.asks_nothing, ["में", "mein", "the", "on", "खबर", "news"]))
    assert all(map(hindi.says_nothing, ["में", "और", "the", "of"]))
    assert not any(map(hindi.says_nothing, ["main", "do", "us", "news", "सेना"]))


HOSTILE = st.text(st.characters(), max_size=300) | st.text("सेनािंँ़्ः\u200d\u200c aey'.-,0०S\x00\u202e😀क", max_size=300)


@given(HOSTILE)
def test_keys_are_plain_ascii_words_whatever_the_text(text):
    for sounds in sound_keys(text):
        assert len(sounds.full) <= MOST
        assert len(sounds.bare) <= MOST
        for key in (*sounds.full, *sounds.bare):
            assert re.fullmatch("[a-z][a-z0-9]*", key)
            assert len(key) <= 4 * LONGEST
        assert all(key.startswith(BARE) for key in sounds.bare)


@given(HOSTILE)
def test_what_is_folded_alike_sounds_alike(text):
    assert full(hindi.normalise(text)) == full(text)


@pytest.mark.parametrize(
    "text", ["क" * 10_000, "a" * 10_000, "ा" * 10_000, "S-" * 5_000, "\u202e" * 10_000, "क्" * 10_000]
)
def test_a_very_long_word_is_one_like_any_other(text):
    assert sum(len(sounds.full) for sounds in sound_keys(text)) <= 5_000


@pytest.mark.parametrize("text", ["", "\x00", "्", "😀", "\u200d", "।", "-", "\ud800"])
def test_what_is_no_word_has_no_keys(text):
    assert full(text) == set()
