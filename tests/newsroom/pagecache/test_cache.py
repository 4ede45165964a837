"""What readers get from the page cache, whatever application stands behind it."""

import threading
import time

import pytest

from newsroom.pagecache.cache import LONGEST_STALE, PageCache
from newsroom.pagecache.naming import EXPIRES, READ, TAGS, WITHDRAWALS
from newsroom.pagecache.stamps import FileStamps, RedisStamps
from tests.newsroom.pagecache.reader import ask

# What has poisoned caches elsewhere: each may reach an application that trusts it.
POISON = {
    "host": "evil.example",
    "x_forwarded_host": "evil.example",
    "x_forwarded_proto": "https",
    "x_forwarded_for": "10.0.0.1",
    "x_forwarded_port": "99",
    "x_original_url": "/admin/original/",
    "x_rewrite_url": "/admin/rewritten/",
    "x_http_method_override": "POST",
    "forwarded": "host=evil.example",
    "accept_language": "en-IN",
    "cookie": "sessionid=stolen; csrftoken=x",
    "authorization": "Basic eA==",
    "user_agent": "<script>",
    "cache_control": "no-cache, no-store",
    "pragma": "no-cache",
    "range": "bytes=0-1",
    "accept": "application/json",
    "x_requested_with": "XMLHttpRequest",
    "referer": "https://evil.example/",
    "origin": "https://evil.example",
    "x_wap_profile": "evil",
    "te": "trailers",
}


# What goes past the cache: nobody's page.
PASSING_BY = {
    "a long path": ("/hi/news/" + "a" * 3_000 + "/", "", "GET"),
    "a long argument": ("/hi/section/defence/", "before=" + "1" * 3_000, "GET"),
    "a form": ("/hi/nothing/", "", "POST"),
    "a question": ("/hi/nothing/", "", "OPTIONS"),
    "the desk": ("/admin/", "", "GET"),
}


class Press:
    """An application that prints what it was asked, and counts."""

    def __init__(self):
        self.asked, self.status, self.headers = [], "200 OK", {TAGS: "site page"}
        self.work = lambda: None

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        self.work()
        start_response(self.status, [("Content-Type", "text/html"), *self.headers.items()])
        text = f"edition {len(self.asked)} " + " ".join(
            f"{key}={value}" for key, value in environ.items() if key.isupper()
        )
        return [text.encode() + b" word" * 500]


@pytest.fixture
def press():
    return Press()


@pytest.fixture
def stamps(tmp_path):
    return FileStamps(tmp_path / "stamps")


@pytest.fixture
def site(press, stamps):
    return PageCache(press, stamps, site_url="https://news.example", capacity=1_000_000)


def test_a_page_is_rendered_once_and_again_after_a_bump_of_one_of_its_tags(site, press, stamps):
    first = ask(site, "/hi/")
    assert ask(site, "/hi/") == first
    stamps.bump(["another"])
    assert ask(site, "/hi/") == first
    stamps.bump(["page"])
    assert b"edition 2 " in ask(site, "/hi/").body
    assert len(press.asked) == 2


def test_each_read_of_a_page_that_counts_is_told_and_no_reader_learns_of_it(press, stamps):
    told = []
    site = PageCache(press, stamps, site_url="https://news.example", capacity=1_000_000, on_read=told.append)
    ask(site, "/hi/")
    assert told == []
    press.headers[READ] = "12"
    first = ask(site, "/hi/news/pul/", user_agent="a phone")
    again = ask(site, "/hi/news/pul/", if_none_match=first.headers["etag"])
    ask(site, "/hi/news/pul/", method="HEAD")
    assert [again.status, READ.lower() in first.headers] == [304, False]
    assert [page for page, _environ in told] == [12, 12]
    assert told[0][1]["HTTP_USER_AGENT"] == "a phone"
    ask(site, "/hi/news/pul/", method="POST")
    assert len(told) == 2


def test_what_changes_while_a_page_is_rendered_makes_it_out_of_date(site, press, stamps):
    press.work = lambda: stamps.bump(["page"])
    ask(site, "/hi/")
    press.work = lambda: None
    assert b"edition 2 " in ask(site, "/hi/").body
    assert b"edition 2 " in ask(site, "/hi/").body


def test_a_page_ends_at_its_moment(site, press):
    press.headers[EXPIRES] = str(time.time() + 0.2)
    ask(site, "/hi/")
    assert b"edition 1 " in ask(site, "/hi/").body
    time.sleep(0.25)
    assert b"edition 2 " in ask(site, "/hi/").body


@pytest.mark.parametrize("header", POISON)
def test_no_header_of_a_reader_changes_a_page_or_passes_by_the_cache(site, press, header):
    poisoned = ask(site, "/hi/", **{header: POISON[header]})
    assert ask(site, "/hi/") == poisoned
    assert len(press.asked) == 1
    assert b"HTTP_HOST=news.example" in poisoned.body
    assert POISON[header].encode() not in poisoned.body
    assert not {"set-cookie", TAGS.lower(), EXPIRES.lower()} & poisoned.headers.keys()
    assert poisoned.headers["vary"] == "Accept-Encoding"


