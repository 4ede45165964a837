"""What a reader's phone has to fetch before the words of a story stand there."""

import re

import brotli

from bench import processes
from bench.newsrooms import Newsroom
from bench.speed import answer

STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
SCRIPT = re.compile(r"<script\b")
FONT = re.compile(r"@font-face|\.woff2?\b")


def measure(newsroom: Newsroom, places: dict) -> dict:
    """``{page: {HTML, CSS: bytes in brotli, scripts, fonts: how many, requests: without pictures}}``.

    What comes first is packed in haste; ``kept`` is what readers get from some seconds later on.
    """
    weights = {}
    with processes.site(newsroom) as server:
        for name in ("article", "front page"):
            html = answer(server, places["pages"][name])[2]
            text = brotli.decompress(html).decode()
            kept = brotli.compress(text.encode(), quality=11)
            sheets = [answer(server, path)[2] for path in STYLESHEET.findall(text)]
            weights[name] = {
                "HTML": len(html),
                "CSS": sum(map(len, sheets)),
                "together": len(html) + sum(map(len, sheets)),
                "together, kept": len(kept) + sum(map(len, sheets)),
                "scripts": len(SCRIPT.findall(text)),
                "fonts": sum(len(FONT.findall(brotli.decompress(sheet).decode())) for sheet in sheets),
                "requests": 1 + len(sheets),
            }
    return weights
