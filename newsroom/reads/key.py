"""The key by which readers are told apart: the same for all processes of a host, another one every six hours.

The new one is written over the old one, which nobody knows from then on.
"""

import fcntl
import os
from pathlib import Path

WINDOW = 6 * 3_600  # seconds in which a person counts once a page
_SIZE = 32
_NUMBER = 8  # bytes that say of which window the key is


def window_of(seconds: float) -> int:
    return int(seconds // WINDOW)


def key_of(window: int, path: Path) -> bytes:
    """The key of this window; whoever asks first makes it. A clock that is a little behind gets the newer one."""
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        kept = os.pread(file, _NUMBER + _SIZE, 0)
        if len(kept) == _NUMBER + _SIZE and int.from_bytes(kept[:_NUMBER], "big") in (window, window + 1):
            return kept[_NUMBER:]
        key = os.urandom(_SIZE)
        os.pwrite(file, window.to_bytes(_NUMBER, "big") + key, 0)
        return key
    finally:
        os.close(file)
