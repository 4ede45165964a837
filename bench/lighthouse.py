"""Lighthouse's judgement of a page on a phone, with its own throttling; from ``bench/tools``."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from bench import processes
from bench.newsrooms import Newsroom
from tests.browser import chromium

LIGHTHOUSE = Path(__file__).with_name("tools") / "node_modules/lighthouse/cli/index.js"
ROUNDS = 3  # Lighthouse's own advice: one look varies
SCORES = {"performance": "performance", "accessibility": "accessibility", "practices": "best-practices", "SEO": "seo"}
AUDITS = {
    "first words, ms": "first-contentful-paint",
    "largest, ms": "largest-contentful-paint",
    "blocked, ms": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
    "bytes": "total-byte-weight",
}


def missing() -> str | None:
    """What to do before anything can be judged."""
    if shutil.which("node") and LIGHTHOUSE.exists() and chromium.find():
        return None
    return "Lighthouse needs Chromium and npm: run npm ci --no-audit --prefix bench/tools."


def measure(newsroom: Newsroom, places: dict) -> dict:
    """``{page: {score of each kind, times, bytes, requests to other hosts}}``, medians over the rounds."""
    newsroom.manage("make_renditions")  # as a newsroom has them a minute after an upload
    with processes.site(newsroom) as server:
        return {name: _judged(f"http://127.0.0.1:{server.port}{path}") for name, path in places["phone"].items()}


def _judged(address: str) -> dict[str, float]:
    reports = [_report(address) for _round in range(ROUNDS)]
    scores = {
        name: 100 * median(report["categories"][kind]["score"] for report in reports) for name, kind in SCORES.items()
    }
    figures = {
        name: median(report["audits"][audit]["numericValue"] for report in reports) for name, audit in AUDITS.items()
    }
    return scores | figures | {"other hosts": max(_other_hosts(report, address) for report in reports)}


def _report(address: str) -> dict:
    flags = " ".join(["--headless=new", *chromium.FLAGS])
    command = ["node", str(LIGHTHOUSE), address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": chromium.find()}
    report = json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)
    assert "runtimeError" not in report, report["runtimeError"]
    return report


def _other_hosts(report: dict, address: str) -> int:
    asked = {urlsplit(item["url"]).netloc for item in report["audits"]["network-requests"]["details"]["items"]}
    return len(asked - {urlsplit(address).netloc, ""})
