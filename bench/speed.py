"""Requests a second and processor time a request, each beside the bare server that sends the same bytes."""

import http.client
from statistics import median

from bench import processes
from bench.load import BROTLI, Load, load
from bench.newsrooms import Newsroom

# A process is faster or slower than its twin for as long as it lives, by where its memory happens to lie: so several.
STARTS, ROUNDS, SECONDS = 4, 4, 1
UNCACHED_ROUNDS = 7
PAGES = ("article", "front page", "section", "feed")
# What machines come for is measured from one start alone: it is sent from memory by the same lines.
FEEDS = ("feed of a section", "feed of a tag", "feed of an author", "corrections", "feed of corrections")
SITEMAPS = ("sitemap index", "sitemap of a month", "news sitemap")
EMPTY = "/healthz"  # Django's own empty view, with all its middleware
HEADERS_OF_THE_SERVER = {"date", "server", "connection"}


def cached(newsroom: Newsroom, places: dict) -> dict:
    """``{page: {rate, bare rate, ratio, microseconds, bare microseconds, unchanged …}}``, medians over the rounds."""
    found = {}
    for names, starts in ((PAGES, STARTS), (FEEDS + SITEMAPS, 1)):
        pages = {name: places["pages"][name] for name in names}
        rounds = [each for _start in range(starts) for each in _rounds(newsroom, pages)]
        found |= {name: _beside([each[name] for each in rounds]) for name in pages}
    return found


def _rounds(newsroom: Newsroom, pages: dict[str, str]) -> list[dict[str, tuple[Load, Load, Load, Load]]]:
    """Both servers in turn, for each page, from two fresh processes: the page, then the request of who has it already.

    The bare one answers that with the page as well; ours says 304.
    """
    with processes.site(newsroom) as server:
        answers = {path: answer(server, path) for path in pages.values()}
        conditions = {path: (*BROTLI, f"If-None-Match: {dict(answers[path][1])['etag']}") for path in answers}
        with processes.bare(newsroom, answers) as bare:
            for path in answers:
                load(server, path, seconds=SECONDS), load(bare, path, seconds=SECONDS)
            return [
                {
                    name: (
                        load(server, path, seconds=SECONDS),
                        load(bare, path, seconds=SECONDS),
                        load(server, path, seconds=SECONDS, headers=conditions[path]),
                        load(bare, path, seconds=SECONDS, headers=conditions[path]),
                    )
                    for name, path in pages.items()
                }
                for _round in range(ROUNDS)
            ]


def _beside(rounds: list[tuple[Load, Load, Load, Load]]) -> dict[str, float]:
    ours, bare, unchanged, told_all = zip(*rounds, strict=True)
    return {
        "rate": median(one.rate for one in ours),
        "bare rate": median(one.rate for one in bare),
        "over bare": median(one.rate / other.rate for one, other in zip(ours, bare, strict=True)),
        "304 over bare": median(one.rate / other.rate for one, other in zip(unchanged, told_all, strict=True)),
        "microseconds": 1e6 * median(one.server_cpu for one in ours),
        "bare microseconds": 1e6 * median(one.server_cpu for one in bare),
        "generator microseconds": 1e6 * median(one.generator_cpu for one in ours),
        "errors": sum(one.errors for one in (*ours, *bare, *unchanged, *told_all)),
    }


def uncached(newsroom: Newsroom, places: dict) -> dict:
    """``{page: {milliseconds, over empty, queries}}`` without a page cache, beside Django's empty view."""
    pages = {name: places["pages"][name] for name in PAGES + FEEDS + SITEMAPS}
    with processes.site(newsroom, PAGE_CACHE_MB="0") as server:
        for path in (EMPTY, *pages.values()):
            load(server, path, seconds=1, connections=1)
        rounds = [
            {
                name: load(server, path, seconds=1, connections=1).each
                for name, path in {"empty": EMPTY, **pages}.items()
            }
            for _round in range(UNCACHED_ROUNDS)
        ]
    empty = {"milliseconds": 1e3 * median(each["empty"] for each in rounds), "over empty": 1.0, "queries": 0}
    return {"Django's empty view": empty} | {
        name: {
            "milliseconds": 1e3 * median(each[name] for each in rounds),
            "over empty": median(each[name] / each["empty"] for each in rounds),
            "queries": places["queries"][name],
        }
        for name in pages
    }


def answer(server, path: str) -> tuple[str, list[tuple[str, str]], bytes]:
    """What our server says, ready for the bare one to say it, too."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers=dict(header.split(": ", 1) for header in BROTLI))
    response = connection.getresponse()
    body = response.read()
    headers = [(name, value) for name, value in response.getheaders() if name not in HEADERS_OF_THE_SERVER]
    connection.close()
    return f"{response.status} {response.reason}", headers, body
