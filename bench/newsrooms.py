"""Newsrooms of a given size on each database, made once and kept under ``DATA_DIR/bench`` for the next run."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from newsroom.hindi.sounds import VERSION
from tests.databases import postgresql

ROOT = Path(__file__).resolve().parent.parent
DATA = (ROOT / os.environ.get("DATA_DIR", "var")).resolve()
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
PASSWORD = "for-the-benchmark"


@dataclass(frozen=True)
class Newsroom:
    database: str
    folder: Path
    database_url: str
    demo: str = "yes"

    @property
    def settings(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.database_url,
            "SECRET_KEY": "the benchmark's own, long enough for whoever looks at its length",
            "DEMO": self.demo,
            "DEMO_PASSWORD": PASSWORD,
        }

    @property
    def environment(self) -> dict[str, str]:
        outer = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        return outer | {"DATA_DIR": str(self.folder)} | self.settings

    def manage(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)

    def places(self) -> dict:
        """What there is to measure, once it has all been furnished: see ``bench.places``."""
        command = [sys.executable, "-m", "bench.inside", "bench.places"]
        out = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE).stdout
        if self.database == POSTGRESQL:
            settle(self.database_url)
        return json.loads(out)


def databases() -> list[str]:
    return [SQLITE, POSTGRESQL] if postgresql() else [SQLITE]


def newsroom(database: str, stories: int) -> Newsroom:
    """The demo newsroom and ``stories`` more, in both languages."""
    made = _named(database, str(stories))
    return _kept(made, f"{stories:,} stories", lambda: made.manage("load_demo", "--articles", str(stories)), "")


def newsroom_of(database: str, name: str, lines: Iterable[dict]) -> Newsroom:
    """One with nothing but the stories of ``lines``, as ``import_articles`` takes them; made anew when they change.

    ``map.json`` in its folder says ``{address: id}``.
    """
    made = _named(database, name, demo="no")
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    def fill():
        file, addresses = made.folder / "stories.jsonl", made.folder / "map.json"
        file.write_text(text, encoding="utf-8")
        made.manage("import_articles", str(file), "--map", str(addresses))

    return _kept(made, f"the stories of {name}", fill, sha256(text.encode()).hexdigest())


def _named(database: str, name: str, **settings: str) -> Newsroom:
    url = ""
    if database == POSTGRESQL:
        url = urlunsplit(urlsplit(postgresql())._replace(path=f"/newsroom_bench_{name}"))
    return Newsroom(database, DATA / "bench" / f"{database.lower()}-{name}", url, **settings)


def _kept(made: Newsroom, what: str, fill: Callable[[], None], digest: str) -> Newsroom:
    """``made`` as an earlier run left it, or filled now. ``ready`` says with what, and by which rules of search."""
    ready, filled = made.folder / "ready", f"{digest} search {VERSION}"
    if ready.exists() and ready.read_text() == filled:
        made.manage("prepare")
        return made
    print(f"Writing {what} for {made.database} ...", flush=True)
    shutil.rmtree(made.folder, ignore_errors=True)
    made.folder.mkdir(parents=True)
    if made.database == POSTGRESQL:
        _create_anew(made.database_url)
    made.manage("prepare")
    fill()
    if made.database == POSTGRESQL:
        settle(made.database_url)
    ready.write_text(filled)
    return made


def _create_anew(url: str) -> None:
    name = sql.Identifier(urlsplit(url).path[1:])
    with psycopg.connect(postgresql(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))


def settle(url: str) -> None:
    """What PostgreSQL would do by itself some minutes later, in the middle of a measurement."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")
