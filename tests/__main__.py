"""``make test``: the suite on SQLite, again on PostgreSQL where one is there, and a last word on what was not run."""

import os
import subprocess
import sys

import psycopg

LOCAL_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"


def postgresql() -> str | None:
    """The address of a PostgreSQL for tests: the one named, or a local one that lets us in."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        return named
    try:
        psycopg.connect(LOCAL_POSTGRESQL, connect_timeout=2).close()
    except psycopg.OperationalError:
        return None
    return LOCAL_POSTGRESQL


def run(database: str, *arguments: str) -> int:
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments, *sys.argv[1:]],
        env=os.environ | {"NEWSROOM_TESTS_ON": database},
        check=False,
    ).returncode


def main() -> int:
    from tests.browser.chromium import find

    notes = []
    print("Tests on SQLite", flush=True)
    failed = run("")
    if address := postgresql():
        print("Tests on PostgreSQL", flush=True)
        failed = run(address, "-m", "not browser") or failed
    else:
        notes.append("PostgreSQL: not tested. Name one in TEST_DATABASE_URL, or start a local server.")
    if not find():
        notes.append("Browser tests: skipped. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM.")
    print("\n".join(notes))
    return failed


if __name__ == "__main__":
    sys.exit(main())
