"""``make test``: the suite on SQLite, then on PostgreSQL if it is there, by runners side by side; what was left out."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests import checkers, once, sharing
from tests.databases import postgresql, redis_server

RUNNERS = min((os.cpu_count() or 1) + 1, 4)  # one more than cores: who drives a browser waits half the time
INTERRUPTED, NO_TESTS = 2, 5  # how pytest ends


def databases(runner: int) -> dict[str, str]:
    """``{name: what NEWSROOM_TESTS_ON says}``: runners make test databases of different names."""
    address = postgresql()
    if address and runner:
        address = place(address, f"{urlsplit(address).path[1:]}_{runner + 1}")
    return {"SQLite": ""} | ({"PostgreSQL": address} if address else {})


def place(address: str, name: str) -> str:
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


def run(runner: int, shared: Path, out) -> list[int]:
    """What is left to do on the first database, then on the second. Returns how each ended."""
    ends = []
    for name, database in databases(runner).items():
        print(f"\nTests on {name}, runner {runner + 1} of {RUNNERS}", file=out, flush=True)
        (shared / name).mkdir(exist_ok=True)
        environment = os.environ | {"NEWSROOM_TESTS_ON": database, sharing.CLAIMS: str(shared / name)}
        if address := redis_server():
            environment["TEST_REDIS_URL"] = place(address, f"{9 - runner}")
        command = [sys.executable, "-m", "pytest", "-p", "tests.sharing", "-o", "console_output_style=classic"]
        command += ["-m", "not browser"] if database else []  # no page looks different on another database
        ends.append(subprocess.run([*command, *sys.argv[1:]], env=environment, stdout=out, stderr=out).returncode)
        if ends[-1] == INTERRUPTED:
            break
    return ends


def run_all() -> int:
    """The first runner before one's eyes; what the others say comes after it."""
    with ExitStack() as stack:
        shared = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ[once.MADE] = str(shared)
        if not sys.argv[1:]:  # some of the tests may do without
            stack.enter_context(ThreadPoolExecutor(1)).submit(once.demo)
        said = [stack.enter_context(tempfile.TemporaryFile("w+")) for _other in range(1, RUNNERS)]
        threads = stack.enter_context(ThreadPoolExecutor(RUNNERS))
        ends = list(threads.map(run, range(RUNNERS), [shared] * RUNNERS, [sys.stdout, *said]))
        for out in said:
            out.seek(0)
            sys.stdout.write(out.read())
    return together(code for each in ends for code in each)


def together(codes) -> int:
    """How the suite ended: a runner that was killed (below zero) took tests with it that nobody ran."""
    told = {abs(code) for code in codes} - {NO_TESTS}
    return max(told, default=NO_TESTS)


def main() -> int:
    from tests.browser.chromium import find

    failed = run_all()
    notes = []
    if not postgresql():
        notes.append("PostgreSQL: not tested. Name one in TEST_DATABASE_URL, or start a local server.")
    if not redis_server():
        notes.append("Redis: not tested. Name one in TEST_REDIS_URL, or start a local server.")
    if not find():
        notes.append("Browser tests: skipped. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM.")
    notes += checkers.missing()
    print("\n".join(notes))
    return failed


if __name__ == "__main__":
    sys.exit(main())
