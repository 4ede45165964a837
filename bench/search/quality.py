"""What readers find: recall@10 and MRR over HTTP, on the questions of both sets, each in the corpus of both."""

import json
from collections.abc import Iterable
from contextlib import closing
from statistics import fmean

from bench import processes
from bench.newsrooms import Newsroom, newsroom_of
from bench.search import corpus
from bench.search.asking import Reader, found
from bench.search.corpus import SCRIPTS, SETS, Question

TOP = 10
EVERYTHING = "all questions"


def measure(database: str) -> dict:
    """``figures`` by set and kind, and what was ``missed``: where not all was among the first ten, or not first."""
    newsroom = newsroom_of(database, "search", corpus.lines())
    answers = _answers(newsroom)
    return {
        "figures": {name: _by_kind(corpus.questions(name), answers[name]) for name in SETS},
        "missed": {name: _missed(corpus.questions(name), answers[name]) for name in SETS},
    }


def score(ranked: Iterable[str], relevant: frozenset[str], ignored: frozenset[str] = frozenset()) -> tuple:
    """``(recall@10, reciprocal rank)`` of the first ten that are not ``ignored``: those are neither hit nor miss."""
    top = [key for key in dict.fromkeys(ranked) if key not in ignored][:TOP]
    hits = [place for place, key in enumerate(top, start=1) if key in relevant]
    return len(hits) / min(TOP, len(relevant)), 1 / hits[0] if hits else 0.0


def _answers(newsroom: Newsroom) -> dict[str, list[list[str]]]:
    addresses = json.loads((newsroom.folder / "map.json").read_text(encoding="utf-8"))
    with processes.site(newsroom) as server, closing(Reader(server)) as reader:
        return {
            name: [found(reader.ask, one.text, one.language, addresses) for one in corpus.questions(name)]
            for name in SETS
        }


def _by_kind(questions: list[Question], answers: list[list[str]]) -> dict[str, dict]:
    scores: dict[str, list] = {}
    for question, ranked in zip(questions, answers, strict=True):
        for group in (EVERYTHING, SCRIPTS[question.script], question.kind):
            scores.setdefault(group, []).append(score(ranked, question.relevant, question.ignored))
    return {
        group: {
            "questions": len(rows),
            "recall": fmean(recall for recall, _rank in rows),
            "MRR": fmean(rank for _recall, rank in rows),
        }
        for group, rows in scores.items()
    }


def _missed(questions: list[Question], answers: list[list[str]]) -> list[dict]:
    return [
        {"question": one.text, "kind": one.kind, "wanted": sorted(one.relevant), "first": ranked[:TOP]}
        for one, ranked in zip(questions, answers, strict=True)
        if score(ranked, one.relevant, one.ignored) != (1.0, 1.0)
    ]
