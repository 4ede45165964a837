"""Readers in a crowd, a thread of ten thousand comments, a queue of a hundred thousand."""

import json
import threading
import time
from statistics import quantiles

from bench import processes
from bench.newsrooms import Newsroom, settle
from tests.comments.crowd import crowd, same_form
from tests.newsroom.server import Server

READERS, EACH, SAME = 200, 5, 5
THREAD, QUEUE = 10_000, 100_000
ROUNDS = 15


def many_posters(newsroom: Newsroom) -> dict:
    """Everybody writes at once while others read; what the database holds afterwards, beside what was answered."""
    story = processes.run(newsroom, "bench.readers", "few")
    with processes.site(newsroom, WORKERS="2", TRUSTED_PROXIES="1") as server:
        quiet = _reading(server, story, until=lambda began: time.monotonic() > began + 3)
        over = threading.Event()
        read = []
        reader = threading.Thread(target=lambda: read.extend(_reading(server, story, until=lambda _b: over.is_set())))
        reader.start()
        began = time.monotonic()
        said = crowd(server, f"{story}comments/", readers=READERS, each=EACH)
        seconds = time.monotonic() - began
        over.set()
        reader.join()
        same = same_form(server, f"{story}comments/", times=SAME)
    stored = json.loads(processes.run(newsroom, "bench.readers", "stored"))
    return {
        "answers": dict(said.statuses),
        "comments a second": len(said.taken) / seconds,
        "yes, but not stored once": sum(stored.get(body, 0) != 1 for body in said.taken),
        "same form five times": dict(same),
        "95 % answered within seconds": quantiles(said.seconds, n=20)[-1],
        "readers’ p95 milliseconds": 1e3 * quantiles(read, n=20)[-1],
        "without": 1e3 * quantiles(quiet, n=20)[-1],
    }


def _reading(server: Server, path: str, *, until) -> list[float]:
    """Seconds of one read after the other, each of which must be a page."""
    seconds, began = [], time.monotonic()
    while not until(began):
        before = time.monotonic()
        server.get(path)
        seconds.append(time.monotonic() - before)
        time.sleep(0.01)
    return seconds


def growth(newsroom: Newsroom) -> dict[str, dict]:
    """Pages with few comments beside the same with many, in ``{page: {few, many, ratio, queries}}``.

    Few are ten under a story, and a page of them in the queue.
    """
    story = processes.run(newsroom, "bench.readers", "few")
    few = _measured(newsroom, story)
    processes.run(newsroom, "bench.readers", "thread", str(THREAD))
    processes.run(newsroom, "bench.readers", "queue", str(QUEUE))
    if newsroom.database_url:
        settle(newsroom.database_url)
    many = _measured(newsroom, story)
    processes.run(newsroom, "bench.readers", "few")
    return {
        name: {
            "few": few[name]["milliseconds"],
            "many": many[name]["milliseconds"],
            "ratio": many[name]["milliseconds"] / few[name]["milliseconds"],
            "queries": (few[name]["queries"], many[name]["queries"]),
        }
        for name in few
    }


def _measured(newsroom: Newsroom, story: str) -> dict[str, dict]:
    return json.loads(processes.run(newsroom, "bench.visits", story, str(ROUNDS)))
