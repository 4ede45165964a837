"""``make test``: the suite on SQLite and, beside it, on PostgreSQL where one is there; then what was not run."""

import os
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit, urlunsplit

from tests.databases import postgresql, redis_server

PLACE_BESIDE = "/8"  # in Redis, for the second run


def start(database: str, *arguments: str, **options) -> subprocess.Popen:
    """The suite on a database. Side by side they need two places in Redis as well."""
    command = [sys.executable, "-m", "pytest", *arguments, *sys.argv[1:]]
    environment = os.environ | {"NEWSROOM_TESTS_ON": database}
    if (address := redis_server()) and database:
        environment["TEST_REDIS_URL"] = urlunsplit(urlsplit(address)._replace(path=PLACE_BESIDE))
    return subprocess.Popen(command, env=environment, **options)


def both(address: str) -> int:
    """SQLite before one's eyes; what PostgreSQL's run says comes after it."""
    with tempfile.TemporaryFile() as said:
        other = start(address, "-m", "not browser", stdout=said, stderr=subprocess.STDOUT)
        failed = start("").wait()
        failed = other.wait() or failed
        said.seek(0)
        print("\nTests on PostgreSQL", flush=True)
        sys.stdout.buffer.write(said.read())
        sys.stdout.flush()
    return failed


def main() -> int:
    from tests.browser.chromium import find

    notes = []
    print("Tests on SQLite", flush=True)
    if address := postgresql():
        failed = both(address)
    else:
        failed = start("").wait()
        notes.append("PostgreSQL: not tested. Name one in TEST_DATABASE_URL, or start a local server.")
    if not redis_server():
        notes.append("Redis: not tested. Name one in TEST_REDIS_URL, or start a local server.")
    if not find():
        notes.append("Browser tests: skipped. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM.")
    print("\n".join(notes))
    return failed


if __name__ == "__main__":
    sys.exit(main())
