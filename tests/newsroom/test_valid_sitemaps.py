"""Every sitemap of the demo newsroom, and of one that has nothing yet, is what the schemas of sitemaps allow."""

from pathlib import Path

import pytest

from tests import checkers
from tests.articles import sitemap_rules
from tests.newsroom.crawling import Site, listed

STARTS = ("/sitemap.xml", "/news-sitemap.xml")
ENTRY = "<url><loc>http://a.example/</loc>{}</url>"
MISTAKES = {
    "nothing": "",
    "no-address": "<url><lastmod>2026-05-09</lastmod></url>",
    "two-addresses": ENTRY.format("<loc>http://b.example/</loc>"),
    "no-moment": ENTRY.format("<lastmod>yesterday</lastmod>"),
    "no-number": ENTRY.format("<priority>high</priority>"),
    "unknown": ENTRY.format("<title>पुल</title>"),
    "no-picture": ENTRY.format("<i:image/>"),
    "no-title": ENTRY.format(
        "<n:news><n:publication><n:name>डाक</n:name><n:language>hi</n:language></n:publication>"
        "<n:publication_date>2026-05-09T15:30:00+05:30</n:publication_date></n:news>"
    ),
    "no-language": ENTRY.format('<x:link rel="alternate" href="http://a.example/en/"/>'),
    "sitemap": "<sitemap><loc>http://a.example/</loc></sitemap>",
}
FRAME = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:x="http://www.w3.org/1999/xhtml" '
    'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:i="http://www.google.com/schemas/sitemap-image/1.1">{}</urlset>'
)


@pytest.fixture(autouse=True)
def _checkers():
    checkers.must_be_there(checkers.ADVICE_ON_SITEMAPS)


def found_in(folder: Path, files: dict[str, str]) -> list[str]:
    """What the schemas have against files, given by name."""
    for name, content in files.items():
        (folder / f"{name.strip('/')}.xml").write_text(content)
    return checkers.against_sitemaps(*sorted(folder.glob("*.xml")))


def test_every_sitemap_of_the_demo_newsroom_is_valid(demo, tmp_path):
    with Site(demo.url) as site:
        index, news = (site.get(path).body for path in STARTS)
        paths = sorted(filter(None, map(site.inside, listed(index))))
        files = {path: site.get(path).body for path in paths} | dict(zip(STARTS, (index, news), strict=True))
    assert len(files) > 8
    whole = "".join(files.values())
    assert all(f"<{name}" in whole for name in ("sitemapindex", "news:title", "image:loc", "xhtml:link"))
    assert found_in(tmp_path, files) == []
    assert [fault for content in files.values() for fault in sitemap_rules.faults(content.encode())] == []


@pytest.mark.django_db
def test_so_are_those_of_an_empty_one(client, tmp_path):
    files = {path: client.get(path).content.decode() for path in (*STARTS, "/sitemap-hi-pages.xml")}
    assert found_in(tmp_path, files) == []


def test_mistakes_are_found_and_a_whole_file_passes(tmp_path):
    files = {name: FRAME.format(mistake) for name, mistake in MISTAKES.items()}
    found = found_in(tmp_path, files | {"whole": FRAME.format(ENTRY.format(""))})
    broken = {Path(said.partition(":")[0]).stem for said in found if "Schemas validity error" in said}
    assert broken == set(MISTAKES), "\n".join(["", *found])
