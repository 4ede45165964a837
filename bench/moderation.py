"""How well and how quickly comments are judged: on the sets under ``tests/comments``, which hold the tests to it."""

import json
import time
from pathlib import Path

from comments.banned import BannedTerms
from comments.learning import Signs, learn

SETS = Path(__file__).parent.parent / "tests/comments"
LAST_TAUGHT = 40  # days; the later ones are asked about
SHORT, LONG = 1_000, 100_000  # letters


def measure() -> dict:
    terms, taught, asked = banned_terms(SETS), *spam_set(SETS)
    return {
        "banned terms": {name: found_and_alarms(terms, lines(SETS, name)) for name in ("tuned", "held_out")},
        "learned spam": quality(taught, asked),
        "time": _times(terms, taught, asked),
    }


def banned_terms(sets: Path) -> BannedTerms:
    listed = (sets / "banned/terms.txt").read_text(encoding="utf-8").splitlines()
    return BannedTerms(line for line in listed if line and not line.startswith("#"))


def lines(sets: Path, name: str) -> list[tuple[str, str]]:
    """``(the term or "-", text)``"""
    rows = (sets / f"banned/{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(expected, text) for expected, _kind, text in (row.split("\t") for row in rows)]


def found_and_alarms(terms: BannedTerms, told: list[tuple[str, str]]) -> dict:
    hits = [expected in terms.find(text) for expected, text in told if expected != "-"]
    alarms = [bool(terms.find(text)) for expected, text in told if expected == "-"]
    return {
        "hits": len(hits),
        "recall": sum(hits) / len(hits),
        "innocents": len(alarms),
        "false alarms": sum(alarms) / len(alarms),
    }


def spam_set(sets: Path) -> tuple[list, list]:
    """The examples of the first days, and those of the rest."""
    kept = [json.loads(line) for line in (sets / "spam/comments.jsonl").read_text(encoding="utf-8").splitlines()]
    told = [(one["day"], (one["name"], one["body"], one["label"] == "spam")) for one in kept]
    return [row for day, row in told if day <= LAST_TAUGHT], [row for day, row in told if day > LAST_TAUGHT]


def quality(taught: list, asked: list, threshold: int = 80) -> dict:
    signs = learn(taught)
    good = sorted(signs.judge(name, body)[0] for name, body, is_spam in asked if not is_spam)
    spam = [signs.judge(name, body)[0] for name, body, is_spam in asked if is_spam]
    held, wrongly = sum(one >= threshold for one in spam), sum(one >= threshold for one in good)
    bar = good[-1 - len(good) // 100]
    above = sum((one > other) + (one == other) / 2 for one in spam for other in good)
    return {
        "taught": len(taught),
        "asked": len(asked),
        "AUC": above / (len(spam) * len(good)),
        "recall at 1 % false alarms": sum(one > bar for one in spam) / len(spam),
        f"precision at {threshold}": held / (held + wrongly),
        f"recall at {threshold}": held / len(spam),
    }


def _times(terms: BannedTerms, taught: list, asked: list) -> dict:
    started = time.perf_counter()
    signs = learn(taught)
    seconds = time.perf_counter() - started
    texts = [text for _expected, text in lines(SETS, "held_out")]
    whole = " ".join(texts)
    whole *= 1 + LONG // len(whole)
    short = _each(terms.find, [whole[place : place + SHORT] for place in range(0, LONG, SHORT)])
    return {
        "learning, seconds for 1,000 comments": seconds / len(taught) * 1_000,
        "matcher, ms a comment": 1e3 * _each(terms.find, texts),
        "classifier, ms a comment": 1e3 * _each(lambda one: Signs.judge(signs, *one[:2]), asked),
        "matcher, 100 kB over 100 times 1 kB": _each(terms.find, [whole[:LONG]]) / (short * LONG / SHORT),
    }


def _each(work, things: list) -> float:
    started = time.perf_counter()
    for thing in things:
        work(thing)
    return (time.perf_counter() - started) / len(things)