def test_a_page_sets_no_cookie_and_varies_on_encoding_alone_whatever_the_application_says(site, press):
    press.headers |= {"Set-Cookie": "csrftoken=x", "Vary": "Cookie, Accept-Language"}
    answer = ask(site, "/hi/")
    assert "set-cookie" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"


def test_unknown_arguments_make_no_new_page(site, press):
    plain = ask(site, "/hi/section/defence/")
    assert ask(site, "/hi/section/defence/", "utm_source=x&fbclid=1&before2=3") == plain
    assert ask(site, "/hi/", "before=12").body == ask(site, "/hi/").body
    assert len(press.asked) == 2
    older = ask(site, "/hi/section/defence/", "x=1&before=12")
    assert b"QUERY_STRING=before=12 " in older.body


@pytest.mark.parametrize("path", ["/", "/admin/", "/healthz", "/media/x.jpg", "/preview/x/", "/hi/search/", "/hindi/"])
def test_other_addresses_go_to_the_application_as_they_came(site, press, path):
    ask(site, path, "q=1", cookie="sessionid=mine")
    ask(site, path, "q=1", cookie="sessionid=mine")
    assert [environ["HTTP_COOKIE"] for environ in press.asked] == ["sessionid=mine"] * 2


def test_a_post_goes_to_the_application(site, press):
    ask(site, "/hi/", method="POST")
    ask(site, "/hi/", method="POST")
    assert [environ["REQUEST_METHOD"] for environ in press.asked] == ["POST", "POST"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("identity", None),
        ("br;q=x", None),
        ("", None),
    ],
)
def test_a_browser_gets_the_best_encoding_that_it_takes(site, accepted, encoding):
    answer = ask(site, "/hi/", accept_encoding=accepted)
    assert answer.headers.get("content-encoding") == encoding
    assert answer.body == ask(site, "/hi/").body
    assert int(answer.headers["content-length"]) == len(answer.sent)


@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
def test_who_has_the_page_is_told_so_without_a_body(site, stamps, encoding):
    page = ask(site, "/hi/", accept_encoding=encoding)
    etag = page.headers["etag"]
    for condition in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        answer = ask(site, "/hi/", accept_encoding=encoding, if_none_match=condition)
        assert (answer.status, answer.sent, answer.headers["etag"]) == (304, b"", etag)
    assert ask(site, "/hi/", accept_encoding=encoding, if_none_match='"other"').sent == page.sent
    stamps.bump(["page"])
    assert ask(site, "/hi/", accept_encoding=encoding, if_none_match=etag).status == 200


def test_encodings_have_tags_of_their_own(site):
    assert len({ask(site, "/hi/", accept_encoding=name).headers["etag"] for name in ("br", "gzip", "")}) == 3


def test_head_is_a_get_without_the_body(site):
    page, head = ask(site, "/hi/"), ask(site, "/hi/", method="HEAD")
    assert (head.headers, head.sent) == (page.headers, b"")


def test_a_page_that_names_no_tags_is_not_kept(site, press):
    press.headers = {"Cache-Control": "private"}
    assert ask(site, "/hi/").headers["cache-control"] == "private"
    assert b"edition 2 " in ask(site, "/hi/").body


def test_pages_that_are_not_there_cannot_push_out_those_that_are(site, press):
    home = ask(site, "/hi/")
    press.status = "404 Not Found"
    for number in range(2_000):
        ask(site, f"/hi/news/none-{number}/")
    assert site.missing.weight <= site.missing.capacity
    assert ask(site, "/hi/") == home
    asked = len(press.asked)
    assert ask(site, "/hi/news/none-1999/").status == 404
    assert len(press.asked) == asked


def test_memory_is_bounded_and_the_least_read_page_goes_first(press, stamps):
    site = PageCache(press, stamps, site_url="https://news.example", capacity=100_000)
    ask(site, "/hi/")
    for number in range(100):
        ask(site, f"/hi/news/{number}/")
        ask(site, "/hi/")
    assert site.pages.weight <= 100_000
    assert len([environ for environ in press.asked if environ["PATH_INFO"] == "/hi/"]) == 1


def test_without_memory_every_page_is_rendered(press, stamps):
    site = PageCache(press, stamps, site_url="https://news.example", capacity=0)
    ask(site, "/hi/")
    assert b"edition 2 " in ask(site, "/hi/").body


