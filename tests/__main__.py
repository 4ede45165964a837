"""``make test``: the suite on SQLite, again on PostgreSQL where one is there, and a last word on what was not run."""

import os
import subprocess
import sys

from tests.databases import postgresql, redis_server


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
    if not redis_server():
        notes.append("Redis: not tested. Name one in TEST_REDIS_URL, or start a local server.")
    if not find():
        notes.append("Browser tests: skipped. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM.")
    print("\n".join(notes))
    return failed


if __name__ == "__main__":
    sys.exit(main())
