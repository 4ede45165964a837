"""Newsrooms of a given size on each database, made once and kept under ``DATA_DIR/bench`` for the next run."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.databases import postgresql

ROOT = Path(__file__).resolve().parent.parent
DATA = (ROOT / os.environ.get("DATA_DIR", "var")).resolve()
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
PASSWORD = "for-the-benchmark"


@dataclass(frozen=True)
class Newsroom:
    database: str
    stories: int
    folder: Path
    database_url: str

    @property
    def settings(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.database_url,
            "SECRET_KEY": "the benchmark's own, long enough for whoever looks at its length",
            "DEMO": "yes",
            "DEMO_PASSWORD": PASSWORD,
        }

    @property
    def environment(self) -> dict[str, str]:
        outer = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        return outer | {"DATA_DIR": str(self.folder)} | self.settings

    def manage(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)

    def places(self) -> dict:
        """What there is to measure: see ``bench.places``."""
        command = [sys.executable, "-m", "bench.inside", "bench.places"]
        out = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE).stdout
        return json.loads(out)


def databases() -> list[str]:
    return [SQLITE, POSTGRESQL] if postgresql() else [SQLITE]


def newsroom(database: str, stories: int) -> Newsroom:
    """The demo newsroom and ``stories`` more, in both languages."""
    folder = DATA / "bench" / f"{database.lower()}-{stories}"
    made = Newsroom(database, stories, folder, _database_url(database, stories))
    ready = folder / "ready"
    if not ready.exists():
        print(f"Writing {stories:,} stories for {database} ...", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if database == POSTGRESQL:
            _create_anew(made.database_url)
        made.manage("prepare")
        made.manage("load_demo", "--articles", str(stories))
        if database == POSTGRESQL:
            settle(made.database_url)
        ready.touch()
    else:
        made.manage("prepare")
    return made


def _database_url(database: str, stories: int) -> str:
    if database == SQLITE:
        return ""
    return urlunsplit(urlsplit(postgresql())._replace(path=f"/newsroom_bench_{stories}"))


def _create_anew(url: str) -> None:
    name = sql.Identifier(urlsplit(url).path[1:])
    with psycopg.connect(postgresql(), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))


def settle(url: str) -> None:
    """What PostgreSQL would do by itself some minutes later, in the middle of a measurement."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")
