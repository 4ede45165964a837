"""Who comes to a page that is kept already gets it in fewer bytes."""

import pytest

from newsroom.pagecache.cache import PageCache
from newsroom.pagecache.naming import TAGS
from newsroom.pagecache.packing import MOST, pack
from newsroom.pagecache.stamps import FileStamps
from tests.newsroom.pagecache.reader import ask


@pytest.fixture
def stamps(tmp_path):
    return FileStamps(tmp_path / "stamps")


@pytest.fixture
def site(stamps):
    copies = iter(range(100))

    def press(environ, start_response):
        found = "none" not in environ["PATH_INFO"]
        start_response("200 OK" if found else "404 Not Found", [("Content-Type", "text/html"), (TAGS, "site page")])
        words = " ".join(f"{number * number % 977} letters" for number in range(500))
        return [f"copy {next(copies)} of {environ['PATH_INFO']} {words}".encode()]

    return PageCache(press, stamps, site_url="https://news.example", capacity=1_000_000)


def test_a_kept_page_is_packed_tighter_for_those_who_come_later(site, stamps):
    first = ask(site, "/hi/", accept_encoding="br")
    pack(site)
    later = ask(site, "/hi/", accept_encoding="br")
    assert len(later.sent) < len(first.sent)
    assert (later.body, later.headers["content-encoding"]) == (first.body, "br")
    assert int(later.headers["content-length"]) == len(later.sent)
    stamps.bump(["page"])
    assert ask(site, "/hi/", accept_encoding="br").body != later.body


def test_other_bytes_have_a_tag_of_their_own(site):
    tags = [ask(site, "/hi/", accept_encoding="br").headers["etag"]]
    pack(site)
    tags.append(ask(site, "/hi/", accept_encoding="br").headers["etag"])
    answers = [ask(site, "/hi/", accept_encoding="br", if_none_match=tag).status for tag in tags]
    assert answers == [200, 304]


def test_only_what_somebody_took_in_brotli_is_packed(site):
    plain = ask(site, "/hi/")
    pack(site)
    assert ask(site, "/hi/") == plain
    assert list(site.pages.get(("/hi/", "")).answers) == ["identity"]


def test_a_page_that_was_first_taken_otherwise_is_packed_once_somebody_takes_it_in_brotli(site):
    ask(site, "/hi/")
    pack(site)
    first = ask(site, "/hi/", accept_encoding="br")
    pack(site)
    assert len(ask(site, "/hi/", accept_encoding="br").sent) < len(first.sent)


def test_some_are_packed_at_once_and_none_that_is_not_kept(site):
    for number in range(MOST + 1):
        ask(site, f"/hi/news/{number}/", accept_encoding="br")
    ask(site, "/hi/news/none/", accept_encoding="br")
    site.pages.drop(("/hi/news/0/", ""))
    pack(site)
    assert list(site.loose) == [(f"/hi/news/{MOST}/", "")]
    pack(site)
    pack(site)
    assert not site.loose
