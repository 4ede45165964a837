"""The database's own full-text index over entries of search: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

Django knows nothing of it, and when it alters a table on SQLite it makes another one: the triggers are gone with the
old one, and what changes from then on would not be found. So ``keep`` looks after every ``migrate``, makes what is
missing, fills it from the entries, and says so.
"""

import logging
from dataclasses import dataclass, field

from django.core.checks import Tags, Warning, register
from django.db import connections, models, transaction

from articles.models import DeskEntry, SearchEntry

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Index:
    """A full-text index over ``columns`` of a table of entries, whose key is ``place``.

    Those with a weight (``weighed``) keep on PostgreSQL where in the text each key stands.
    """

    model: type[models.Model]
    name: str
    columns: tuple[str, ...]
    weighed: dict[str, str] = field(default_factory=dict)

    @property
    def entries(self) -> str:
        return self.model._meta.db_table

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
        vector = " || ".join(
            f"setweight(to_tsvector('simple'::regconfig, {column}), '{self.weighed[column]}')"
            if column in self.weighed
            else f"array_to_tsvector(string_to_array(trim({column}), ' '))"
            for column in self.columns
        )
        return {
            "vector": f"ALTER TABLE {self.entries} ADD COLUMN vector tsvector GENERATED ALWAYS AS ({vector}) STORED",
            self.name: f"CREATE INDEX {self.name} ON {self.entries} USING gin (vector)",
        }

    def missing_parts(self, connection) -> dict[str, str]:
        """Parts that are not there, and how each is made; none before the entries have a table."""
        with connection.cursor() as cursor:
            if self.entries not in connection.introspection.table_names(cursor):
                return {}
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE %s", [f"{self.name}%"])
            else:
                cursor.execute(
                    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND NOT attisdropped"
                    " UNION SELECT indexname FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()",
                    [self.entries, self.entries],
                )
            there = {name for (name,) in cursor.fetchall()}
        return {name: made for name, made in self.parts(connection.vendor).items() if name not in there}


READERS = Index(
    SearchEntry,
    "articles_searchindex",
    ("title", "summary", "body", "facets"),
    weighed={"title": "A", "summary": "B"},
)
DESK = Index(DeskEntry, "articles_deskindex", ("facets", "names", "words"))
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
            sentence = f"The search index had lost {', '.join(missing)}: it is made anew, and whole."
            log.warning(sentence)
            if stdout and verbosity:
                stdout.write(sentence)


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
        for index in ALL
        if (missing := index.missing_parts(connections[using]))
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
_SIGNS = {"sqlite": (" AND ", " OR ", '"{}"', "*"), "postgresql": (" & ", " | ", "'{}'", ":*")}
AND_ON = "*"  # behind a key: any that begins so will do


def newest(index: Index, connection, wanted, columns: list[str], *, first: int, last: int, limit: int) -> list[tuple]:
    """The newest entries in which every group of keys has one, as ``columns``, between two places.

    ``wanted`` is ``[[{key}]]``: alternatives, of which each is groups of keys, all of which have to be there.
    """
    entries = index.entries
    names = {"columns": ", ".join(f"{entries}.{name}" for name in columns), "entries": entries, "index": index.name}
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
    both, either, quoted, and_on = _SIGNS[vendor]

    def said(key: str) -> str:
        return quoted.format(key.removesuffix(AND_ON)) + (and_on if key.endswith(AND_ON) else "")

    alternatives = [both.join(f"({either.join(map(said, sorted(group)))})" for group in groups) for groups in wanted]
    return either.join(f"({alternative})" for alternative in alternatives)
