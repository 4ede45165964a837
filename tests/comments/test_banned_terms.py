"""Banned words are found however they are dressed up, and innocents that only look like them are left alone.

The lines were written by somebody who had not seen the matcher. It was tuned on the first file and never on the second.
"""

from pathlib import Path

import pytest

from comments.banned import BannedTerms

HERE = Path(__file__).with_name("banned")
RECALL, FALSE_ALARMS = 0.95, 0.005


@pytest.fixture(scope="module")
def banned():
    lines = (HERE / "terms.txt").read_text(encoding="utf-8").splitlines()
    return BannedTerms(line for line in lines if line and not line.startswith("#"))


def lines_of(name):
    for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        expected, _kind, text = line.split("\t")
        yield expected, text


@pytest.mark.parametrize("name", ["tuned", "held_out"])
def test_what_is_found_and_what_is_left_alone(banned, name):
    hits, found, innocents, alarms = 0, 0, 0, 0
    for expected, text in lines_of(name):
        if expected == "-":
            innocents += 1
            alarms += bool(banned.find(text))
        else:
            hits += 1
            found += expected in banned.find(text)
    assert hits > 300
    assert innocents > 370
    assert found >= RECALL * hits
    assert alarms <= FALSE_ALARMS * innocents


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("चोरी रोकी गई", []),
        ("मारुति की बिक्री बढ़ी", []),
        ("दाम में कमी आई", []),
        ("यह सब चोर हैं", ["चोर"]),
        ("ye sab ch0r hain", ["चोर"]),
        ("च ो र", ["चोर"]),
        ("चो‍र", ["चोर"]),
        ("kaam kam, baatein zyada", ["कम"]),
        ("चुप  कर", ["चुप कर"]),
    ],
)
def test_by_example(banned, text, terms):
    assert banned.find(text) == terms


def test_a_long_text_costs_its_length(banned):
    """Each of these would take hours if it cost its square."""
    for piece in ("a", "a ", "i.", "1l", "चो", "चो ", "म्", "x1"):
        assert banned.find(piece * 200_000) == []
