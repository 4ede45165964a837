"""The stories and questions of ``bench/search/sets``: what each story is about is known, and so is what answers.

README.md beside them says how they were written, and which of the two sets nobody tunes on.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("sets")
SETS = ("dev", "held_out")
LANGUAGES = ("hi", "en")
SCRIPTS = {"deva": "Devanagari", "en": "English", "roman": "Roman"}  # how the name of a kind begins
FIRST, EVERY = datetime(2025, 1, 1, 6, tzinfo=timezone(timedelta(hours=5, minutes=30))), timedelta(hours=17)


@dataclass(frozen=True)
class Story:
    """``what`` happened, ``where``, and to ``whom``: what it is about, in both languages alike."""

    what: str
    where: str
    state: str
    whom: str
    section: str
    moment: datetime
    words: dict[str, dict[str, str]]  # by language: title, summary, body

    def key(self, language: str) -> str:
        return f"{language}-{self.what}-{self.where}"

    def answers(self, about: str) -> bool:
        """``what/where/whom``, of which the last ones may be left out and ``*`` is anything."""
        asked = (*about.split("/"), "*", "*")
        return all(one in ("*", other) for one, other in zip(asked, (self.what, self.where, self.whom), strict=False))

    def line(self, language: str) -> dict:
        """As ``import_articles`` takes it."""
        about = {"id": self.key(language), "lang": language, "published_at": self.moment.isoformat()}
        return about | self.words[language] | {"tags": [self.section]}


@dataclass(frozen=True)
class Question:
    """``relevant`` are keys of stories that answer it, ``ignored`` those of the same stories in the other language."""

    kind: str
    text: str
    relevant: frozenset[str]
    ignored: frozenset[str]

    @property
    def language(self) -> str:
        """Of the page on which it is asked: Hindi typed in Latin letters is Hindi."""
        return "en" if self.script == "en" else "hi"

    @property
    def script(self) -> str:
        return self.kind.partition("_")[0]


@cache
def stories(name: str) -> list[Story]:
    """Those of one set, always the same."""
    told = tomllib.loads((FOLDER / f"{name}_stories.toml").read_text(encoding="utf-8"))
    places = [
        (what, plot, number, where)
        for what, plot in told["plots"].items()
        for number, where in enumerate(plot["where"].split())
    ]
    return [_story(told, *place, count) for count, place in enumerate(places)]


def _story(told: dict, what: str, plot: dict, number: int, where: str, count: int) -> Story:
    """The ``number``-th of its plot and the ``count``-th of its set: lines, people and asides take turns by these."""
    people = plot["who"].split()
    whom = people[number % len(people)]
    state = told["places"][where][2]
    names = [told["places"][where], told["states"][state], told["people"][whom], _elsewhere(told, where, count)]
    words = {}
    for column, language in enumerate(LANGUAGES):
        place, of_state, who, elsewhere = (name[column] for name in names)
        slots = {"place": place, "state": of_state, "who": who, "elsewhere": elsewhere, "n": 21 + 5 * count % 14}
        title, summary, *body = _lines(plot[language], told["asides"][language], number, count)
        body = " ".join(body)
        words[language] = {
            "title": title.format(**slots),
            "summary": summary.format(**slots),
            "body": body.format(**slots),
        }
    return Story(what, where, state, whom, plot["section"], FIRST + count * EVERY, words)


def _lines(plot: list[str], asides: list[str], number: int, count: int) -> list[str]:
    passing = (asides[count % len(asides)], asides[(5 * count + 7) % len(asides)])
    return [plot[number % 2], plot[2 + number // 2 % 2], plot[4], passing[0], plot[5], passing[1]]


def _elsewhere(told: dict, where: str, count: int) -> list[str]:
    """A place that the text names in passing: never one of its own country or state."""
    state = told["places"][where][2]
    others = [place for place in told["places"].values() if place[2] not in (state, told["abroad"])]
    return others[7 * count % len(others)]


def lines() -> Iterator[dict]:
    """Both sets in both languages: one corpus, in which each question has to find its own."""
    for name in SETS:
        for story in stories(name):
            yield from (story.line(language) for language in LANGUAGES)


@cache
def questions(name: str) -> list[Question]:
    rows = (FOLDER / f"{name}_questions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [_question(name, *row.split("\t")) for row in rows]


def _question(name: str, kind: str, text: str, about: str) -> Question:
    found = [story for story in stories(name) if any(map(story.answers, about.split()))]
    bare = Question(kind, text, frozenset(), frozenset())
    keys = {language: frozenset(story.key(language) for story in found) for language in LANGUAGES}
    other = next(language for language in LANGUAGES if language != bare.language)
    return Question(kind, text, keys[bare.language], keys[other])


def export(folder: Path) -> None:
    """All of it as JSON lines."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "corpus.jsonl", lines())
    for name in SETS:
        rows = (
            {"q": one.text, "kind": one.kind, "relevant": sorted(one.relevant), "ignore": sorted(one.ignored)}
            for one in questions(name)
        )
        _write(folder / f"{name}_questions.jsonl", rows)


def _write(file: Path, rows: Iterator[dict]) -> None:
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    export(Path(sys.argv[1]))
