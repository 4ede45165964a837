"""Ready pages in memory. Those go first that nobody has read since they were last asked to (second chance)."""

import gzip
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

import brotli

IDENTITY, GZIP, BROTLI = "identity", "gzip", "br"
PACKED = "br11"  # brotli at its best: a tenth less, for fifty times the work (see ``packing``)
COMPRESS = {
    IDENTITY: bytes,
    GZIP: lambda body: gzip.compress(body, 6, mtime=0),
    BROTLI: lambda body: brotli.compress(body, quality=7),
    PACKED: lambda body: brotli.compress(body, quality=11),
}
OVERHEAD = 2_000  # bytes of an entry besides its body, about


@dataclass(slots=True)
class Entry:
    """One public page as it was at ``sequence``, until ``expires`` (seconds since 1970)."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes
    slots: tuple[int, ...]
    sequence: int
    stored: float
    expires: float
    cache_control: str = "no-cache"
    counted: int = 0  # the number by which whoever reads it is counted; 0 for pages that nobody counts
    found: bool = field(init=False)
    etag: str = field(init=False)
    checked: int = field(init=False)  # no bump up to this one touched the page
    read: bool = False  # since it was last asked to go
    marked: "Entry | None" = None  # the copy that stands in for it while nothing can be rendered
    answers: dict[str, "Answer"] = field(init=False, default_factory=dict)  # by encoding

    def __post_init__(self):
        self.found = self.status[0] == "2"
        self.etag = blake2b(self.body, digest_size=12).hexdigest()
        self.checked = self.sequence

    @property
    def weight(self) -> int:
        """Bytes that it may come to hold: compressed copies are made when they are first asked for."""
        return OVERHEAD + 2 * len(self.body)

    def prepare(self, encoding: str) -> "Answer":
        """What is sent in an encoding, made when it is first asked for."""
        answer = self.answers[encoding] = Answer.of(self, encoding)
        return answer

    def pack(self) -> None:
        """Let those who ask for brotli from now on get less, if anybody has asked for it."""
        if BROTLI in self.answers:
            self.answers[BROTLI] = Answer.of(self, PACKED)


@dataclass(slots=True, frozen=True)
class Answer:
    """What goes over the wire: nothing is put together while a reader waits."""

    etag: str
    headers: list[tuple[str, str]]
    unchanged: list[tuple[str, str]]  # the headers of a 304
    body: list[bytes]

    @classmethod
    def of(cls, entry: Entry, encoding: str) -> "Answer":
        body = COMPRESS[encoding](entry.body)
        etag = f'"{entry.etag}"' if encoding == IDENTITY else f'"{entry.etag}-{encoding}"'
        unchanged = [("ETag", etag), ("Cache-Control", entry.cache_control), ("Vary", "Accept-Encoding")]
        headers = [*entry.headers, *unchanged, ("Content-Length", str(len(body)))]
        if encoding != IDENTITY:
            headers.append(("Content-Encoding", BROTLI if encoding == PACKED else encoding))
        return cls(etag, headers, unchanged, [body])


class Entries:
    """Pages by address, at most ``capacity`` bytes of them."""

    def __init__(self, capacity: int):
        self.capacity, self.weight = capacity, 0
        self._pages: OrderedDict[tuple[str, str], Entry] = OrderedDict()
        self._lock = Lock()
        self.get = self._pages.get  # of an address: the page, or None

    def __len__(self):
        return len(self._pages)

    def put(self, key, entry: Entry) -> None:
        with self._lock:
            self._drop(key)
            if entry.weight > self.capacity:
                return
            self._pages[key] = entry
            self.weight += entry.weight
            while self.weight > self.capacity:
                self._drop_one()

    def drop(self, key) -> None:
        with self._lock:
            self._drop(key)

    def _drop(self, key) -> None:
        entry = self._pages.pop(key, None)
        if entry is not None:
            self.weight -= entry.weight

    def _drop_one(self) -> None:
        """The first in the row that was not read since it was last asked to go; the others go to its end."""
        key, entry = next(iter(self._pages.items()))
        if entry.read:
            entry.read = False
            self._pages.move_to_end(key)
        else:
            self._drop(key)
