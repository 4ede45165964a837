"""The site on a bad day: many readers all over the archive while an editor works, slow senders, a killed worker."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from statistics import median

from bench import processes
from bench.load import load
from bench.newsrooms import Newsroom
from bench.speed import answer

WALKS, WALK_SECONDS = 4, 5
SLOW_SENDERS = 100


def walk(newsroom: Newsroom, places: dict) -> dict:
    """95 of 100 requests for popular pages, 5 for any of the archive, which nobody has read yet; an edit a second.

    In turn with the bare server, which has them all.
    """
    file = newsroom.folder / "walk.txt"
    kinds = [(kind, path) for kind in ("popular", "tail") for path in places[kind]]
    file.write_text("".join(f"{kind} {path}\n" for kind, path in kinds))
    with processes.site(newsroom) as other:
        answers = {path: answer(other, path) for _kind, path in kinds}
    with processes.site(newsroom) as server, processes.bare(newsroom, answers) as bare:
        empty_memory = processes.resident_bytes(server)
        seconds = 2 * WALKS * WALK_SECONDS + 5
        editor = processes.start(newsroom, "bench.editor", "edits", str(seconds), stdout=subprocess.DEVNULL)
        time.sleep(3)  # it is at work
        rounds = [[load(each, walk=file, seconds=WALK_SECONDS) for each in (server, bare)] for _round in range(WALKS)]
        editor.wait()
        memory = processes.resident_bytes(server)
    return {
        "rate": median(ours.rate for ours, _bare in rounds),
        "over bare": median(ours.rate / bare.rate for ours, bare in rounds),
        "p95 milliseconds": 1e3 * median(ours.p95 for ours, _bare in rounds),
        "errors": sum(ours.errors for ours, _bare in rounds),
        "pages": len(answers),
        "memory of a worker at its start": empty_memory,
        "memory of a worker with these pages": memory,
    }


def slow_senders(newsroom: Newsroom, places: dict) -> dict:
    """Readers' 95th percentile while bodies come in a byte at a time, and without them."""
    path = places["pages"]["front page"]
    with processes.site(newsroom, WORKERS="2") as server:
        quiet = load(server, path, seconds=4)
        with _sending_slowly(server):
            held = load(server, path, seconds=8)
    return {"p95 milliseconds": 1e3 * held.p95, "without": 1e3 * quiet.p95, "errors": held.errors}


@contextlib.contextmanager
def _sending_slowly(server):
    """Each comes again when it was sent away."""
    over = threading.Event()
    head = b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n"

    def send():
        while not over.is_set():
            with contextlib.suppress(OSError), server.connect() as sender:
                sender.sendall(head)
                while not over.wait(0.5):
                    sender.sendall(b"x")

    senders = [threading.Thread(target=send) for _number in range(SLOW_SENDERS)]
    for sender in senders:
        sender.start()
    time.sleep(2)
    try:
        yield
    finally:
        over.set()
        for sender in senders:
            sender.join()


def seconds_after_a_kill(newsroom: Newsroom, times: int = 5) -> list[float]:
    """From ``kill -9`` of a worker to the moment when as many are at work and ten readers in a row are answered."""
    waits = []
    with processes.site(newsroom, WORKERS="2") as server:
        for _time in range(times):
            whole = server.workers
            os.kill(min(whole), signal.SIGKILL)
            killed = time.monotonic()
            while not _is_whole(server, len(whole), without=min(whole)):
                time.sleep(0.01)
            waits.append(time.monotonic() - killed)
    return waits


def _is_whole(server, workers: int, *, without: int) -> bool:
    at_work = [pid for pid in server.workers - {without} if processes.is_at_work(pid)]
    return len(at_work) == workers and all(server.answers("/hi/") for _reader in range(10))
