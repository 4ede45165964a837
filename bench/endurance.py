"""The site on a bad day: many readers all over the archive while an editor works, slow senders, a killed worker."""

import contextlib
import os
import signal
import subprocess
import threading
import time

from bench import processes
from bench.load import load
from bench.newsrooms import Newsroom
from bench.speed import answer

MINUTES = 0.25
SLOW_SENDERS = 100


def walk(newsroom: Newsroom, places: dict) -> dict:
    """95 of 100 requests for popular pages, 5 for any; an edit a second. Beside the bare server on the same walk."""
    file = newsroom.folder / "walk.txt"
    kinds = [(kind, path) for kind in ("popular", "tail") for path in places[kind]]
    file.write_text("".join(f"{kind} {path}\n" for kind, path in kinds))
    seconds = int(60 * MINUTES)
    with processes.site(newsroom) as server:
        empty_memory = processes.resident_bytes(server)
        answers = {path: answer(server, path) for _kind, path in kinds}
        with processes.bare(newsroom, answers) as bare:
            editor = processes.start(newsroom, "bench.editor", "edits", str(seconds + 5), stdout=subprocess.DEVNULL)
            time.sleep(3)  # it is at work
            ours, reference = (load(each, walk=file, seconds=seconds) for each in (server, bare))
            editor.wait()
        memory = processes.resident_bytes(server)
    return {
        "rate": ours.rate,
        "over bare": ours.rate / reference.rate,
        "p95 milliseconds": 1e3 * ours.p95,
        "errors": ours.errors,
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
    yield
    over.set()
    for sender in senders:
        sender.join()


def seconds_after_a_kill(newsroom: Newsroom, times: int = 5) -> list[float]:
    """From ``kill -9`` of a worker to the moment when all workers are there and ten readers in a row are answered."""
    waits = []
    with processes.site(newsroom, WORKERS="2") as server:
        for _time in range(times):
            whole = server.workers
            os.kill(min(whole), signal.SIGKILL)
            killed = time.monotonic()
            while len(server.workers - {min(whole)}) < len(whole) or not _answers_ten(server):
                time.sleep(0.01)
            waits.append(time.monotonic() - killed)
    return waits


def _answers_ten(server) -> bool:
    return all(server.answers("/hi/") for _reader in range(10))
