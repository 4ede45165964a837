"""``make bench ONLY=search``: what is found, how quickly, and what it costs; with its tables."""

import json

from bench import processes
from bench.newsrooms import databases, newsroom
from bench.report import facts, table
from bench.search import quality, speed
from bench.search.corpus import SETS

SMALL = 2_400  # stories
MEBIBYTE = 2**20
SPEED = {
    "p50": "{:.1f} ms",
    "p95": "{:.1f} ms",
    "p50 over empty": "{:.1f}",
    "p95 over empty": "{:.1f}",
    "processor": "{:.1f} ms",
}
COST = {
    "editions": "{:,}",
    "text, MiB": "{:,.1f}",
    "index, MiB": "{:,.1f}",
    "index over text": "{:.2f}",
    "ms to index an edition": "{:.2f}",
    "ms to publish": "{:.1f}",
    "part of indexing": "{:.0%}",
}


def measure(articles: int) -> dict:
    """On each database: quality on the sets; speed and cost with ``SMALL`` and ``articles`` stories."""
    found = {}
    for database in databases():
        found[database] = {"quality": _quality(database), "speed": {}, "cost": {}}
        for stories in dict.fromkeys((SMALL, articles)):
            made = newsroom(database, stories)
            found[database]["speed"][stories] = _speed(made, f"{stories:,} stories in both languages, {database}")
            found[database]["cost"][stories] = json.loads(processes.run(made, "bench.search.cost"))
        table(
            f"What search costs, by the stories in both languages, {database}",
            COST,
            {f"{stories:,}": _in_mebibytes(row) for stories, row in found[database]["cost"].items()},
        )
    return found


def _quality(database: str) -> dict:
    measured = quality.measure(database)
    first, *_others = measured["figures"].values()
    table(
        f"Search finds its own among the stories of both sets; nothing was tuned on the held-out one, {database}",
        {column: "{:.3f}" for name in SETS for column in _columns(name)},
        {kind: _beside(measured["figures"], kind) for kind in first},
    )
    return measured


def _columns(name: str) -> list[str]:
    return [f"{name.replace('_', ' ')}, {figure}" for figure in ("recall@10", "MRR")]


def _beside(figures: dict, kind: str) -> dict[str, float]:
    return {
        column: figure
        for name in SETS
        for column, figure in zip(_columns(name), (figures[name][kind][key] for key in ("recall", "MRR")), strict=True)
    }


def _speed(made, where: str) -> dict:
    measured = speed.measure(made)
    table(
        f"Search, one question at a time beside Django's empty view, {where}",
        SPEED,
        measured["kinds"],
    )
    said = {
        "slowest hostile question over the median": f"{measured['slowest hostile over the median']:.1f}, "
        f"{measured['slowest hostile']}",
        "answers of 500 and more": measured["errors"],
    }
    if speed.SUGGESTIONS not in measured["kinds"]:
        said["suggestions"] = "this newsroom has none"
    facts(f"Hostile questions, {where}", said)
    return measured


def _in_mebibytes(row: dict) -> dict:
    known = {name: figure for name, figure in row.items() if figure is not None}
    return known | {f"{name}, MiB": known[name] / MEBIBYTE for name in ("text", "index") if name in known}
