"""``make bench [ARTICLES=…] [ONLY=…]``: measure, print tables, keep the figures in ``DATA_DIR/bench.json``."""

import argparse
import sys

from bench import discussions, endurance, exactness, growth, lighthouse, load, moderation, report, speed, weight
from bench.newsrooms import DATA, databases, newsroom
from bench.report import facts, table
from bench.search import measuring as search

ACTS, PRIVATE_WRITES, DEATHS = 1_200, 100, 3


def measure_speed(small):
    places = small.places()
    ours, plain = speed.cached(small, places), speed.uncached(small, places)
    for name, figures in ours.items():
        figures["over uncached"] = figures["rate"] * plain[name]["milliseconds"] / 1e3
    table(
        "Cached pages beside the bare server with the same headers and body (brotli, one worker, 16 connections)",
        {
            "rate": "{:,.0f}/s",
            "bare rate": "{:,.0f}/s",
            "over bare": "{:.2f}",
            "304 over bare": "{:.2f}",
            "over uncached": "{:,.0f}",
            "microseconds": "{:.0f}",
            "bare microseconds": "{:.0f}",
            "generator microseconds": "{:.0f}",
            "errors": "{}",
        },
        ours,
    )
    table(
        "Uncached pages, one request at a time (their kept pieces in memory, as after an edit)",
        {"milliseconds": "{:.2f}", "over empty": "{:.1f}", "queries": "{}"},
        plain,
    )
    return {"cached": ours, "uncached": plain}


def measure_weight(small):
    weights = weight.measure(small, small.places())
    columns = ("HTML", "CSS", "together", "together, kept", "scripts", "fonts", "requests")
    table("Bytes of a first view in brotli, without pictures", dict.fromkeys(columns, "{:,}"), weights)
    return weights


def measure_lighthouse(small):
    if advice := lighthouse.missing():
        print(f"\n{advice}")
        return None
    judged = lighthouse.measure(small, small.places())
    columns = dict.fromkeys((*lighthouse.SCORES, *lighthouse.AUDITS), "{:,.0f}") | {"CLS": "{:.3f}"}
    table("Lighthouse, a phone with its default throttling", columns | {"other hosts": "{}"}, judged)
    return judged


def measure_endurance(small):
    places = small.places()
    walked, slow = endurance.walk(small, places), endurance.slow_senders(small, places)
    kills = endurance.seconds_after_a_kill(small)
    facts(
        "A bad day",
        {
            "mixed walk, an edit a second": f"{walked['rate']:,.0f} requests a second over {walked['pages']:,} pages, "
            f"{walked['over bare']:.2f} of the bare server, 95 % within {walked['p95 milliseconds']:.0f} ms, "
            f"{walked['errors']} errors",
            "memory of a worker": f"{walked['memory of a worker at its start'] / 2**20:.0f} MiB at its start, "
            f"{walked['memory of a worker with these pages'] / 2**20:.0f} MiB with these pages",
            f"{endurance.SLOW_SENDERS} slow senders": f"95 % of readers within {slow['p95 milliseconds']:.1f} ms "
            f"({slow['without']:.1f} ms without), {slow['errors']} errors",
            "whole again after kill -9 of a worker": ", ".join(f"{seconds:.2f} s" for seconds in kills),
        },
    )
    return {"walk": walked, "slow senders": slow, "seconds after a kill": kills}


def measure_discussions(_articles):
    found = {}
    for database in databases():
        small = newsroom(database, growth.SMALL)
        crowd, pages = discussions.many_posters(small), discussions.growth(small)
        found[database] = {"crowd": crowd, "pages": pages}
        facts(
            f"{discussions.READERS} readers write {discussions.EACH} comments each, all at once, {database}",
            {
                "answers": ", ".join(f"{count} times {status}" for status, count in sorted(crowd["answers"].items())),
                "a yes that is not stored exactly once": crowd["yes, but not stored once"],
                "comments a second": f"{crowd['comments a second']:.0f}, 95 % answered within "
                f"{crowd['95 % answered within seconds']:.1f} s",
                "one form five times at once": ", ".join(
                    f"{count} times {status}" for status, count in sorted(crowd["same form five times"].items())
                ),
                "readers meanwhile": f"95 % within {crowd['readers’ p95 milliseconds']:.1f} ms "
                f"({crowd['without']:.1f} ms without)",
            },
        )
        table(
            f"{discussions.THREAD:,} comments, {discussions.QUEUE:,} waiting, beside ten and a page, {database}",
            {"few": "{:.1f} ms", "many": "{:.1f} ms", "ratio": "{:.2f}", "queries": "{0[0]} and {0[1]}"},
            pages,
        )
    return found


