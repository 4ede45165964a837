"""Cutting and counting go by aksharas, wherever the text comes from."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsroom import hindi
from tests.newsroom.hindi import strategies


def nfc(text):
    return unicodedata.normalize("NFC", text)


def nfd(text):
    return unicodedata.normalize("NFD", text)


def test_a_conjunct_is_one_akshara():
    assert hindi.graphemes("राष्ट्रीय") == ["रा", "ष्ट्री", "य"]


def test_a_name_begins_with_its_first_akshara():
    assert hindi.first_akshara(" स्त्री") == "स्त्री"
    assert hindi.first_akshara("क्षमा") == "क्ष"
    assert hindi.first_akshara("Asha") == "A"
    assert hindi.first_akshara("  ") == ""


def test_matras_do_not_end_a_word():
    assert hindi.words("हिन्दी में “समाचार”, नो-एंट्री") == ["हिन्दी", "में", "समाचार", "नो", "एंट्री"]


def test_a_headline_is_cut_behind_a_whole_akshara():
    assert hindi.truncate("सम्मेलन", 2) == "सम्मे…"
    assert hindi.truncate("मेंढक", 1) == "में…"
    assert hindi.truncate("में", 1) == "में"
    assert hindi.truncate("भारत, चीन", 4) == "भारत…"


def test_a_torn_word_is_left_out_when_that_costs_little():
    assert hindi.truncate("रक्षा मंत्री", 4) == "रक्षा…"
    assert hindi.truncate("वह विश्वविद्यालय", 6) == "वह विश्ववि…"
    assert hindi.truncate("नो-एंट्री ज़ोन", 2) == "नो…"


def test_a_text_that_fits_stays_as_it_is():
    assert hindi.truncate("सेना ", 9) == "सेना "
    assert hindi.truncate_words("भारत की  सेना", 3) == "भारत की  सेना"


def test_words_are_cut_without_dangling_punctuation():
    assert hindi.truncate_words("बारिश रुकी, पर नदी चढ़ी।", 2) == "बारिश रुकी…"


def test_hindi_words_count_towards_reading_time():
    assert hindi.reading_minutes("सेना " * 239) == 2
    assert hindi.reading_minutes("word " * 238) == 1
    assert hindi.reading_minutes("") == 1


@given(strategies.text)
def test_aksharas_put_together_are_the_text(text):
    assert "".join(hindi.graphemes(text)) == text


@given(strategies.text)
def test_the_first_akshara_is_whole(text):
    first = hindi.first_akshara(text)
    assert hindi.graphemes(first) == hindi.graphemes(text.lstrip())[:1]


@given(strategies.text | strategies.sentence, st.integers(1, 12))
def test_what_truncate_words_keeps_are_whole_aksharas_from_the_start(text, limit):
    cut = hindi.truncate_words(text, limit)
    if cut != text:
        kept = hindi.graphemes(cut.removesuffix("…"))
        assert kept == hindi.graphemes(" ".join(text.split()))[: len(kept)]


@given(strategies.sentence, st.integers(1, 8))
def test_words_are_kept_whole(sentence, limit):
    cut = hindi.truncate_words(sentence, limit)
    assert cut.removesuffix("…").split() == sentence.split()[:limit]


@given(strategies.text, st.integers(1, 12))
def test_what_truncate_keeps_are_whole_aksharas_from_the_start(text, limit):
    cut = hindi.truncate(text, limit)
    if cut != text:
        kept = hindi.graphemes(cut.removesuffix("…"))
        assert kept == hindi.graphemes(text)[: len(kept)]
        assert len(kept) <= limit


@given(strategies.text, st.integers(1, 12))
def test_cutting_again_changes_nothing(text, limit):
    once = hindi.truncate(text, limit)
    assert hindi.truncate(once, limit) == once
    once = hindi.truncate_words(text, limit)
    assert hindi.truncate_words(once, limit) == once


@given(strategies.text, st.integers(1, 12))
def test_composed_and_decomposed_text_are_cut_alike(text, limit):
    assert nfc(hindi.truncate(nfc(text), limit)) == nfc(hindi.truncate(nfd(text), limit))
    assert nfc(hindi.truncate_words(nfc(text), limit)) == nfc(hindi.truncate_words(nfd(text), limit))
    assert hindi.count_words(nfc(text)) == hindi.count_words(nfd(text))
    assert hindi.reading_minutes(nfc(text)) == hindi.reading_minutes(nfd(text))
    assert nfc(hindi.first_akshara(nfc(text))) == nfc(hindi.first_akshara(nfd(text)))
