"""The callable that the server calls: public pages from memory, everything else to the application behind."""

import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import time

from newsroom.pagecache.addresses import canonical
from newsroom.pagecache.answers import ENCODINGS, canonical_environ
from newsroom.pagecache.entries import BROTLI, Entries, Entry
from newsroom.pagecache.naming import EXPIRES, READ, TAGS, WITHDRAWALS
from newsroom.pagecache.stamps import slot_of

UNAVAILABLE = "503"  # the one failure that an old copy may stand in for: a page with a fault shows it
READING = ("GET", "HEAD")
KEPT = {"200", "301", "302", "404", "410"}
NAMES = {TAGS.lower(), EXPIRES.lower(), READ.lower()}
OURS = NAMES | {"vary", "content-length", "cache-control", "etag", "set-cookie"}
LONGEST_STALE = 3_600  # seconds that an old copy may stand in for a page that cannot be rendered
RETRY = 1  # second, at least, between two tries while pages cannot be rendered
PATIENCE = 30  # seconds that nobody else tries while one does
LOOSE = 1_000  # pages that wait to be packed; beyond that the first ones stay as they are
MISSING_SHARE = 16  # pages that are not there get this part of the memory
NEVER = float("inf")
NOTHING = [b""]  # one empty part: the server sends it straight away, and asks an empty list for its parts


@dataclass
class Outage:
    """The application answered 503. Until ``until`` nobody asks it for a page, unless something was bumped since."""

    until: float
    sequence: int | None
    key: tuple[str, str]
    answer: Entry