def test_a_wave_of_readers_renders_a_page_once(site, press):
    press.work = lambda: time.sleep(0.2)
    answers = []
    readers = [threading.Thread(target=lambda: answers.append(ask(site, "/hi/"))) for _reader in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(press.asked) == 1
    assert len(answers) == 8
    assert all(answer == answers[0] for answer in answers)
    assert site._rendering == {}


def test_who_asks_after_a_change_does_not_get_what_began_before_it(site, press, stamps):
    began, go_on, answers = threading.Event(), threading.Event(), []

    def slowly():
        began.set()
        go_on.wait(5)

    press.work = slowly
    early = threading.Thread(target=lambda: ask(site, "/hi/"))
    early.start()
    began.wait(5)
    stamps.bump(["page"])
    late = threading.Thread(target=lambda: answers.append(ask(site, "/hi/")))
    late.start()
    go_on.set()
    early.join()
    late.join()
    assert b"edition 2 " in answers[0].body


def test_an_old_copy_stands_in_marked_when_a_page_cannot_be_rendered(site, press, stamps):
    page = ask(site, "/hi/")
    stamps.bump(["page"])
    press.status, press.headers = "503 Service Unavailable", {"Retry-After": "5"}
    stale = ask(site, "/hi/")
    assert (stale.status, stale.body) == (200, page.body)
    assert "stale" in stale.headers["cache-status"]
    asked = len(press.asked)
    assert ask(site, "/hi/").body == page.body
    assert len(press.asked) == asked  # for a second nobody tries again
    unseen = ask(site, "/hi/news/unseen/")
    assert (unseen.status, unseen.headers["retry-after"]) == (503, "5")
    time.sleep(1.05)
    press.status, press.headers = "200 OK", {TAGS: "site page"}
    assert "cache-status" not in ask(site, "/hi/").headers


def test_without_an_answer_from_the_stamps_pages_are_rendered_and_no_old_copy_stands_in(site, press):
    ask(site, "/hi/")
    site.stamps = RedisStamps("redis://127.0.0.1:1/0")
    assert b"edition 2 " in ask(site, "/hi/").body
    assert b"edition 3 " in ask(site, "/hi/").body
    press.status = "503 Service Unavailable"
    assert ask(site, "/hi/").status == 503


def test_a_long_query_of_nobodys_arguments_is_the_same_page(site, press):
    plain = ask(site, "/hi/")
    assert ask(site, "/hi/", "fbclid=" + "x" * 5_000) == plain
    assert len(press.asked) == 1


@pytest.mark.parametrize("way", PASSING_BY)
def test_what_passes_by_tells_readers_no_tags_and_no_moment(site, press, way):
    press.headers[EXPIRES] = "1795708160.5"
    path, query, method = PASSING_BY[way]
    answer = ask(site, path, query, method=method)
    assert answer.status == 200
    assert not {TAGS.lower(), EXPIRES.lower()} & answer.headers.keys()


def test_a_change_after_the_failure_ends_the_standing_in_at_once(site, press, stamps):
    ask(site, "/hi/")
    stamps.bump(["page"])
    press.status = "503 Service Unavailable"
    assert "stale" in ask(site, "/hi/").headers["cache-status"]
    press.status = "200 OK"
    stamps.bump(["page"])
    assert b"edition 3 " in ask(site, "/hi/").body


def test_a_page_with_a_fault_shows_it_and_no_old_copy(site, press, stamps):
    ask(site, "/hi/")
    stamps.bump(["page"])
    press.status, press.headers = "500 Internal Server Error", {}
    assert ask(site, "/hi/").status == 500


def test_while_nothing_can_be_rendered_one_reader_finds_out_and_the_others_do_not_wait(site, press, stamps):
    pages = [f"/hi/news/{number}/" for number in range(5)]
    for page in pages:
        ask(site, page)
    stamps.bump(["page"])
    press.status, press.headers = "503 Service Unavailable", {"Retry-After": "5"}
    asked = len(press.asked)
    for page in pages:
        assert "stale" in ask(site, page).headers["cache-status"]
    unseen = ask(site, "/hi/news/unseen/")
    assert (unseen.status, unseen.headers["retry-after"]) == (503, "5")
    assert len(press.asked) == asked + 1
    time.sleep(1.05)
    press.status, press.headers = "200 OK", {TAGS: "site page"}
    assert "cache-status" not in ask(site, pages[3]).headers
    assert "cache-status" not in ask(site, pages[4]).headers


def test_nothing_from_before_the_newest_withdrawal_stands_in(site, press, stamps):
    ask(site, "/hi/")
    stamps.bump(["page", WITHDRAWALS])
    press.status = "503 Service Unavailable"
    assert ask(site, "/hi/").status == 503


def test_nothing_stands_in_for_more_than_an_hour(site, press, stamps):
    ask(site, "/hi/")
    site.pages.get(("/hi/", "")).stored -= LONGEST_STALE + 1
    stamps.bump(["page"])
    press.status = "503 Service Unavailable"
    assert ask(site, "/hi/").status == 503


def test_a_delivery_network_hears_of_the_tags_only_where_it_is_named(press, stamps):
    assert "cache-tag" not in ask(PageCache(press, stamps, site_url="https://a.example", capacity=9**6), "/hi/").headers
    site = PageCache(press, stamps, site_url="https://a.example", capacity=9**6, cdn_seconds=30)
    headers = ask(site, "/hi/").headers
    assert headers["cdn-cache-control"] == "max-age=30"
    assert headers["cache-tag"] == "site,page"
    assert headers["cache-control"] == "no-cache"
