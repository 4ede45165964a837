"""The real server in processes of its own, as ``make run`` starts it, for tests of sockets and of ends."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.once import ROOT, link_static

PATIENCE = 400  # seconds for the start on a loaded machine, where the demo newsroom may have to be loaded
PROBE = 5  # seconds for one answer


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen
    port: int

    @property
    def workers(self) -> set[int]:
        """The process ids of those who answer requests."""
        pid = self.process.pid
        return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}

    def get(self, path: str) -> bytes:
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PROBE) as response:
            return response.read()

    def answers(self, path: str) -> bool:
        try:
            self.get(path)
        except (URLError, OSError):
            return False
        return True

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PROBE)


def wait_for(what, seconds: float = PATIENCE) -> None:
    """Return once ``what()`` is true."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command: list[str], log: Path, environment: dict[str, str], port: int):
    """A server that ``command`` starts on ``port``, with as many workers as WORKERS says; it is ended at the end."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    server = Server(process, port)
    try:
        wait_for(lambda: server.answers("/healthz") and len(server.workers) == int(environment["WORKERS"]))
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)


@contextlib.contextmanager
def serving(folder: Path, **settings: str):
    """The site with its data in ``folder``."""
    link_static(folder)
    port = free_port()
    outer = {
        name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    environment = outer | {"DATA_DIR": str(folder), "PORT": str(port), "DEMO": "no", "WORKERS": "2"} | settings
    with running([sys.executable, "manage.py", "serve"], folder / "server.log", environment, port) as server:
        yield server
