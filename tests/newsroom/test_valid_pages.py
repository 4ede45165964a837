"""Every reader's screen of the demo newsroom is valid HTML, in both languages, and every drawing valid SVG."""

from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.conf import settings

from articles.languages import LANGUAGES
from tests import checkers
from tests.newsroom.crawling import Site

DRAWINGS = sorted((settings.BASE_DIR / "static").rglob("*.svg"))
PAGE = '<!doctype html><html lang="hi"><title>पुल</title><h1>पुल</h1>{}</html>'
MISTAKES = {
    "duplicate": '<p id="a"></p><p id="a"></p>',
    "nested": "<p><div></div></p>",
    "unclosed": "<div><p>पुल</p>",
    "unknown": "<blink>पुल</blink>",
    "attribute": '<p colour="red">पुल</p>',
    "role": '<p role="headline">पुल</p>',
    "time": "<time datetime='2026-13-01'>पुल</time>",
    "without-alt": '<img src="/a.jpg">',
    "label": '<label for="b">पुल</label>',
}


@pytest.fixture(autouse=True)
def _checkers():
    checkers.must_be_there()


def sent_empty(address: str) -> str:
    """The page that answers a form with nothing in it: the form, and what is missing."""
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(address, urlencode({"body": ""}).encode()))
    with refused.value as answer:
        return answer.read().decode()


def screens(demo) -> dict[str, str]:
    """HTML by language and name."""
    found = {}
    with Site(demo.url) as site:
        for language in LANGUAGES:
            places = demo.places[language]
            pages = {name: site.get(path).body for name, path in places.items()} | demo.drawn[language]
            pages["comment with errors"] = sent_empty(f"{demo.url}{places['story with a discussion']}comments/")
            pages["report with errors"] = sent_empty(demo.url + places["report"])
            found |= {f"{language} {name}": html for name, html in pages.items()}
    return found


def written(folder: Path, pages: dict[str, str]) -> list[Path]:
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html)
    return sorted(folder.glob("*.html"))


def test_every_screen_is_valid(demo, tmp_path):
    pages = written(tmp_path, screens(demo))
    assert len(pages) > 50
    found = checkers.against_pages(*pages, *DRAWINGS)
    assert found == [], "\n".join(["", *found])


def test_mistakes_are_found_and_a_whole_page_passes(tmp_path):
    broken = {name: PAGE.format(mistake) for name, mistake in MISTAKES.items()}
    found = checkers.against_pages(*written(tmp_path, broken | {"whole": PAGE.format("<p>पुल</p>")}))
    assert {said.split(",")[0] for said in found} == set(MISTAKES)
