"""What the size of the archive costs: uncached pages of a large newsroom beside those of a small one."""

from statistics import median

from bench import processes
from bench.load import load
from bench.newsrooms import Newsroom

ROUNDS, SECONDS = 5, 1
SMALL = 1_000


def measure(small: Newsroom, large: Newsroom) -> dict:
    """``{page: {small, large: milliseconds, ratio, queries of both}}``, one request at a time."""
    of_small, of_large = small.places(), large.places()
    with (
        processes.site(small, PAGE_CACHE_MB="0") as few,
        processes.site(large, PAGE_CACHE_MB="0") as many,
    ):
        pairs = {name: (path, of_large["pages"][name]) for name, path in of_small["pages"].items()}
        for first, second in pairs.values():
            _time(few, first), _time(many, second)
        rounds = {
            name: [(_time(few, first), _time(many, second)) for _round in range(ROUNDS)]
            for name, (first, second) in pairs.items()
        }
    return {
        name: {
            "small": 1e3 * median(one for one, _other in times),
            "large": 1e3 * median(other for _one, other in times),
            "ratio": median(other / one for one, other in times),
            "queries": (of_small["queries"][name], of_large["queries"][name]),
        }
        for name, times in rounds.items()
    }


def _time(server, path: str) -> float:
    return load(server, path, seconds=SECONDS, connections=1).each
