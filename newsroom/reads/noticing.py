"""Reads are noted while pages are answered, and brought away from there by a thread of each process."""

import time
from collections import deque

from django.conf import settings

from newsroom.reads import spool
from newsroom.reads.key import key_of, window_of
from newsroom.reads.readers import is_read, who
from newsroom.turns import keep_doing_everywhere

EVERY = 1.0  # seconds
MOST = 5_000  # reads that wait in a process; beyond that the oldest are not counted

_noted: deque[tuple[int, dict]] = deque(maxlen=MOST)
# Remember that this page was read by whoever asked so: ``note((page, environ))``. Whatever this does is paid for by
# every reader, so it is the queue's own act and looks at nothing.
note = _noted.append


def spool_path():
    return settings.DATA_DIR / "reads.spool"


def key_path():
    return settings.DATA_DIR / "reads.key"


def bring_away() -> None:
    """Hand what people read to whoever counts. The key is asked for even if nobody came: the old one has to go."""
    key = key_of(window_of(time.time()), key_path())
    taken = [_noted.popleft() for _read in range(len(_noted))]
    if reads := {(page, *who(key, page, environ)) for page, environ in taken if is_read(environ)}:
        spool.append(spool_path(), reads)


def keep_bringing_away() -> None:
    """For as long as the process lives; each one does it for itself."""
    keep_doing_everywhere("reads noted", bring_away, every=EVERY)
