"""Where reads wait until they are counted: a file of records of one size, for some seconds."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import Struct

_RECORD = Struct("<QQQ")  # the page, the reader, their network
MOST = 2_000_000  # records: as many as a busy host gets in an hour. What comes after them is not counted


def append(path: Path, reads: Iterable[tuple[int, int, int]]) -> None:
    """Add reads, in whichever process."""
    records = b"".join(_RECORD.pack(*read) for read in reads)
    with _locked(path) as file:
        whole = os.fstat(file).st_size // _RECORD.size  # a full disk may have left a part of one
        if records and whole < MOST:
            os.pwrite(file, records, whole * _RECORD.size)


def take(path: Path) -> Iterator[tuple[int, int, int]]:
    """All that has waited, once."""
    with _locked(path) as file, open(file, "rb", closefd=False) as opened:
        records = opened.read()
        os.ftruncate(file, 0)
    return _RECORD.iter_unpack(records[: len(records) // _RECORD.size * _RECORD.size])


@contextmanager
def _locked(path: Path):
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)
