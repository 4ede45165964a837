"""A text is cut for comparing between words; what a reader sees as one letter stays whole."""

from itertools import accumulate

from hypothesis import given

from newsroom import hindi
from tests.newsroom.hindi import strategies


def test_words_spaces_and_signs_stand_alone():
    assert hindi.pieces("राष्ट्रीय खेल, “पुल”।") == ["राष्ट्रीय", " ", "खेल", ",", " ", "“", "पुल", "”", "।"]


def test_a_number_keeps_its_separators_and_a_sentence_its_end():
    assert hindi.pieces("1,48,000.50 रुपये, 14:42 पर 7.") == [
        *("1,48,000.50", " ", "रुपये", ",", " ", "14:42", " ", "पर", " ", "7", "."),
    ]


@given(strategies.text)
def test_nothing_is_lost_and_no_akshara_is_cut(text):
    pieces = hindi.pieces(text)
    assert "".join(pieces) == text
    cuts = set(accumulate(map(len, pieces)))
    assert cuts <= set(accumulate(map(len, hindi.graphemes(text))))
