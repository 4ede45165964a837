"""The database's own full-text index over the search entries: FTS5 on SQLite, GIN over their keys on PostgreSQL.

It keeps nothing of its own: on both it is made from the columns of the entries, whenever that is needed.

Django knows nothing of it, and when it alters a table on SQLite it makes another one: the triggers are gone with the
old one, and what changes from then on would not be found. So ``keep`` looks after every ``migrate``, makes what is
missing, fills it from the entries, and says so.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.checks import Tags, Warning, register
from django.db import connections, transaction

from articles.models import SearchEntry

ENTRIES, INDEX = SearchEntry._meta.db_table, "articles_searchindex"
COLUMNS = "facets, title, summary, body"
NEW, OLD = (", ".join(f"{row}.{name}" for name in ("place", *COLUMNS.split(", "))) for row in ("new", "old"))

_ADD = f"INSERT INTO {INDEX}(rowid, {COLUMNS}) VALUES ({NEW});"  # noqa: S608  (constants)
_TAKE = f"INSERT INTO {INDEX}({INDEX}, rowid, {COLUMNS}) VALUES ('delete', {OLD});"  # noqa: S608
SQLITE = {
    INDEX: f"CREATE VIRTUAL TABLE {INDEX} USING fts5"
    f"({COLUMNS}, content='{ENTRIES}', content_rowid='place', tokenize='ascii', detail='column')",
    f"{INDEX}_added": f"CREATE TRIGGER {INDEX}_added AFTER INSERT ON {ENTRIES} BEGIN {_ADD} END",
    f"{INDEX}_taken": f"CREATE TRIGGER {INDEX}_taken AFTER DELETE ON {ENTRIES} BEGIN {_TAKE} END",
    f"{INDEX}_changed": f"CREATE TRIGGER {INDEX}_changed AFTER UPDATE OF place, {COLUMNS} ON {ENTRIES}"
    f" BEGIN {_TAKE} {_ADD} END",
}
# On PostgreSQL an entry also has keys for its moment, so that the newest can be asked for alone: of the 36 hours and
# of the 97 days that it belongs to, which are its place without so many of its last bits.
SPANS, MOST_SPANS = {"zd": 23, "zq": 29}, 64  # no key of a word or a facet begins so; and how many are asked for
_WORDS = " || ' ' || ".join(COLUMNS.split(", "))
_MOMENT = "".join(f" || ' {name}' || (place >> {bits})::text" for name, bits in SPANS.items())
VECTOR = f"array_to_tsvector(array_remove(string_to_array({_WORDS}{_MOMENT}, ' '), ''))"
PENDING = 512  # kB of new entries that wait to be sorted in: a search reads them all, and one save sorts them
TITLES = "to_tsvector('simple'::regconfig, facets || title)"  # SQLite's index knows in which column a key stands
POSTGRESQL = {
    INDEX: f"CREATE INDEX {INDEX} ON {ENTRIES} USING gin (({VECTOR})) WITH (gin_pending_list_limit = {PENDING})",
    f"{INDEX}_titles": f"CREATE INDEX {INDEX}_titles ON {ENTRIES} USING gin ({TITLES})",
}

log = logging.getLogger(__name__)


def keep(using="default", stdout=None, verbosity=1, **kwargs) -> None:
    """Make what is missing of the index and fill it. After ``migrate``, whose signal brings the arguments."""
    connection = connections[using]
    missing = missing_parts(connection)
    if not missing:
        return
    with connection.cursor() as cursor:
        for statement in missing.values():
            cursor.execute(statement)
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")  # noqa: S608
    if SearchEntry.objects.using(using).exists():
        sentence = f"The search index had lost {', '.join(missing)}: it is made anew, and whole."
        log.warning(sentence)
        if stdout and verbosity:
            stdout.write(sentence)


def missing_parts(connection) -> dict[str, str]:
    """Parts of the index that are not there, and how each is made; none before the entries have a table."""
    with connection.cursor() as cursor:
        if ENTRIES not in connection.introspection.table_names(cursor):
            return {}
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE %s", [f"{INDEX}%"])
            there, wanted = dict(cursor.fetchall()), SQLITE
        else:
            cursor.execute(
                "SELECT indexname FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()", [ENTRIES]
            )
            there, wanted = {name for (name,) in cursor.fetchall()}, POSTGRESQL
    return {name: statement for name, statement in wanted.items() if name not in there}


@register(Tags.database)
def index_is_whole(app_configs, databases=None, **kwargs):
    """What ``migrate`` would put right is no reason for it not to run: a warning, not an error."""
    return [
        Warning(
            f"The search index has lost {', '.join(missing)}: what changes is not found.",
            hint="Run “manage.py migrate”: it makes the index anew.",
            id="articles.W001",
        )
        for using in databases or []
        if (missing := missing_parts(connections[using]))
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
_SIGNS = {"sqlite": (" AND ", " OR ", '"{}"'), "postgresql": (" & ", " | ", "'{}'")}


def newest(connection, wanted, columns: list[str], *, first: int, last: int, limit: int) -> list[tuple]:
    """The newest entries in which every group of keys has one, as ``columns``, between two places.

    ``wanted`` is ``[[{key}]]``: alternatives, of which each is groups of keys, all of which have to be there.
    """
    names = {
        "columns": ", ".join(f"{ENTRIES}.{name}" for name in columns),
        "entries": ENTRIES,
        "index": INDEX,
        "vector": VECTOR,
    }
    asked = expression(connection.vendor, wanted)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_ON_SQLITE.format(**names), [asked, first, last, limit])
            return cursor.fetchall()
        return _newest_on_postgresql(cursor, names, asked, first, last, limit)


def _newest_on_postgresql(cursor, names, asked, first, last, limit) -> list[tuple]:
    """First among the newest entries; if the word is often there, among more of them; else among all.

    GIN finds every entry with a word, not the newest; asked for a word and some weeks it passes over all other times.
    """
    number = SAMPLE
    with _by_index_alone(cursor):
        while number:
            cursor.execute(_REACH.format(**names), [first, last, number])
            entries, oldest, newest = cursor.fetchone()
            rows = _look_up(cursor, names, asked, oldest, newest, limit) if entries else []
            if len(rows) == limit or entries < number:
                return rows
            number = 2 * number * limit // len(rows) if number == SAMPLE and len(rows) >= OFTEN else 0
        return _look_up(cursor, names, asked, first, last, limit)


def _look_up(cursor, names, asked, first, last, limit) -> list[tuple]:
    if spans := _spans(first, last):
        asked = f"({asked}) & ({spans})"
    cursor.execute(_LOOKED_UP.format(**names), [asked, first, last, limit])
    return cursor.fetchall()


def _spans(first: int, last: int) -> str:
    """The keys of all moments between two places, as a part of a question; nothing where they would be too many."""
    for name, bits in SPANS.items():
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
    both, either, quoted = _SIGNS[vendor]
    alternatives = [
        both.join(f"({either.join(quoted.format(key) for key in sorted(group))})" for group in groups)
        for groups in wanted
    ]
    return either.join(f"({alternative})" for alternative in alternatives)
