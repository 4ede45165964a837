"""What Kabir finds under a story: who may write and until when, in either order, what is marked, and the feed."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test.client import encode_multipart
from django.test.utils import CaptureQueriesContext

from articles import workflow as newsdesk
from comments import receipts, workflow
from comments.models import BODY, NAME, Comment, LocalPolicy, Policy
from comments.threads import THREADS
from newsroom.bodies import LIMIT
from tests.factories import publish, published

pytestmark = pytest.mark.django_db

WORDS = {"name": "कबीर", "email": "kabir@example.org", "body": "सड़क आज खुल गई।"}
CLOSED = "इस ख़बर पर टिप्पणियाँ बंद हैं।"


@pytest.fixture
def edition():
    return published()


@pytest.fixture
def said(edition, meera):
    """``said("अनूप")``: an approved comment of that name."""

    def say(name, parent=None, **more):
        words = {"name": name, "email": "x@example.org", "body": f"{name} की बात।"} | more
        comment = workflow.submit(edition, **words, parent=parent)
        workflow.approve(comment, by=meera)
        return comment

    return say


def page_of(kabir, edition, query=""):
    return kabir.get(edition.get_absolute_url() + query).content.decode()


def test_where_comments_are_closed_one_reads_them_and_a_sentence(kabir, edition, said):
    said("अनूप")
    LocalPolicy(article=edition.article, mode="closed").save()
    page = page_of(kabir, edition)
    assert "अनूप की बात।" in page
    assert CLOSED in page
    assert "<textarea" not in page
    assert "जवाब दें" not in page
    answer = kabir.post(f"{edition.get_absolute_url()}comments/", WORDS)
    assert answer.status_code == 403
    assert CLOSED in answer.content.decode()
    assert WORDS["body"] in answer.content.decode()
    assert Comment.objects.count() == 1
    assert CLOSED in kabir.get(f"{edition.get_absolute_url()}comments/").content.decode()


def test_the_form_says_when_it_closes_and_then_it_has(kabir, edition):
    Policy(pk=1, close_after=14).save()
    assert re.search(r"इस ख़बर पर टिप्पणियाँ \d+ \S+ 2\d\d\d, .* को बंद होंगी।", page_of(kabir, edition))
    with time_machine.travel(edition.first_published_at + timedelta(days=14), tick=False):
        assert CLOSED in page_of(kabir, edition)
        assert kabir.post(f"{edition.get_absolute_url()}comments/", WORDS).status_code == 403


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("wait", "टिप्पणियाँ छपने से पहले मॉडरेटर पढ़ते हैं।"),
        ("known", "परिचित पाठकों की टिप्पणियाँ तुरंत दिखती हैं।"),
        ("open", "टिप्पणियाँ तुरंत दिखती हैं।"),
    ],
)
def test_the_form_says_what_happens_and_how_long_a_comment_may_be(kabir, edition, mode, sentence):
    Policy(pk=1, mode=mode, longest=1_200).save()
    page = page_of(kabir, edition)
    assert sentence in page
    assert "ज़्यादा से ज़्यादा 1,200 अक्षर" in page
    assert 'maxlength="4800"' in page
    too_long = kabir.post(f"{edition.get_absolute_url()}comments/", WORDS | {"body": "क" * 1_201})
    assert too_long.status_code == 400
    assert "बहुत लंबी" in too_long.content.decode()


def test_the_longest_comment_in_the_longest_letters_passes_the_gate(kabir, edition):
    """Sent in parts, as the form says: percent signs would make it three times as long."""
    assert 'enctype="multipart/form-data"' in page_of(kabir, edition)
    words = WORDS | {"body": "क्षि" * BODY, "name": "क्षि" * NAME}
    assert len(encode_multipart("boundary", words)) < LIMIT
    assert kabir.post(f"{edition.get_absolute_url()}comments/", words).status_code == 303


def test_a_discussion_is_read_from_either_end(kabir, edition, said):
    keys = [said(f"पाठक {number:02}").pk for number in range(THREADS + 5)]
    newest, oldest = page_of(kabir, edition), page_of(kabir, edition, "?comments_after=0")
    assert names(newest) == [f"पाठक {n:02}" for n in reversed(range(5, THREADS + 5))]
    assert names(oldest) == [f"पाठक {n:02}" for n in range(THREADS)]
    assert names(page_of(kabir, edition, "?comments_before=0")) == names(newest)
    assert f"?comments_before={keys[5]}#comments" in newest
    assert f"?comments_after={keys[THREADS - 1]}#comments" in oldest
    rest = page_of(kabir, edition, f"?comments_after={keys[THREADS - 1]}")
    assert names(rest) == [f"पाठक {n:02}" for n in range(THREADS, THREADS + 5)]
    assert "सबसे पुरानी टिप्पणियाँ" in rest
    assert current(newest) == "नई पहले"
    assert current(oldest) == "पुरानी पहले"
    Policy(pk=1, newest_first=False).save()
    assert names(page_of(kabir, edition)) == names(oldest)
    assert names(page_of(kabir, edition, "?comments_before=0")) == names(newest)


def names(page):
    return re.findall(r"<b>(पाठक \d+)</b>", page)


def current(page):
    return re.search(r'aria-current="true">([^<]+)<', page[page.index('class="order"') :]).group(1)


@pytest.mark.parametrize("value", ["x", "-1", "1e3", "%00", "१", "9" * 30, "", "999999", "1&comments_before=1"])
def test_a_place_that_no_page_names_is_not_there(kabir, edition, said, value):
    said("अनूप")
    assert kabir.get(f"{edition.get_absolute_url()}?comments_after={value}").status_code == 404


def test_both_orders_ask_the_same_number_of_questions(kabir, edition, said):
    for number in range(3):
        said(f"पाठक {number}", parent=said(f"पहला {number}"))
    counts = set()
    for query in ("", "?comments_before=0", "?comments_after=0"):
        with CaptureQueriesContext(connection) as queries:
            page_of(kabir, edition, query)
        counts.add(len(queries))
    assert len(counts) == 1


def test_what_the_newsroom_did_is_said(kabir, meera, edition, said):
    comment = said("अनूप")
    workflow.edit(comment, by=meera, body="छोटी बात।", note="गाली हटाई गई।")
    workflow.feature(comment, True, by=meera)
    workflow.reply(comment, by=meera, body="हम पूछेंगे।")
    page = page_of(kabir, edition)
    assert "न्यूज़रूम ने बदली: गाली हटाई गई।" in page
    assert "संपादक की पसंद" in page
    assert "<b>मीरा जोसेफ़</b>" in page
    assert '<span class="badge">न्यूज़रूम</span>' in page
    assert "अनूप के जवाब में" in page
    assert "@" not in page[page.index('id="comments"') : page.index('id="form"')]


def test_whom_an_answer_answered_is_not_said_once_that_one_is_gone(kabir, meera, edition, said):
    first = said("अनूप")
    second = said("बिट्टू", parent=first)
    said("चारु", parent=second)
    assert "बिट्टू को" in page_of(kabir, edition)
    workflow.mark_spam(second, by=meera)
    page = page_of(kabir, edition)
    assert "चारु की बात।" in page
    assert "बिट्टू" not in page


def test_an_answers_receipt_says_whom_it_answers_and_where_it_stands(kabir, meera, edition, said):
    first = said("अनूप")
    answer = workflow.submit(edition, **WORDS, parent=first)
    page = kabir.get(receipts.address(answer)).content.decode()
    assert "अनूप के जवाब में" in page
    assert answer.get_absolute_url() not in page
    workflow.approve(answer, by=meera)
    assert answer.get_absolute_url() in kabir.get(receipts.address(answer)).content.decode()
    workflow.trash(first, by=meera)
    page = kabir.get(receipts.address(answer)).content.decode()
    assert answer.get_absolute_url() not in page
    assert "अब नहीं दिखती" in page


def test_a_comment_that_is_there_already_is_told_the_way_on(kabir, edition):
    path = f"{edition.get_absolute_url()}comments/"
    kabir.post(path, WORDS)
    again = kabir.post(path, WORDS)
    assert again.status_code == 409
    assert "देखें कि अब तक क्या छपा है" in again.content.decode()


def test_the_feed_holds_what_readers_see_as_text(kabir, meera, edition, said):
    first = said("अनूप <b>", body='पहली <script>alert("1")</script> & बात।')
    said("बिट्टू", parent=first)
    workflow.submit(edition, **WORDS)
    hidden = said("छिपा")
    said("छिपे का जवाब", parent=hidden)
    workflow.trash(hidden, by=meera)
    address = f"{edition.get_absolute_url()}comments/feed/"
    page = page_of(kabir, edition)
    assert page.count(f'href="{address}"') == 2
    answer = kabir.get(address)
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    text = answer.content.decode()
    assert "example.org" not in text.replace("x.example.org", "")
    feed = ElementTree.fromstring(text)
    items = feed.findall(".//item")
    assert [item.findtext("title") for item in items] == ["अनूप &lt;b&gt; को बिट्टू का जवाब", "अनूप &lt;b&gt;"]
    assert "<script" not in items[1].findtext("description")
    assert "&lt;script&gt;" in items[1].findtext("description")
    assert items[1].findtext("link").endswith(first.get_absolute_url())
    assert re.fullmatch(rf"tag:[^,]+,\d{{4}}:comment/{first.pk}", items[1].findtext("guid"))
    assert items[1].findtext("pubDate")


def test_the_feed_follows_its_story(kabir, asha, edition, said):
    said("अनूप")
    old = f"{edition.get_absolute_url()}comments/feed/"
    newsdesk.save_draft(edition.article, {"hi": {"slug": "another-address"}}, by=asha)
    publish(edition.article, by=asha)
    moved = kabir.get(old)
    assert (moved.status_code, moved["Location"]) == (301, "/hi/news/another-address/comments/feed/")
    newsdesk.withdraw(edition.article, "hi", by=asha)
    assert kabir.get(moved["Location"]).status_code == 410
    assert kabir.get("/hi/news/never-was/comments/feed/").status_code == 404
    assert kabir.get(moved["Location"].replace("/hi/", "/en/")).status_code == 404
