"""Does any reader see what is no longer so, or not yet? Readers and an editor at work together, and a judge after them.

The editor's log says for each version of a story from when a reader may see it and from when every reader must. A read
that began and ended at known times may show whatever was right at some moment in between, and nothing else.
"""

import bisect
import http.client
import json
import multiprocessing
import random
import re
import subprocess
import time
from collections import Counter
from dataclasses import dataclass

from bench import processes
from bench.newsrooms import Newsroom
from bench.processes import cpu_seconds
from newsroom.pagecache.stamps import FileStamps

LANGUAGE = "hi"
STORIES = 6
GRACE = 1.0  # seconds that a scheduled moment may be late
WORKERS, READERS, CONNECTIONS = 3, 2, 12
READ_PAUSE = 0.002  # the editor needs a turn, too
SEEN = re.compile(r"जाँच (\d+) रूप (\d+)")
LISTS = (f"/{LANGUAGE}/", f"/{LANGUAGE}/feed/")


def headline(story: int, version: int) -> str:
    return f"जाँच {story} रूप {version}"


def slug(story) -> str:
    return f"exactness-{story}"


def address(story: int) -> str:
    return f"/{LANGUAGE}/news/{slug(story)}/"


@dataclass(frozen=True)
class Change:
    """Readers may have ``version`` (None: nothing) from ``earliest`` on and must from ``latest`` on."""

    earliest: float
    latest: float
    version: int | None


@dataclass(frozen=True)
class Read:
    began: float
    ended: float
    story: int
    version: int | None


def judge(changes: list[Change], read: Read) -> str:
    """“right”, “stale” or “early”, by the changes of the read's story in the order of their times."""
    first = max(0, bisect.bisect_right([change.latest for change in changes], read.began) - 1)
    last = bisect.bisect_right([change.earliest for change in changes], read.ended) - 1
    if any(change.version == read.version for change in changes[first : last + 1]):
        return "right"
    return "stale" if any(change.version == read.version for change in changes[:first]) else "early"


def measure(newsroom: Newsroom, acts: int) -> dict:
    """Readers over three workers while an editor acts; counts of reads by verdict, and when a change was first seen."""
    with processes.site(newsroom, WORKERS=str(WORKERS)) as server:
        before = {pid: cpu_seconds(server, {pid}) for pid in server.workers}
        stop = multiprocessing.Event()
        with multiprocessing.Pool(READERS, initializer=_reader_starts, initargs=(stop, server.port)) as pool:
            reads = [pool.apply_async(_read_until_stopped, (seed,)) for seed in range(READERS)]
            log = [json.loads(line) for line in processes.run(newsroom, "bench.editor", "acts", str(acts)).splitlines()]
            stop.set()
            reads = [read for result in reads for read in result.get(timeout=60)]
        busy = sum(cpu_seconds(server, {pid}) - used > 0.1 for pid, used in before.items())
    timelines = {story: timeline(log, story) for story in range(STORIES)}
    reads = [read for read in reads if read.began > timelines[read.story][0].latest]  # since the editor's log begins
    verdicts = Counter(judge(timelines[read.story], read) for read in reads)
    return {
        "acts": Counter(line["act"] for line in log if "act" in line),
        "reads": len({(read.began, read.ended) for read in reads}),
        "workers that answered": busy,
        "verdicts": {name: verdicts[name] for name in ("right", "stale", "early")},
        "seconds until first seen": first_seen(timelines, reads),
    }


def timeline(log: list[dict], story: int) -> list[Change]:
    return [Change(line["earliest"], line["latest"], line["version"]) for line in log if line["story"] == story]


def first_seen(timelines, reads) -> float:
    """Median time from the answer to the editor to the end of the first read that shows the change, at least 0."""
    seen = {}
    for read in reads:
        if read.version is not None:
            key = (read.story, read.version)
            seen[key] = min(seen.get(key, read.ended), read.ended)
    waits = sorted(
        max(0.0, seen[story, change.version] - change.latest)
        for story, changes in timelines.items()
        for change in changes
        if change.latest - change.earliest < GRACE and (story, change.version) in seen
    )
    return waits[len(waits) // 2] if waits else float("nan")


# --- Readers, in processes of their own


def _reader_starts(stop, port):
    global stopped, site
    stopped, site = stop, port


def _read_until_stopped(seed: int) -> list[Read]:
    """Several connections, so that each worker has some of them."""
    chance, reads = random.Random(seed), []
    connections = [http.client.HTTPConnection("127.0.0.1", site, timeout=30) for _number in range(CONNECTIONS)]
    addresses = [*LISTS, *LISTS, *map(address, range(STORIES))]
    while not stopped.is_set():
        reads += _read(chance.choice(connections), chance.choice(addresses))
        time.sleep(READ_PAUSE)
    return reads


def _read(connection, path: str) -> list[Read]:
    """What one answer says of the stories: a list of each, a story's own address of that story."""
    began = time.time()
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    ended = time.time()
    assert response.status in ((200,) if path in LISTS else (200, 404, 410)), (path, response.status)
    shown = {int(story): int(version) for story, version in SEEN.findall(body)} if response.status == 200 else {}
    about = range(STORIES) if path in LISTS else [int(path.rstrip("/").rpartition("-")[2])]
    return [Read(began, ended, story, shown.get(story)) for story in about]


# --- A process that dies at the worst moment, and writes that are nobody's business


def seconds_to_heal(newsroom: Newsroom) -> float:
    """From the death of a process between commit and bump to the first read that shows its change."""
    with processes.site(newsroom, WORKERS=str(WORKERS)) as server:
        editor = processes.start(newsroom, "bench.editor", "die", stdout=subprocess.PIPE)
        for line in editor.stdout:
            version = json.loads(line)["version"]
            for _time in range(20):  # every worker has the page before it changes
                server.answers(address(0))
        editor.wait()
        died = time.time()
        while headline(0, version) not in server.get(address(0)).decode():
            assert time.time() < died + 30, "the change was never seen"
            time.sleep(0.01)
        return time.time() - died


def bumps_of_private_writes(newsroom: Newsroom, writes: int) -> int:
    """How often the pages were told of saves and log-ins that readers do not see: what the hit rate could lose by."""
    stamps = FileStamps(newsroom.folder / "stamps")
    before = stamps.sequence()
    processes.run(newsroom, "bench.editor", "private", str(writes))
    return stamps.sequence() - before
