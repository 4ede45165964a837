"""``make bench``: how long pages take, as ratios to an empty answer of the same process, measured in turn."""

import json
import os
import statistics
import tempfile
import time
from pathlib import Path

ROUNDS, EACH, STORIES = 9, 12, 1_000
REFERENCE = "/healthz"


def prepare():
    """A newsroom of its own in a temporary folder; returns the addresses to measure."""
    from django.core.management import call_command

    from articles.demo import bulk
    from articles.models import Author, Category, Edition

    call_command("migrate", verbosity=0)
    for number in range(8):
        Category.objects.create(slug=f"section-{number}", name_hi=f"श्रेणी {number}", name_en=f"Section {number}")
        Author.objects.create(slug=f"author-{number}", name_hi=f"लेखक {number}", name_en=f"Author {number}")
    list(bulk.write(STORIES))
    edition = Edition.objects.live("hi").newest_first().for_page().first()
    return {
        "front page": "/hi/",
        "article": edition.get_absolute_url(),
        "section": f"/hi/section/{edition.section.slug}/",
        "tag": f"/hi/tag/{edition.tags[0].slug}/",
        "author": f"/hi/author/{edition.authors[0].slug}/",
        "feed": "/hi/feed/",
    }


def seconds(client, path) -> float:
    """The time of one request, the mean of a few in a row."""
    start = time.perf_counter()
    for _request in range(EACH):
        assert client.get(path).status_code == 200
    return (time.perf_counter() - start) / EACH


def measure(client, addresses) -> dict[str, list[float]]:
    """Each page over the reference, a ratio a round; the rounds take the pages in turn."""
    for path in [REFERENCE, *addresses.values()]:
        seconds(client, path)  # what is read once is read before the first round
    ratios = {name: [] for name in addresses}
    for _round in range(ROUNDS):
        for name, path in addresses.items():
            ratios[name].append(seconds(client, path) / seconds(client, REFERENCE))
    return ratios


def main():
    target = Path("var/bench.json").resolve()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tests.settings"}
        import django

        django.setup()
        from django.test import Client

        ratios = measure(Client(SERVER_NAME="127.0.0.1"), prepare())
    print(f"Uncached pages over {REFERENCE}, {STORIES:,} stories, SQLite, {ROUNDS} rounds\n")
    print("| page | least | median | most |\n| --- | ---: | ---: | ---: |")
    for name, values in ratios.items():
        print(f"| {name} | {min(values):.1f} | {statistics.median(values):.1f} | {max(values):.1f} |")
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps({"stories": STORIES, "over": REFERENCE, "uncached": ratios}, indent=1))


if __name__ == "__main__":
    main()
