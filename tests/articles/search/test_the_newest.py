"""Of many stories with a word the newest are found, whether they were told this week or long ago."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from articles import workflow
from articles.search import entries, index, searching
from tests.articles.search.asking import tell, titles
from tests.factories import ArticleFactory, an_editor

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(1962, 11, 20, tzinfo=UTC)


def tell_at(moment, title):
    story = ArticleFactory(hi={"title": title, "summary": "", "body": "<p>इस बारे में और कुछ नहीं।</p>"}, en=None)
    return workflow.import_published(story, "hi", by=an_editor(), at=moment)


@pytest.fixture
def archive(monkeypatch):
    """Titles, the newest first: a bridge every six weeks, a river at each third, a shell in the oldest two."""
    monkeypatch.setattr(index, "SAMPLE", 4)
    monkeypatch.setattr(index, "OFTEN", 2)
    monkeypatch.setattr(searching, "MOST", 5)
    moments = [now() - number * timedelta(weeks=6) for number in range(16)] + [LONG_AGO]
    told = [f"पुल {number}" + " नदी" * (number % 3 == 0) + " शंख" * (number > 14) for number in range(len(moments))]
    for moment, title in zip(moments, told, strict=True):
        tell_at(moment, title)
    return told


def test_a_word_of_every_story_of_some_of_few_and_of_none(archive):
    assert titles("पुल", by_date=True) == archive[:5]
    assert titles("नदी", by_date=True) == archive[::3][:5]
    assert titles("शंख", by_date=True) == archive[-2:]
    assert titles("ज्वालामुखी") == []


def test_those_of_a_time(archive):
    for weeks, count in ((1, 1), (9, 2), (26, 5), (60, 5)):
        since = now() - timedelta(weeks=weeks)
        assert titles("पुल", by_date=True, since=since) == archive[:count]
        assert titles("शंख", by_date=True, since=since) == []


def test_stories_of_one_moment_stand_as_they_came_the_last_one_first(monkeypatch):
    monkeypatch.setattr(entries, "A_SECOND", 2)  # so that most of them are kept at other seconds
    with time_machine.travel(now(), tick=False):
        told = [tell(f"पुल {number}").title for number in range(7)]
        assert titles("पुल") == titles("पुल", by_date=True) == told[::-1]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's index is asked by its name")
def test_postgresql_asks_its_index_whatever_it_believes_and_is_left_as_it_was(archive):
    with CaptureQueriesContext(connection) as asked, connection.cursor() as cursor:
        titles("पुल")
        cursor.execute("SELECT name FROM pg_settings WHERE name = ANY(%s) AND setting <> reset_val", [[*index.PLANNER]])
        assert cursor.fetchall() == []
    plans = []
    with connection.cursor() as cursor:
        for query in asked:
            if "SET LOCAL" in query["sql"]:
                cursor.execute(query["sql"])
            elif "@@" in query["sql"]:
                cursor.execute(f"EXPLAIN {query['sql']}")
                plans.append("".join(line for (line,) in cursor.fetchall()))
    assert plans
    assert all(f"Bitmap Index Scan on {index.READERS.name}" in plan for plan in plans)
