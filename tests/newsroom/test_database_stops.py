"""A running site whose PostgreSQL goes away and comes back. SQLite is a file: it is there as long as the disk is."""

import contextlib
import http.client
import os
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from newsroom.pagecache.naming import SITE
from newsroom.pagecache.stamps import FileStamps
from tests.newsroom.server import serving, wait_for

ADDRESS = os.environ.get("NEWSROOM_TESTS_ON", "")
NAME = f"newsroom_stops_{os.getpid()}"
SOON = 10  # seconds

pytestmark = pytest.mark.skipif(not ADDRESS, reason="PostgreSQL only")


class Database:
    """One of the test's own, which it may close."""

    url = urlunsplit(urlsplit(ADDRESS)._replace(path=f"/{NAME}"))

    def __init__(self, server: psycopg.Connection):
        self.server = server

    def run(self, statement: str) -> None:
        self.server.execute(sql.SQL(statement).format(name=sql.Identifier(NAME), text=sql.Literal(NAME)))

    def stop(self) -> None:
        self.run("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
        self.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {text}")

    def start(self) -> None:
        self.run("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")


@pytest.fixture
def database():
    with psycopg.connect(ADDRESS, autocommit=True) as server:
        database = Database(server)
        database.run("CREATE DATABASE {name}")
        yield database
        database.run("DROP DATABASE {name} WITH (FORCE)")


def get(server, path):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SOON)
    with contextlib.closing(connection):
        connection.request("GET", path)
        response = connection.getresponse()
        return response, response.read().decode()


def test_readers_keep_what_was_seen_and_all_is_well_when_the_database_is_back(database, tmp_path):
    settings = {"DATABASE_URL": database.url, "SECRET_KEY": "only-for-tests" * 5, "WORKERS": "1"}
    with serving(tmp_path, **settings) as server:
        stamps = FileStamps(tmp_path / "stamps")
        response, before = get(server, "/hi/")
        assert (response.status, response.headers["Cache-Status"]) == (200, None)

        database.stop()
        assert get(server, "/hi/")[1] == before  # nothing has changed: it is right, and needs no database
        stamps.bump([SITE])
        response, body = get(server, "/hi/")
        assert (response.status, body) == (200, before)
        assert "detail=stale" in response.headers["Cache-Status"]
        for path, language in (("/hi/about/", "hi"), ("/en/", "en")):  # nobody has seen these
            response, body = get(server, path)
            assert response.status == 503
            assert int(response.headers["Retry-After"]) > 0
            assert f'<html lang="{language}">' in body
        assert get(server, "/readyz")[0].status == 503

        with_left = stamps.sequence()
        database.start()
        with psycopg.connect(database.url, autocommit=True) as connection:  # what a dead process left
            connection.execute("INSERT INTO newsroom_pendingbump (tags) VALUES ('[\"site\"]')")
        wait_for(lambda: get(server, "/en/")[0].status == 200, SOON)
        wait_for(lambda: "Cache-Status" not in get(server, "/hi/")[0].headers, SOON)
        wait_for(lambda: stamps.sequence() > with_left, SOON)
