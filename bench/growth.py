"""What the size of the archive costs: uncached pages of a large newsroom beside those of a small one."""

import time
from statistics import median

from bench import processes
from bench.load import load
from bench.newsrooms import Newsroom
from bench.speed import answer

ROUNDS, SECONDS = 5, 1
SMALL = 1_000


def measure(small: Newsroom, large: Newsroom) -> dict:
    """``{page: {small, large: milliseconds, ratio, queries of both}}``, one request at a time.

    A sitemap lists as much as there is, so that it counts by the entry.
    """
    of_small, of_large = small.places(), large.places()
    with (
        processes.site(small, PAGE_CACHE_MB="0") as few,
        processes.site(large, PAGE_CACHE_MB="0") as many,
    ):

        def both(name, path):
            first = _time(few, path, of_small["entries"].get(name))
            return first, _time(many, of_large["pages"][name], of_large["entries"].get(name))

        for name, path in of_small["pages"].items():  # the first of each, however long it takes, is no measure
            answer(few, path)
            answer(many, of_large["pages"][name])
        rounds = {name: [both(name, path) for _round in range(ROUNDS)] for name, path in of_small["pages"].items()}
    return {
        name: {
            "small": 1e3 * median(one for one, _other in times),
            "large": 1e3 * median(other for _one, other in times),
            "ratio": median(other / one for one, other in times),
            "queries": (of_small["queries"][name], of_large["queries"][name]),
        }
        for name, times in rounds.items()
    }


def _time(server, path: str, entries: int | None) -> float:
    """Of the page; or of each of its ``entries``, asked for once: thousands may outlast a round."""
    if not entries:
        return load(server, path, seconds=SECONDS, connections=1).each
    began = time.perf_counter()
    answer(server, path)
    return (time.perf_counter() - began) / entries
