"""Servers to measure, and what they cost."""

import contextlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

from bench.newsrooms import ROOT, Newsroom
from tests.newsroom.server import Server, free_port, running, serving

TICK = os.sysconf("SC_CLK_TCK")


def site(newsroom: Newsroom, **settings: str):
    """The newsroom's own server with one worker, unless ``settings`` say otherwise."""
    return serving(newsroom.folder, **newsroom.settings | {"WORKERS": "1"} | settings)


@contextlib.contextmanager
def bare(newsroom: Newsroom, answers: dict):
    """The same server around an application that sends ``{path: (status, headers, body)}`` and does nothing else."""
    file = newsroom.folder / "answers.pickle"
    file.write_bytes(pickle.dumps(answers))
    port = free_port()
    environment = newsroom.environment | {"PORT": str(port), "WORKERS": "1", "BENCH_ANSWERS": str(file)}
    with running([sys.executable, "-m", "bench.bare"], newsroom.folder / "bare.log", environment, port) as server:
        yield server


def cpu_seconds(server: Server, workers: set[int] | None = None) -> float:
    """Processor time that the workers, or some of them, have used so far."""
    ticks = 0
    for pid in workers or server.workers:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


def resident_bytes(server: Server) -> int:
    """Memory of the largest worker."""
    pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in server.workers)
    return max(pages) * os.sysconf("SC_PAGE_SIZE")


def is_at_work(pid: int) -> bool:
    """Whether a worker has loaded the application, and not only been started: it looks at the stamps then."""
    try:
        return "/stamps" in Path(f"/proc/{pid}/maps").read_text()
    except OSError:
        return False


def run(newsroom: Newsroom, module: str, *arguments: str) -> str:
    """What a module of the benchmark prints in that newsroom."""
    process = start(newsroom, module, *arguments, stdout=subprocess.PIPE)
    out, _nothing = process.communicate()
    assert process.returncode == 0, (module, arguments)
    return out


def start(newsroom: Newsroom, module: str, *arguments: str, **options) -> subprocess.Popen:
    command = [sys.executable, "-m", "bench.inside", module, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=newsroom.environment, text=True, **options)