def measure_growth(articles):
    found = {}
    for database in databases():
        small, large = newsroom(database, growth.SMALL), newsroom(database, articles)
        found[database] = growth.measure(small, large)
        table(
            f"Uncached pages at {articles:,} stories beside {growth.SMALL:,}, {database}",
            {"small": "{:.2f} ms", "large": "{:.2f} ms", "ratio": "{:.2f}", "queries": "{0[0]} and {0[1]}"},
            found[database],
        )
    return found


def measure_exactness(_articles):
    found = {}
    for database in databases():
        small = newsroom(database, growth.SMALL)
        found[database] = figures = exactness.measure(small, ACTS)
        figures["seconds to heal"] = [exactness.seconds_to_heal(small) for _death in range(DEATHS)]
        figures["bumps of private writes"] = exactness.bumps_of_private_writes(small, PRIVATE_WRITES)
        verdicts = figures["verdicts"]
        facts(
            f"Exactness, {database}",
            {
                "an editor's acts": ", ".join(f"{count} {name}" for name, count in figures["acts"].items()),
                "reads meanwhile": f"{figures['reads']:,} over {figures['workers that answered']} processes",
                "stories seen in them": f"{verdicts['right']:,} right, {verdicts['stale']} stale, "
                f"{verdicts['early']} early",
                "from the editor's answer to the first fresh read": f"{1e3 * figures['seconds until first seen']:.0f} "
                "ms (median)",
                "killed between commit and bump, seen after": ", ".join(
                    f"{seconds:.2f} s" for seconds in figures["seconds to heal"]
                ),
                f"pages touched by {PRIVATE_WRITES} private saves and log-ins": figures["bumps of private writes"],
            },
        )
    return found


def measure_moderation(_articles):
    found = moderation.measure()
    percent = "{:.1%}"
    table(
        "Banned terms on the committed lines; nothing was tuned on the held-out ones",
        {"hits": "{}", "recall": percent, "innocents": "{}", "false alarms": percent},
        found["banned terms"],
    )
    facts("Learned spam, days 1 to 40 taught, the rest asked", _rounded(found["learned spam"]))
    facts("Time of judging", _rounded(found["time"]))
    return found


def _rounded(figures):
    return {name: f"{figure:.3f}" if isinstance(figure, float) else figure for name, figure in figures.items()}


MEASURES = {
    "speed": measure_speed,
    "weight": measure_weight,
    "lighthouse": measure_lighthouse,
    "endurance": measure_endurance,
    "discussions": measure_discussions,
    "growth": measure_growth,
    "exactness": measure_exactness,
    "moderation": measure_moderation,
    "search": search.measure,
}
WITHOUT_WRK = {"lighthouse", "moderation", "search"}
ON_THE_SMALL_NEWSROOM = {"speed", "weight", "lighthouse", "endurance"}


def main():
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--articles", type=int, default=10_000, help="stories of the large newsroom")
    parser.add_argument("--only", choices=MEASURES)
    asked = parser.parse_args()
    if asked.only not in WITHOUT_WRK and (advice := load.missing()):
        sys.exit(advice)
    print(report.machine(), flush=True)
    figures = {"stories": asked.articles}
    for name in [asked.only] if asked.only else MEASURES:
        small = name in ON_THE_SMALL_NEWSROOM
        figures[name] = MEASURES[name](newsroom(databases()[0], growth.SMALL) if small else asked.articles)
    report.keep(DATA / "bench.json", figures)


if __name__ == "__main__":
    main()
