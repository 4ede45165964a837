"""The database's own full-text index over the search entries: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

Django knows nothing of it, and when it alters a table on SQLite it makes another one: the triggers are gone with the
old one, and what changes from then on would not be found. So ``keep`` looks after every ``migrate``, makes what is
missing, fills it from the entries, and says so.
"""

import logging

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
_LEXEMES = "array_to_tsvector(string_to_array(trim({}), ' '))"
_WEIGHED = "setweight(to_tsvector('simple'::regconfig, {}), '{}')"
TITLES = "to_tsvector('simple'::regconfig, facets || title)"  # SQLite's index knows in which column a key stands
POSTGRESQL = {
    "vector": f"ALTER TABLE {ENTRIES} ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
    + " || ".join(
        [_WEIGHED.format("title", "A"), _WEIGHED.format("summary", "B"), *map(_LEXEMES.format, ("body", "facets"))]
    )
    + ") STORED",
    INDEX: f"CREATE INDEX {INDEX} ON {ENTRIES} USING gin (vector)",
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
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND NOT attisdropped"
                " UNION SELECT indexname FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()",
                [ENTRIES, ENTRIES],
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
_WALKED = "SELECT {columns} FROM (SELECT * FROM {entries} WHERE place BETWEEN %s AND %s ORDER BY place DESC LIMIT %s) \
AS {entries} WHERE vector @@ %s::tsquery ORDER BY place DESC LIMIT %s"
_LOOKED_UP = "WITH found AS MATERIALIZED (SELECT place FROM {entries} WHERE vector @@ %s::tsquery AND place BETWEEN %s \
AND %s) SELECT {columns} FROM {entries} WHERE place IN (SELECT place FROM found ORDER BY place DESC LIMIT %s) \
ORDER BY place DESC"
SAMPLE, OFTEN = 1_000, 50  # the newest entries that are looked at first, and hits among them that promise more
_SIGNS = {"sqlite": (" AND ", " OR ", '"{}"'), "postgresql": (" & ", " | ", "'{}'")}


def newest(connection, wanted, columns: list[str], *, first: int, last: int, limit: int) -> list[tuple]:
    """The newest entries in which every group of keys has one, as ``columns``, between two places.

    ``wanted`` is ``[[{key}]]``: alternatives, of which each is groups of keys, all of which have to be there.
    """
    names = {"columns": ", ".join(f"{ENTRIES}.{name}" for name in columns), "entries": ENTRIES, "index": INDEX}
    asked = expression(connection.vendor, wanted)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_ON_SQLITE.format(**names), [asked, first, last, limit])
            return cursor.fetchall()
        return _newest_on_postgresql(cursor, names, asked, first, last, limit)


def _newest_on_postgresql(cursor, names, asked, first, last, limit) -> list[tuple]:
    """A word that is often among the newest entries is found by walking back from them; others by the index.

    The planner guesses badly at how many entries have several keys: it would walk the archive for a rare word, and
    read all of it for one that is frequent in the other language.
    """
    walk, often = SAMPLE, 0
    while walk:
        cursor.execute(_WALKED.format(**names), [first, last, walk, asked, limit])
        rows = cursor.fetchall()
        if len(rows) == limit:
            return rows
        walk = 2 * walk * limit // len(rows) if len(rows) >= OFTEN and not often else 0
        often = len(rows)
    with transaction.atomic():
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(_LOOKED_UP.format(**names), [asked, first, last, limit])
        rows = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")  # the search may be a part of another transaction
    return rows


def expression(vendor: str, wanted) -> str:
    """``wanted`` in the database's own language."""
    both, either, quoted = _SIGNS[vendor]
    alternatives = [
        both.join(f"({either.join(quoted.format(key) for key in sorted(group))})" for group in groups)
        for groups in wanted
    ]
    return either.join(f"({alternative})" for alternative in alternatives)
