"""How long a reader waits for answers, one question at a time, beside Django's empty view of the same process."""

from contextlib import closing
from dataclasses import dataclass
from statistics import median, quantiles

from bench import processes
from bench.newsrooms import Newsroom
from bench.processes import cpu_seconds
from bench.search import mixed
from bench.search.asking import Reader, page_of
from bench.search.corpus import LANGUAGES
from bench.speed import EMPTY
from tests.newsroom.server import Server

ROUNDS = 5
ALL, HOSTILE, SUGGESTIONS = "all but hostile", "hostile", "suggestions"


@dataclass(frozen=True)
class Asked:
    """One question of one round: seconds of its answer and of the empty view just before it.

    ``processor`` are the site's own seconds for both, on average over the questions of its kind in that round: other
    work of a busy machine is not in them, nor is PostgreSQL's.
    """

    seconds: float
    empty: float
    processor: float


def measure(newsroom: Newsroom) -> dict:
    """Figures of each kind of question, and of the slowest hostile one beside the median of the others."""
    with processes.site(newsroom) as server, closing(Reader(server)) as reader:
        kinds = _kinds(reader)
        # The first of each, however long it takes, is no measure.
        statuses = [reader.ask(path).status for paths in kinds.values() for path in paths]
        rounds = [{kind: _round(server, reader, paths) for kind, paths in kinds.items()} for _number in range(ROUNDS)]
    each = {kind: [asked for one in rounds for asked in one[kind]] for kind in kinds}
    each = {ALL: [asked for kind in mixed.ORDINARY for asked in each[kind]]} | each
    usual = median(asked.seconds for asked in each[ALL])
    slowest = {path: median(one[HOSTILE][place].seconds for one in rounds) for place, path in enumerate(kinds[HOSTILE])}
    worst = max(slowest, key=slowest.get)
    return {
        "kinds": {kind: _figures(times) for kind, times in each.items()},
        "slowest hostile over the median": slowest[worst] / usual,
        "slowest hostile": worst,
        "errors": sum(status >= 500 for status in statuses),
    }


def _kinds(reader: Reader) -> dict[str, list[str]]:
    """Addresses, each on the pages of both languages. Suggestions only where this newsroom has them."""
    kinds = {
        kind: [page_of(text, language) for text in texts for language in LANGUAGES]
        for kind, texts in (mixed.ORDINARY | {HOSTILE: mixed.HOSTILE}).items()
    }
    suggestions = [
        page_of(text, language).replace("/search/", "/search/suggestions/")
        for text in mixed.BEGINNINGS
        for language in LANGUAGES
    ]
    return kinds | ({SUGGESTIONS: suggestions} if reader.ask(suggestions[0]).status == 200 else {})


def _round(server: Server, reader: Reader, paths: list[str]) -> list[Asked]:
    before = cpu_seconds(server)
    seconds = [(reader.ask(EMPTY).seconds, reader.ask(path).seconds) for path in paths]
    processor = (cpu_seconds(server) - before) / len(paths)
    return [Asked(asked, empty, processor) for empty, asked in seconds]


def _figures(times: list[Asked]) -> dict[str, float]:
    empty = median(one.empty for one in times)
    p50, p95 = median(one.seconds for one in times), quantiles([one.seconds for one in times], n=20)[-1]
    return {
        "p50": 1e3 * p50,
        "p95": 1e3 * p95,
        "p50 over empty": p50 / empty,
        "p95 over empty": p95 / empty,
        "processor": 1e3 * median(one.processor for one in times),
    }
