"""What stands in headlines alone, by whole keys or their beginnings: for what is offered to who types.

The newest headlines are looked through as they stand, which finds whatever is frequent; the index is asked for the
rest. It has no index of beginnings: it gathers every entry under every key that begins so before it hands out one,
which takes as long as there are many. So it is asked for those of which there are few.
"""

import json
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from articles.search.entries import in_language, place_at
from articles.search.index import AND_ON, READERS, TITLES, expression

WALK = 2_000  # of the newest headlines of both languages


@dataclass(frozen=True)
class Sought:
    """A word that has to stand in a headline: by a whole key, by the beginning of one, or spelt with this beginning."""

    whole: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    spelt: str = ""

    @property
    def has_keys(self) -> bool:
        return bool(self.whole or self.begun)


_FIND = {"sqlite": "instr", "postgresql": "strpos"}
_WALKED = (
    "SELECT edition_id FROM (SELECT place, edition_id, facets, title, spelt_title FROM {entries} WHERE place <= %s \
ORDER BY place DESC LIMIT %s) AS newest WHERE substr(facets, 1, 3) = %s AND {words} ORDER BY place DESC LIMIT %s"
)
_LOOKED_UP = {
    "sqlite": "SELECT edition_id FROM {index} CROSS JOIN {entries} ON place = {index}.rowid WHERE {index} MATCH %s \
AND {index}.rowid <= %s ORDER BY {index}.rowid DESC LIMIT %s",
    "postgresql": "WITH found AS MATERIALIZED (SELECT place, edition_id FROM {entries} WHERE {titles} @@ %s::tsquery \
AND place <= %s) SELECT edition_id FROM found ORDER BY place DESC LIMIT %s",
}
_IN_TITLES = {"sqlite": "{{facets title}} : ({})", "postgresql": "{}"}
_STANDING = {
    "sqlite": "SELECT value FROM json_each(%s) WHERE EXISTS (SELECT 1 FROM {index} WHERE {index} MATCH \
'title : \"' || value || '\"' AND {index}.rowid <= %s)",
    "postgresql": "SELECT key FROM unnest(string_to_array(%s, ' ')) AS key WHERE EXISTS (SELECT 1 FROM {entries} \
WHERE {titles} @@ key::tsquery AND place <= %s)",
}
_NAMES = {"entries": READERS.entries, "index": READERS.name, "titles": TITLES}


def walked(words: list[Sought], language: str, limit: int) -> list[int]:
    """Keys of editions among the newest in whose headlines all words stand, the newest first."""
    conditions, texts = [], []
    for word in words:
        columns = [("title", f" {key} ") for key in word.whole] + [("title", f" {key}") for key in word.begun]
        columns += [("spelt_title", f" {word.spelt}")] if word.spelt else []
        find = _FIND[connection.vendor]
        conditions.append("(" + " OR ".join(f"{find}({column}, %s) > 0" for column, _text in columns) + ")")
        texts += [text for _column, text in columns]
    statement = _WALKED.format(words=" AND ".join(conditions), **_NAMES)
    return _first_column(statement, [_now(), WALK, in_language(language), *texts, limit])


def looked_up(words: list[Sought], language: str, limit: int) -> list[int]:
    """The same among all, by the index: it knows keys alone."""
    keys = [word.whole | {f"{key}{AND_ON}" for key in word.begun} for word in words]
    asked = expression(connection.vendor, [[{in_language(language)}, *keys]])
    asked = _IN_TITLES[connection.vendor].format(asked)
    statement = _LOOKED_UP[connection.vendor].format(**_NAMES)
    return _first_column(statement, [asked, _now(), limit])


def standing(keys: list[str]) -> set[str]:
    """Which of them stand in a headline that readers have."""
    given = json.dumps(keys) if connection.vendor == "sqlite" else " ".join(keys)
    return set(_first_column(_STANDING[connection.vendor].format(**_NAMES), [given, _now()]))


def _first_column(statement: str, given: list) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return [value for (value, *_) in cursor.fetchall()]


def _now() -> int:
    return place_at(timezone.now())
