"""Stamps say, in every process, what was bumped after what. The same story on a file and on Redis."""

import subprocess
import sys

import pytest
import redis

from newsroom.pagecache.stamps import FileStamps, RedisStamps, slot_of
from tests.databases import redis_server


def redis_stamps():
    address = redis_server()
    if address is None:
        pytest.skip("Redis: not tested. Name one in TEST_REDIS_URL, or start a local server.")
    redis.Redis.from_url(address).delete(RedisStamps.NAME)
    return RedisStamps(address)


@pytest.fixture(params=["file", "redis"])
def stamps(request, tmp_path):
    return FileStamps(tmp_path / "stamps") if request.param == "file" else redis_stamps()


def test_a_bump_is_newer_than_the_sequence_before_it_and_touches_its_tags_alone(stamps):
    before = stamps.sequence()
    stamps.bump(["article-12", "newest-hi"])
    assert stamps.sequence() > before
    assert stamps.newest([slot_of("article-12")]) > before
    assert stamps.newest([slot_of("article-13"), slot_of("newest-hi")]) > before
    assert stamps.newest([slot_of("article-13")]) <= before


def test_a_page_stored_after_a_bump_is_not_touched_by_it(stamps):
    stamps.bump(["article-12"])
    assert stamps.newest([slot_of("article-12")]) <= stamps.sequence()


def test_another_process_sees_a_bump_at_once(tmp_path):
    ours = FileStamps(tmp_path / "stamps")
    bump = "import sys; from pathlib import Path; from newsroom.pagecache.stamps import FileStamps\n"
    bump += "for _ in range(500): FileStamps(Path(sys.argv[1])).bump([sys.argv[2]])"
    others = [subprocess.Popen([sys.executable, "-c", bump, tmp_path / "stamps", tag]) for tag in ("one", "two")]
    assert [other.wait() for other in others] == [0, 0]
    assert ours.sequence() == 1000  # no bump was lost between two writers
    assert max(ours.newest([slot_of("one")]), ours.newest([slot_of("two")])) == 1000


def test_a_redis_that_forgot_everything_makes_every_page_out_of_date():
    stamps = redis_stamps()
    stamps.bump(["article-12"])
    stored = stamps.sequence()
    redis.Redis.from_url(redis_server()).delete(RedisStamps.NAME)
    assert stamps.sequence() > stored
    assert stamps.newest([slot_of("article-99")]) > stored


def test_while_redis_does_not_answer_no_page_is_known_to_be_right():
    stamps = RedisStamps("redis://127.0.0.1:1/0")
    assert stamps.sequence() is None
    assert stamps.newest([]) > 2**64
    with pytest.raises(OSError, match="STAMPS_URL"):
        stamps.bump(["article-12"])
