"""What search costs a newsroom, as JSON: bytes of its index beside those of the text, and its part of a publication."""

import json
import sys
import time
from statistics import median

from django.db import OperationalError, connection, transaction

from articles import workflow
from articles.body.sanitizing import plain_text
from articles.models import Change, Edition, SearchEntry
from articles.search import entries
from articles.search.index import READERS
from bench.exactness import slug
from newsroom.models import User

SAMPLE = 2_000  # editions whose text is weighed, evenly from the whole archive
STORIES = 25  # that are published anew
LANGUAGE = "hi"


def measure() -> dict:
    text, kept = bytes_of_text(), bytes_of_index()
    return {
        "editions": SearchEntry.objects.count(),
        "text": text,
        "index": kept,
        "index over text": kept / text if kept else None,
        **times(),
    }


def bytes_of_text() -> float:
    """Headlines, standfirsts and plain text of all editions that search knows, in UTF-8: what a sample promises."""
    keys = list(SearchEntry.objects.order_by("place").values_list("edition", flat=True))
    taken = keys[:: max(1, len(keys) // SAMPLE)]
    editions = [
        edition
        for start in range(0, len(taken), 500)
        for edition in Edition.objects.filter(pk__in=taken[start : start + 500])
    ]
    weights = [len("".join((one.title, one.summary, plain_text(one.body))).encode()) for one in editions]
    return sum(weights) / len(weights) * len(keys)


def bytes_of_index() -> int | None:
    """The entries with their indexes, and the full-text index. None where SQLite was built without what tells."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size(%s)", [READERS.entries])
            return cursor.fetchone()[0]
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE rootpage > 0 AND (tbl_name = %s OR tbl_name GLOB %s)",
            [READERS.entries, f"{READERS.name}*"],
        )
        try:
            return sum(_pages(cursor, name) for (name,) in cursor.fetchall())
        except OperationalError:
            return None


def _pages(cursor, name: str) -> int:
    cursor.execute("SELECT pgsize FROM dbstat WHERE name = %s AND aggregate = TRUE", [name])
    return cursor.fetchone()[0]


def times() -> dict[str, float]:
    """Milliseconds of indexing one edition and of publishing a changed story whole, and the part of the first in it.

    Nothing is kept of it. A story's other language is indexed as well when it is published.
    """
    asha = User.objects.get(username="asha")
    newest = Edition.objects.live(LANGUAGE).exclude(slug__startswith=slug("")).order_by("-pk")
    noted, published, parts = [], [], []
    for edition in newest.select_related("article")[:STORIES]:
        both = [_seconds(entries.note, each) for each in edition.article.editions.all()]
        whole = _seconds(_publish, edition, asha)
        noted.append(both[0])
        published.append(whole)
        parts.append(sum(both) / whole)
    return {
        "ms to index an edition": 1e3 * median(noted),
        "ms to publish": 1e3 * median(published),
        "part of indexing": median(parts),
    }


def _publish(edition: Edition, by: User) -> None:
    words = {"title": f"{edition.title} आज", "body": edition.body}
    workflow.save_draft(edition.article, {edition.language: words}, by=by)
    workflow.publish(edition.article, edition.language, by=by, change=Change.UPDATE)


def _seconds(act, *arguments) -> float:
    with transaction.atomic():
        began = time.perf_counter()
        act(*arguments)
        seconds = time.perf_counter() - began
        transaction.set_rollback(True)
    return seconds


if __name__ == "__main__":
    json.dump(measure(), sys.stdout)
