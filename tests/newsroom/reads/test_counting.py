"""Reads wait in a file, are counted once a person, and leave nothing behind."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsroom.reads import noticing, spool
from newsroom.reads.key import WINDOW, key_of
from newsroom.reads.tally import FROM_ONE_NETWORK, Tally
from tests.newsroom.reads.test_readers import PHONE, PROGRAMS, from_


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def read(page, environ):
    noticing.note((page, environ))


def waiting():
    noticing.bring_away()
    return list(spool.take(noticing.spool_path()))


def test_what_people_read_is_brought_away_once_and_programs_are_left_out():
    read(7, from_("203.0.113.1"))
    read(7, from_("203.0.113.1"))  # “reload”
    read(7, from_("203.0.113.2"))
    read(8, from_("203.0.113.3", PROGRAMS["Google"]))
    read(8, {})
    assert [page for page, _reader, _network in waiting()] == [7, 7]
    assert waiting() == []


def test_a_person_counts_once_a_page_until_the_next_window():
    tally, reads = Tally(), [(7, 1, 11), (7, 1, 11), (7, 2, 12), (8, 3, 13)]
    assert tally.count(reads, window=1) == {7: 2, 8: 1}
    assert tally.count(reads, window=1) == {}
    assert tally.count(reads, window=2) == {7: 2, 8: 1}


def test_many_names_behind_one_address_are_not_a_crowd():
    reads = [(7, reader, 11) for reader in range(FROM_ONE_NETWORK * 3)] + [(7, 10_000, 12)]
    assert Tally().count(reads, window=1) == {7: FROM_ONE_NETWORK + 1}


def test_a_full_memory_drops_the_oldest_and_nobody_waits():
    for number in range(noticing.MOST + 10):
        read(number, from_("203.0.113.1"))
    pages = [page for page, _reader, _network in waiting()]
    assert len(pages) == noticing.MOST
    assert min(pages) == 10


def test_many_writers_at_once_lose_nothing(own_folder):
    path = own_folder / "reads.spool"

    def write(page):
        for number in range(200):
            spool.append(path, [(page, number, number)])

    writers = [threading.Thread(target=write, args=(page,)) for page in range(8)]
    taken = []
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        taken += spool.take(path)
    taken += spool.take(path)
    assert sorted(taken) == sorted((page, number, number) for page in range(8) for number in range(200))


def test_a_record_that_a_full_disk_cut_off_spoils_no_other(own_folder):
    path = own_folder / "reads.spool"
    spool.append(path, [(7, 1, 2)])
    with path.open("ab") as file:
        file.write(b"half")
    spool.append(path, [(8, 3, 4)])
    assert list(spool.take(path)) == [(7, 1, 2), (8, 3, 4)]


def test_nobody_else_on_the_host_may_read_what_waits_or_the_key(own_folder):
    read(7, from_("203.0.113.1"))
    noticing.bring_away()
    assert {path.name: path.stat().st_mode & 0o777 for path in own_folder.iterdir()} == {
        "reads.key": 0o600,
        "reads.spool": 0o600,
    }
    kept = b"".join(path.read_bytes() for path in own_folder.iterdir())
    assert b"203.0.113.1" not in kept
    assert PHONE.encode() not in kept


def test_the_key_is_the_hosts_and_is_written_over_by_the_next_window_s(own_folder):
    path = own_folder / "reads.key"
    key = key_of(100, path)
    assert key_of(100, path) == key
    following = key_of(101, path)
    assert following != key
    assert key not in path.read_bytes()
    assert key_of(100, path) == following  # whose clock is behind
    assert key_of(5, path) not in (key, following)  # a clock that was years ahead


def test_the_old_key_goes_even_when_nobody_reads(own_folder):
    noticing.bring_away()
    before = (own_folder / "reads.key").read_bytes()
    with time_machine.travel(timezone.now() + timedelta(seconds=WINDOW)):
        noticing.bring_away()
    after = (own_folder / "reads.key").read_bytes()
    assert len(before) == len(after)
    assert before[-32:] != after[-32:]
