"""Stamps: when was each tag last bumped? One file that all processes of a host map into memory.

The file is an array of unsigned 64-bit numbers. Slot 0 is the sequence of the newest bump; every other slot is the
sequence of the newest bump of the tags that hash to it. A collision only makes a page be rendered once too often.
Writers take a lock, readers take none: an aligned word is read and written whole.
"""

import fcntl
import mmap
import os
import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from hashlib import blake2b
from math import inf
from pathlib import Path

import redis

SLOTS = 65_536  # 512 KiB
GLOBAL = 0


@lru_cache(maxsize=100_000)
def slot_of(tag: str) -> int:
    """The slot of a tag, the same in every process."""
    number = int.from_bytes(blake2b(tag.encode(), digest_size=8).digest(), "big")
    return 1 + number % (SLOTS - 1)


class FileStamps:
    """Stamps of one host. ``path`` is made when it is missing."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if os.fstat(self._file).st_size < SLOTS * 8:
            os.ftruncate(self._file, SLOTS * 8)  # filled with zeros: nothing was ever bumped
        self._slots = memoryview(mmap.mmap(self._file, SLOTS * 8)).cast("Q")
        self._threads = threading.Lock()
        # The number of the newest bump, asked for at each request. A page is stored with the one from before its
        # first query.
        self.sequence: Callable[[], int] = partial(self._slots.__getitem__, GLOBAL)

    def newest(self, slots: Iterable[int]) -> int:
        """The newest bump of any of these slots."""
        return max(map(self._slots.__getitem__, slots), default=0)

    def bump(self, tags: Iterable[str]) -> None:
        """Every page that names one of ``tags`` and began before now is out of date."""
        with self._threads:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                sequence = self._slots[GLOBAL] + 1
                # The tags first: killed half-way, we leave pages that are rendered too often, never stale ones.
                for tag in tags:
                    self._slots[slot_of(tag)] = sequence
                self._slots[GLOBAL] = sequence
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)


class RedisStamps:
    """The same for several hosts. A Redis that forgot everything makes every page out of date, by ``BORN``.

    While Redis does not answer nobody knows what is right: there is no sequence, and anything may have been bumped.
    """

    NAME = "newsroom:stamps"
    BORN = "born"
    BUMP = """
        if redis.call('HSETNX', KEYS[1], 'born', ARGV[1]) == 1 then
            redis.call('HSET', KEYS[1], '0', ARGV[1])
        end
        local sequence = redis.call('HINCRBY', KEYS[1], '0', 1)
        for place = 2, #ARGV do redis.call('HSET', KEYS[1], ARGV[place], sequence) end
        return sequence
    """

    def __init__(self, url: str):
        self._redis = redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
        self._bump = self._redis.register_script(self.BUMP)
        self._silent_until = 0.0

    def sequence(self) -> int | None:
        return self._unless_silent(self._sequence, None)

    def newest(self, slots: Iterable[int]) -> float:
        return self._unless_silent(lambda: self._newest(slots), inf)

    def bump(self, tags: Iterable[str]) -> None:
        """Raises OSError when Redis does not answer."""
        try:
            self._bump(keys=[self.NAME], args=[_microseconds(), *map(slot_of, tags)])
        except redis.RedisError as error:
            raise OSError("Redis does not answer at STAMPS_URL.") from error

    def _sequence(self) -> int:
        return int(self._redis.hget(self.NAME, "0") or self._bump(keys=[self.NAME], args=[_microseconds()]))

    def _newest(self, slots) -> int:
        return max(int(value or 0) for value in self._redis.hmget(self.NAME, [self.BORN, *slots]))

    def _unless_silent(self, ask, otherwise):
        """The answer; ``otherwise`` when there is none, and for a second after: readers do not wait for it each."""
        if time.monotonic() < self._silent_until:
            return otherwise
        try:
            return ask()
        except redis.RedisError:
            self._silent_until = time.monotonic() + 1
            return otherwise


def _microseconds() -> int:
    """Where a new sequence begins: beyond every number of one that was lost."""
    return time.time_ns() // 1000


def open_stamps(url: str, path: Path) -> FileStamps | RedisStamps:
    """Those of ``STAMPS_URL``, or the host's own file."""
    return RedisStamps(url) if url else FileStamps(path)
