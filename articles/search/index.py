"""The database's own full-text index over entries of search: FTS5 on SQLite, GIN over their keys on PostgreSQL.

It keeps nothing of its own: on both it is made from the columns of the entries, whenever that is needed.

Django knows nothing of it, and when it alters a table on SQLite it makes another one: the triggers are gone with the
old one, and what changes from then on would not be found. So ``keep`` looks after every ``migrate``, makes what is
missing, fills it from the entries, and says so.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.checks import Tags, Warning, register
from django.db import connections, models, transaction

from articles.models import DeskEntry, SearchEntry

PENDING = 512  # kB of new entries that wait to be sorted in: a search reads them all, and one save sorts them

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Index:
    """A full-text index over ``columns`` of a table of entries, whose key is ``place``.

    On PostgreSQL an entry also has keys for its place, so that the newest can be asked for alone: by the name of each
    of ``spans``, the place without so many of its last bits. No key of a word or a facet begins so. ``further`` are
    expressions over which another index stands there, by its name.
    """

    model: type[models.Model]
    name: str
    columns: tuple[str, ...]
    spans: dict[str, int]
    further: dict[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> str:
        return self.model._meta.db_table

    @property
    def vector(self) -> str:
        words = " || ' ' || ".join(self.columns)
        places = "".join(f" || ' {name}' || (place >> {bits})::text" for name, bits in self.spans.items())
        return f"array_to_tsvector(array_remove(string_to_array({words}{places}, ' '), ''))"

    def parts(self, vendor: str) -> dict[str, str]:
        """What it consists of, and how each part is made."""
        return self._on_sqlite() if vendor == "sqlite" else self._on_postgresql()

    def _on_sqlite(self) -> dict[str, str]:
        name, entries, columns = self.name, self.entries, ", ".join(self.columns)
        new, old = (", ".join(f"{row}.{column}" for column in ("place", *self.columns)) for row in ("new", "old"))
        add = f"INSERT INTO {name}(rowid, {columns}) VALUES ({new});"  # noqa: S608  (constants)
        take = f"INSERT INTO {name}({name}, rowid, {columns}) VALUES ('delete', {old});"  # noqa: S608
        return {
            name: f"CREATE VIRTUAL TABLE {name} USING fts5"
            f"({columns}, content='{entries}', content_rowid='place', tokenize='ascii', detail='column')",
            f"{name}_added": f"CREATE TRIGGER {name}_added AFTER INSERT ON {entries} BEGIN {add} END",
            f"{name}_taken": f"CREATE TRIGGER {name}_taken AFTER DELETE ON {entries} BEGIN {take} END",
            f"{name}_changed": f"CREATE TRIGGER {name}_changed AFTER UPDATE OF place, {columns} ON {entries}"
            f" BEGIN {take} {add} END",
        }

    def _on_postgresql(self) -> dict[str, str]:
        made = f"CREATE INDEX {self.name} ON {self.entries} USING gin (({self.vector}))"
        further = {
            name: f"CREATE INDEX {name} ON {self.entries} USING gin ({what})" for name, what in self.further.items()
        }
        return {self.name: f"{made} WITH (gin_pending_list_limit = {PENDING})"} | further

    def missing_parts(self, connection) -> dict[str, str]:
        """Parts that are not there, and how each is made; none before the entries have a table."""
        with connection.cursor() as cursor:
            if self.entries not in connection.introspection.table_names(cursor):
                return {}
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE %s", [f"{self.name}%"])
            else:
                cursor.execute(
                    "SELECT indexname FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()",
                    [self.entries],
                )
            there = {name for (name,) in cursor.fetchall()}
        return {name: made for name, made in self.parts(connection.vendor).items() if name not in there}


# Parts are known by their names: a changed column, span or expression needs another name, or the old part stays.
TITLES = "to_tsvector('simple'::regconfig, facets || title)"  # SQLite's index knows in which column a key stands
READERS = Index(
    SearchEntry,
    "articles_searchindex",
    ("facets", "title", "summary", "body"),
    spans={"zd": 23, "zq": 29},  # 36 hours and 97 days
    further={"articles_searchindex_titles": TITLES},
)
DESK = Index(DeskEntry, "articles_deskindex", ("facets", "names", "words"), spans={"zd": 12, "zq": 18})  # rows
ALL = [READERS, DESK]


def keep(using="default", stdout=None, verbosity=1, **kwargs) -> None:
    """Make what is missing of each index and fill it. After ``migrate``, whose signal brings the arguments."""
    connection = connections[using]
    for index in ALL:
        missing = index.missing_parts(connection)
        if not missing:
            continue
        with connection.cursor() as cursor:
            for statement in missing.values():
                cursor.execute(statement)
            if connection.vendor == "sqlite":
                cursor.execute(f"INSERT INTO {index.name}({index.name}) VALUES ('rebuild')")  # noqa: S608
        if index.model.objects.using(using).exists():
            sentence = f"The search index lacked {', '.join(missing)}: it is made, and whole."
            log.warning(sentence)
            if stdout and verbosity:
                stdout.write(sentence)


@register(Tags.database)
def index_is_whole(app_configs, databases=None, **kwargs):
    """What ``migrate`` would put right is no reason for it not to run: a warning, not an error."""
    return [
        Warning(
            f"The search index lacks {', '.join(missing)}: what changes is not found.",
            hint="Run “manage.py migrate”: it makes the index anew.",
            id="articles.W001",
        )
        for using in databases or []
        for index in ALL
        if (missing := index.missing_parts(connections[using]))
    ]


# How each database is asked. What was typed never gets here: keys alone, which are [a-z0-9].
_ON_SQLITE = "SELECT {columns} FROM {index} CROSS JOIN {entries} ON {entries}.place = {index}.rowid \
WHERE {index} MATCH %s AND {index}.rowid BETWEEN %s AND %s ORDER BY {index}.rowid DESC LIMIT %s"
_LOOKED_UP = "SELECT {columns} FROM {entries} WHERE {vector} @@ %s::tsquery AND place + 0 BETWEEN %s AND %s \
ORDER BY place + 0 DESC LIMIT %s"  # + 0: never by walking the places, where each entry's vector would have to be made
_REACH = "SELECT count(*), min(place), max(place) FROM \
(SELECT place FROM {entries} WHERE place BETWEEN %s AND %s ORDER BY place DESC LIMIT %s) AS newest"
PLANNER = {"enable_seqscan": "off", "jit": "off", "max_parallel_workers_per_gather": "0"}
_BY_INDEX = "; ".join(f"SET LOCAL {name} TO {value}" for name, value in PLANNER.items())
_AS_BEFORE = "; ".join(f"SET LOCAL {name} TO DEFAULT" for name in PLANNER)
SAMPLE, OFTEN = 2_000, 30  # the newest entries that are looked at first, and hits among them that promise more
MOST_SPANS = 64  # that are asked for
_SIGNS = {"sqlite": (" AND ", " OR ", '"{}"', "*"), "postgresql": (" & ", " | ", "'{}'", ":*")}
AND_ON = "*"  # behind a key: any that begins so will do


def newest(index: Index, connection, wanted, columns: list[str], *, first: int, last: int, limit: int) -> list[tuple]:
    """The newest entries in which every group of keys has one, as ``columns``, between two places.

    ``wanted`` is ``[[{key}]]``: alternatives, of which each is groups of keys, all of which have to be there.
    """
    names = {
        "columns": ", ".join(f"{index.entries}.{name}" for name in columns),
        "entries": index.entries,
        "index": index.name,
        "vector": index.vector,
    }
    asked = expression(connection.vendor, wanted)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_ON_SQLITE.format(**names), [asked, first, last, limit])
            return cursor.fetchall()
        return _newest_on_postgresql(cursor, index.spans, names, asked, first, last, limit)


def _newest_on_postgresql(cursor, spans, names, asked, first, last, limit) -> list[tuple]:
    """First among the newest entries; if the word is often there, among more of them; else among all.

    GIN finds every entry with a word, not the newest; asked for a word and some spans it passes over all other places.
    """

    def look_up(oldest, newest):
        among = _between(spans, oldest, newest)
        cursor.execute(
            _LOOKED_UP.format(**names), [f"({asked}) & ({among})" if among else asked, oldest, newest, limit]
        )
        return cursor.fetchall()

    number = SAMPLE
    with _by_index_alone(cursor):
        while number:
            cursor.execute(_REACH.format(**names), [first, last, number])
            entries, oldest, newest = cursor.fetchone()
            rows = look_up(oldest, newest) if entries else []
            if len(rows) == limit or entries < number:
                return rows
            number = 2 * number * limit // len(rows) if number == SAMPLE and len(rows) >= OFTEN else 0
        return look_up(first, last)


def _between(spans: dict[str, int], first: int, last: int) -> str:
    """The keys of all places between two, as a part of a question; nothing where they would be too many."""
    for name, bits in spans.items():
        numbers = range(first >> bits, (last >> bits) + 1)
        if len(numbers) <= MOST_SPANS:
            return " | ".join(f"'{name}{number}'" for number in numbers)
    return ""


@contextmanager
def _by_index_alone(cursor) -> Iterator[None]:
    """The planner guesses badly at how many entries have several keys: it would read the whole archive for them."""
    with transaction.atomic():
        cursor.execute(_BY_INDEX)
        yield
        cursor.execute(_AS_BEFORE)  # the search may be a part of another transaction


def expression(vendor: str, wanted) -> str:
    """``wanted`` in the database's own language."""
    both, either, quoted, and_on = _SIGNS[vendor]

    def said(key: str) -> str:
        return quoted.format(key.removesuffix(AND_ON)) + (and_on if key.endswith(AND_ON) else "")

    alternatives = [both.join(f"({either.join(map(said, sorted(group)))})" for group in groups) for groups in wanted]
    return either.join(f"({alternative})" for alternative in alternatives)