class PageCache:
    """``application`` with a memory of ``capacity`` bytes for its public pages.

    A page is right as long as none of its tags was bumped after the sequence that was read before its first query.
    ``on_read`` is called with a pair for each read that counts: the page's number, and the request.
    ``cdn_seconds`` above 0 lets a content delivery network keep pages that long, with their tags to purge them by.
    """

    def __init__(self, application, stamps, *, site_url, capacity, cdn_seconds=0, on_read=None):
        self.application, self.stamps = application, stamps
        self.site_url, self.cdn_seconds, self.on_read = site_url, cdn_seconds, on_read
        self.pages, self.missing = Entries(capacity), Entries(capacity // MISSING_SHARE)
        self.loose: deque[tuple[str, str]] = deque(maxlen=LOOSE)  # pages that could be packed tighter
        self.withdrawals = (slot_of(WITHDRAWALS),)
        self._rendering: dict[tuple, list] = {}  # key -> [lock, how many hold or wait for it]
        self._rendering_lock = threading.Lock()
        self._outage: Outage | None = None

    def __call__(self, environ, start_response):
        """Nearly every request is answered by these lines alone: whatever they do is paid for by every reader."""
        method, path, query = environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        entry = self.pages.get((path, query))
        if entry is None or entry.checked != self.stamps.sequence() or entry.expires <= time() or method not in READING:
            key = canonical(path, query) if method in READING else None
            if key is None:
                return self.application(environ, _without_names(start_response))
            entry = self._fresh(key) or self._rendered(key)
        entry.read = True
        if entry.counted and method == "GET":
            self.on_read((entry.counted, environ))
        name = ENCODINGS[environ.get("HTTP_ACCEPT_ENCODING", "")]
        answer = entry.answers.get(name) or self._prepared(entry, name, environ)
        condition = environ.get("HTTP_IF_NONE_MATCH")
        # Proxies may have made our strong tag a weak one (W/"…"), and a browser may name several.
        if condition is not None and (answer.etag in condition or condition == "*") and entry.found:
            start_response("304 Not Modified", answer.unchanged)
            return NOTHING
        start_response(entry.status, answer.headers)
        return answer.body if method == "GET" else NOTHING

    def _prepared(self, entry, encoding, environ):
        """What is sent in an encoding that nobody asked for before: later it is packed tighter."""
        answer = entry.prepare(encoding)
        if encoding == BROTLI and entry.found:
            self.loose.append(canonical(environ["PATH_INFO"], environ.get("QUERY_STRING", "")))
        return answer

    def _stored(self, key) -> Entry | None:
        return self.pages.get(key) or self.missing.get(key)

    def _fresh(self, key) -> Entry | None:
        """The page when it is in memory and right at this moment."""
        entry = self._stored(key)
        return entry if entry is not None and self._is_right(entry) else None

    def _is_right(self, entry: Entry) -> bool:
        sequence = self.stamps.sequence()  # before the slots: a bump writes it after them
        if sequence is None or entry.expires <= time() or self.stamps.newest(entry.slots) > entry.sequence:
            return False
        entry.checked = sequence
        return True

    def _rendered(self, key) -> Entry:
        """The page as the application gives it now. One thread renders it; those who waited look again."""
        with self._alone(key):
            return self._fresh(key) or self._during_outage(key) or self._render(key)

    def _render(self, key) -> Entry:
        began = time()
        entry, keep = self._ask(key)
        if entry.status[:3] == UNAVAILABLE:
            until = time() + max(RETRY, time() - began)
            self._outage = Outage(until, self.stamps.sequence(), key, entry)
            return self._stale(key) or entry
        self._outage = None
        if keep:
            kept, other = (self.pages, self.missing) if entry.found else (self.missing, self.pages)
            kept.put(key, entry)
            other.drop(key)
        return entry

    def _during_outage(self, key) -> Entry | None:
        """What readers get while nothing can be rendered: else each would hold a thread only to learn that.

        One after the other tries again. A bump since then was written to a database that works.
        """
        outage = self._outage
        if outage is None or outage.sequence != self.stamps.sequence():
            return None
        with self._rendering_lock:
            if time() >= outage.until:
                outage.until = time() + PATIENCE  # this one tries, and says what came of it
                return None
        return self._stale(key) or (outage.answer if key[0][:4] == outage.key[0][:4] else None)

    def _ask(self, key) -> tuple[Entry, bool]:
        """The application's answer to a request that holds nothing of the reader's, and whether it may be kept."""
        began, sequence = time(), self.stamps.sequence()
        given = {}

        def start_response(status, headers, exc_info=None):
            given.update(status=status, headers=headers)

        result = self.application(canonical_environ(self.site_url, *key), start_response)
        try:
            body = b"".join(result)
        finally:
            if hasattr(result, "close"):
                result.close()
        names = {name.lower(): value for name, value in given["headers"]}
        tags = names.get(TAGS.lower(), "").split()
        entry = Entry(
            status=given["status"],
            headers=self._public(given["headers"], tags),
            body=body,
            cache_control="no-cache" if tags else names.get("cache-control", "no-store"),
            slots=tuple({slot_of(tag) for tag in tags}),
            sequence=sequence or 0,
            stored=began,
            counted=int(names.get(READ.lower(), 0)) if self.on_read else 0,
            expires=float(names.get(EXPIRES.lower(), NEVER)),
        )
        keep = bool(tags) and sequence is not None and given["status"][:3] in KEPT
        return entry, keep

    def _public(self, headers, tags) -> list[tuple[str, str]]:
        """The application's headers without those that are between us, or that we write ourselves."""
        public = [(name, value) for name, value in headers if name.lower() not in OURS]
        if self.cdn_seconds and tags:
            public += [("CDN-Cache-Control", f"max-age={self.cdn_seconds}"), ("Cache-Tag", ",".join(tags))]
        return public

    def _stale(self, key) -> Entry | None:
        """A marked copy of the page as it was, unless it is too old or something was withdrawn since."""
        entry, now = self._stored(key), time()
        if entry is None or now - entry.stored > LONGEST_STALE:
            return None
        if self.stamps.newest(self.withdrawals) > entry.sequence:
            return None
        if entry.marked is None or now - entry.marked.stored > RETRY:
            late = int(now - min(entry.expires, now))
            mark = ("Cache-Status", f"newsroom; hit; ttl={-late}; detail=stale")  # RFC 9211
            entry.marked = replace(entry, headers=[*entry.headers, mark], stored=now)
        return entry.marked

    @contextmanager
    def _alone(self, key):
        """One thread at a time for a page; a lock lives as long as somebody wants it."""
        with self._rendering_lock:
            place = self._rendering.setdefault(key, [threading.Lock(), 0])
            place[1] += 1
        try:
            with place[0]:
                yield
        finally:
            with self._rendering_lock:
                place[1] -= 1
                if not place[1]:
                    del self._rendering[key]


def _without_names(start_response):
    """What passes by says nothing between us to a reader: which rows it shows, when the next story comes."""

    def start(status, headers, *exc_info):
        return start_response(status, [each for each in headers if each[0].lower() not in NAMES], *exc_info)

    return start
