"""The load generator: wrk, with one thread. Its own processor time is measured beside the server's."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.processes import cpu_seconds
from tests.newsroom.server import Server

SCRIPT = Path(__file__).with_name("wrk.lua")
BROTLI = ("Accept-Encoding: br",)


@dataclass(frozen=True)
class Load:
    """What one round of requests came to; times in seconds."""

    rate: float  # requests a second
    p95: float
    server_cpu: float  # a request
    generator_cpu: float  # a request
    errors: int

    @property
    def each(self) -> float:
        return 1 / self.rate


def missing() -> str | None:
    """What to do before anything can be measured."""
    return None if shutil.which("wrk") else "wrk makes the requests. Install it (Debian: apt-get install wrk)."


def load(
    server: Server, path: str = "/", *, seconds: int = 2, connections: int = 16, headers=BROTLI, walk=None
) -> Load:
    """Requests for one address, or for those of a file (``walk``: see wrk.lua), as fast as they are answered."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", str(SCRIPT)]
    command += [part for header in headers for part in ("-H", header)]
    command += [f"http://127.0.0.1:{server.port}{path}"] + (["--", str(walk)] if walk else [])
    before = cpu_seconds(server)
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out)
        _pid, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        said = json.loads(out.read().strip().splitlines()[-1])
    assert status == 0, command
    requests = said["requests"]
    return Load(
        rate=requests / (said["microseconds"] / 1e6),
        p95=said["p95"] / 1e6,
        server_cpu=(cpu_seconds(server) - before) / requests,
        generator_cpu=(usage.ru_utime + usage.ru_stime) / requests,
        errors=said["errors"],
    )
