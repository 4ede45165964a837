"""How the benchmark of search counts, and that it reads the page as readers see it."""

import json
from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from articles.models import Edition
from bench.search import cost
from bench.search.asking import Answer, found, page_of
from bench.search.quality import score
from bench.search.speed import Asked, _figures

RELEVANT = frozenset("ab")


@pytest.mark.parametrize(
    ("ranked", "recall", "reciprocal"),
    [
        ("ab", 1, 1),
        ("xaxb", 1, 1 / 2),
        ("xyza", 1 / 2, 1 / 4),
        ("ccab", 1, 1 / 2),  # a story that stands there twice takes one place
        ("ijab", 1, 1),  # the same stories in the other language take none
        ("0123456789ab", 0, 0),
        ("i0123456789a", 0, 0),
        ("i012345678a", 1 / 2, 1 / 10),
        ("", 0, 0),
    ],
)
def test_the_first_ten_count_without_what_is_neither_hit_nor_miss(ranked, recall, reciprocal):
    assert score(ranked, RELEVANT, frozenset("ij")) == (recall, reciprocal)


def test_of_more_than_ten_that_could_be_found_ten_are_all():
    assert score("abcdefghij", frozenset("abcdefghijkl")) == (1, 1)


def test_times_are_set_beside_those_of_the_empty_view():
    times = [Asked(seconds=milliseconds / 1e3, empty=0.002, processor=0.03) for milliseconds in range(1, 101)]
    figures = _figures(times)
    assert figures["p50"] == pytest.approx(50.5)
    assert figures["p95"] == pytest.approx(95.95)
    assert figures["p50 over empty"] == pytest.approx(25.25)
    assert figures["processor"] == pytest.approx(30)


def test_what_was_typed_may_be_any_bytes():
    assert page_of("गया \udcff", "hi", 2) == "/hi/search/?q=%E0%A4%97%E0%A4%AF%E0%A4%BE%20%FF&page=2"


@pytest.fixture
def addresses(db, tmp_path):
    """A dozen stories of one moment that come in as the benchmark's do; where each is read."""
    moment = datetime(2025, 1, 1, tzinfo=UTC).isoformat()
    common = {"summary": "", "body": "नाव।", "published_at": moment}
    lines = [{"id": f"hi-{n}", "lang": "hi", "title": f"झील में नाव {n}"} | common for n in range(12)]
    lines.append(common | {"id": "en", "lang": "en", "title": "A boat on the lake", "body": "Jheel, naav."})
    file, map_file = tmp_path / "stories.jsonl", tmp_path / "map.json"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    call_command("import_articles", file, map=map_file)
    return json.loads(map_file.read_text(encoding="utf-8"))


def test_stories_are_read_in_the_order_of_the_page_and_of_the_next_one(client, addresses):
    def get(path):
        response = client.get(path)
        return Answer(response.status_code, response.content, 0)

    ids = found(get, "झील में नाव", "hi", addresses)
    assert len(ids) == 13
    assert set(ids[:10]) | set(ids[-2:]) == {f"hi-{n}" for n in range(12)}
    assert ids[10] == "en"  # what only mentions it stands last on the first page
    assert found(get, "ऑक्टोपस", "hi", addresses) == []


def test_bytes_of_text_and_index_are_weighed(addresses):
    editions = Edition.objects.all()
    text = sum(
        len(f"{one.title}{one.summary}{one.body.replace('<p>', '').replace('</p>', '')}".encode()) for one in editions
    )
    assert cost.bytes_of_text() == pytest.approx(text)
    assert cost.bytes_of_index() > 13 * 50
