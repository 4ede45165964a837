"""What a reader's phone fetches before a story stands there: little, and from nobody else."""

from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from articles.languages import LANGUAGES
from tests.newsroom.crawling import Site
from tests.newsroom.server import wait_for

PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True}  # as Lighthouse has
KB = 1024
DARKROOM = 600  # seconds for all pictures of the demo on a busy machine
ALL = 120 * KB  # a story with the pictures in sight
# Page and style in brotli, as whoever comes to a kept page gets them: what a connection sends before its first pause.
WORDS = 14 * KB
PLACES = ("short story", "corrected story", "story with a discussion", "long story", "front page")
# Its words alone are 3 KB; two people's lives, a table, a correction and eight other stories stand there, too.
LONGEST = {("long story", "hi"): 14.5 * KB}


@pytest.fixture
def fetched(browser, demo):
    """``fetched(path)``: kind and bytes on the wire by address, once the story's pictures are made."""
    context = browser.new_context(**PHONE)
    page, requests = context.new_page(), []
    page.on("requestfinished", lambda request: requests.append(request))

    def fetch(path):
        wait_for(lambda: has_its_pictures(demo, path), seconds=DARKROOM)
        wait_for(lambda: is_packed(demo, path))
        page.goto(demo.url + path, wait_until="networkidle")
        return {request.url: (request.resource_type, request.sizes()["responseBodySize"]) for request in requests}

    yield fetch
    context.close()


def has_its_pictures(demo, path) -> bool:
    """Until the darkroom has made them, a page shows larger ones, and is made anew with each."""
    with Site(demo.url) as site:
        body = site.get(path).body
    return body.count("<img") == body.count("<picture")


def is_packed(demo, path) -> bool:
    """Soon after it was first asked for (newsroom/pagecache/packing.py)."""
    with urlopen(Request(demo.url + path, headers={"Accept-Encoding": "br"})) as answer:
        return answer.headers["ETag"].endswith('-br11"')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLACES)
def test_a_page_is_light_and_comes_from_one_host(demo, fetched, name, language):
    found = fetched(demo.places[language][name])
    assert {urlsplit(address).netloc for address in found} == {urlsplit(demo.url).netloc}
    words = sum(size for kind, size in found.values() if kind in {"document", "stylesheet"})
    assert words < LONGEST.get((name, language), WORDS), found
    assert any(kind == "image" for kind, _size in found.values()), found
    assert name == "front page" or sum(size for _kind, size in found.values()) < ALL, found
