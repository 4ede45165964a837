"""Kabir writes a comment, Meera lets it stand, everybody reads it."""

import re

import pytest

from articles import workflow as newsdesk
from comments import receipts, workflow
from comments.models import Comment
from tests.factories import publish, published

pytestmark = pytest.mark.django_db

WORDS = {"name": "कबीर", "email": "kabir@example.org", "body": "हमारे गाँव में भी सड़क बंद है।\n\nकब खुलेगी?"}


@pytest.fixture
def edition():
    return published()


def address(edition):
    return f"{edition.get_absolute_url()}comments/"


def test_a_comment_waits_and_its_author_alone_is_told(kabir, edition):
    answer = kabir.post(address(edition), WORDS)
    assert answer.status_code == 303
    receipt = kabir.get(answer["Location"])
    assert "हमारे गाँव में भी सड़क बंद है।" in receipt.content.decode()
    assert "मॉडरेटर" in receipt.content.decode()
    assert receipt["Cache-Control"] == "no-store"
    assert receipt["X-Robots-Tag"] == "noindex"
    assert "हमारे गाँव" not in kabir.get(edition.get_absolute_url()).content.decode()
    assert not answer.cookies
    assert not receipt.cookies


def test_an_approved_comment_is_under_the_story_and_at_its_own_address_without_the_e_mail(kabir, meera, edition):
    comment = workflow.submit(edition, **WORDS)
    workflow.approve(comment, by=meera)
    for path in (edition.get_absolute_url(), comment.get_absolute_url()):
        page = kabir.get(path).content.decode()
        assert "<p>हमारे गाँव में भी सड़क बंद है।</p><p>कब खुलेगी?</p>" in page
        assert "kabir@example.org" not in page
    assert "(1)" in kabir.get(edition.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "नाम"),
        ({"email": ""}, "ई-मेल"),
        ({"email": "kabir"}, "ई-मेल"),
        ({"body": ""}, "टिप्पणी लिखें"),
        ({"body": "\x00"}, "टिप्पणी"),
        ({"body": "क" * 3_001}, "3000"),
        ({"name": "क" * 61}, "60"),
        ({"parent": "999999"}, "जवाब"),
        ({"parent": "x"}, "जवाब"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(kabir, edition, changed, sentence):
    sent = WORDS | changed
    answer = kabir.post(address(edition), sent)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    for name in ("name", "email", "body"):
        assert sent[name].replace("\x00", "") in page
    assert not Comment.objects.exists()


def test_the_summary_names_and_leads_to_what_is_wrong_and_to_nothing_else(kabir, edition):
    page = kabir.post(address(edition), WORDS | {"email": "kabir", "name": ""}).content.decode()
    summary = page.partition('role="alert"')[2].partition("</div>")[0]
    assert re.findall('href="#([a-z]+)">([^<]+)</a>: (.)', summary) == [("name", "नाम", "व"), ("email", "ई-मेल", "य")]
    for field in ("name", "email"):
        assert re.search(f'<input id="{field}"[^>]* aria-invalid="true" aria-describedby="{field}-error"', page)


def test_what_is_missing_is_said_by_the_page_and_not_by_the_phone(kabir, meera, edition):
    """A phone that speaks English would ask in English on a Hindi page."""
    comment = workflow.submit(edition, **WORDS)
    workflow.approve(comment, by=meera)
    for path in (edition.get_absolute_url(), f"{comment.get_absolute_url()}report/"):
        assert "novalidate" in kabir.get(path).content.decode().partition('class="comment-form"')[2].partition(">")[0]


def test_the_same_words_twice_are_one_comment(kabir, edition):
    kabir.post(address(edition), WORDS)
    again = kabir.post(address(edition), WORDS | {"body": WORDS["body"].replace("गाँव", "गांव") + "  "})
    assert again.status_code == 409
    assert "पहले ही" in again.content.decode()
    assert Comment.objects.count() == 1


def test_a_flood_from_one_network_is_asked_to_wait(kabir, edition):
    answers = [kabir.post(address(edition), WORDS | {"body": f"टिप्पणी {n}"}) for n in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert answers[-1]["Retry-After"] == "60"
    assert kabir.post(address(edition), WORDS | {"body": "और"}, REMOTE_ADDR="203.0.113.9").status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"}, 303),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({}, 303),
    ],
)
def test_only_this_sites_own_form_is_taken(kabir, edition, headers, status):
    answer = kabir.post(address(edition), WORDS, headers=headers)
    assert answer.status_code == status
    assert Comment.objects.count() == (status == 303)
    if status == 403:
        assert WORDS["email"] in answer.content.decode()


def test_who_fills_the_trap_is_spam_and_hears_nothing_of_it(kabir, edition):
    answer = kabir.post(address(edition), WORDS | {"website": "http://spam.example"})
    assert answer.status_code == 303
    assert Comment.objects.get().status == "spam"


def test_answers_stand_in_the_thread_in_the_order_in_which_readers_got_them(kabir, meera, edition):
    first = workflow.submit(edition, **WORDS)
    workflow.approve(first, by=meera)
    kabir.post(address(edition), WORDS | {"body": "पिछले साल भी यही हुआ था।", "parent": first.pk})
    answer = Comment.objects.get(parent=first)
    workflow.approve(answer, by=meera)
    second = workflow.submit(edition, **WORDS | {"body": "धन्यवाद।", "name": "सलमा"}, parent=answer)
    workflow.approve(second, by=meera)
    assert (second.thread, second.parent) == (first, answer)
    page = kabir.get(edition.get_absolute_url()).content.decode()
    assert page.index("कब खुलेगी?") < page.index("पिछले साल भी") < page.index("धन्यवाद।")


def test_another_storys_comment_cannot_be_answered_here(kabir, meera, edition):
    elsewhere = workflow.submit(published(), **WORDS)
    workflow.approve(elsewhere, by=meera)
    assert kabir.post(address(edition), WORDS | {"parent": elsewhere.pk}).status_code == 400


def test_a_story_that_readers_do_not_have_takes_no_comment(kabir, asha, edition):
    newsdesk.withdraw(edition.article, "hi", by=asha)
    assert kabir.post(address(edition), WORDS).status_code == 404
    assert kabir.post("/hi/news/never-was/comments/", WORDS).status_code == 404


def test_a_new_address_of_the_story_loses_no_comment(kabir, asha, edition):
    before = address(edition)
    newsdesk.save_draft(edition.article, {"hi": {"slug": "another-address"}}, by=asha)
    publish(edition.article, by=asha)
    assert kabir.post(before, WORDS).status_code == 303
    assert Comment.objects.get().edition_id == edition.pk


def test_reading_the_address_that_takes_comments_says_what_it_is_for(kabir, edition):
    answer = kabir.get(address(edition))
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "टिप्पणी" in answer.content.decode()
    assert kabir.post(address(edition), "{}", content_type="application/json").status_code == 415


def test_receipts_cannot_be_made_up_or_read_in_the_other_language(kabir, edition):
    comment = workflow.submit(edition, **WORDS)
    address = receipts.address(comment)
    assert kabir.get(address).status_code == 200
    assert kabir.get(address.replace("/hi/", "/en/")).status_code == 404
    assert kabir.get(address[:-3] + "xx/").status_code == 404


def test_the_english_page_speaks_english(kabir):
    edition = published("en", hi=None)
    page = kabir.post(address(edition), {"name": "Salma"}).content.decode()
    assert "Write your comment." in page
    assert "Salma" in page
    assert "टिप्पणी" not in page
