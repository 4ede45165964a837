"""Kabir reports a comment; enough reports make it wait again until Meera has looked."""

import threading

import pytest
from django.db import connection

from articles import workflow as newsdesk
from comments import reports, workflow
from comments.models import Comment, Policy, Report
from newsroom.models import PendingBump
from tests.factories import publish, published

pytestmark = pytest.mark.django_db

SENT = {"reason": "abuse", "words": "पड़ोसी का नाम लेकर गाली दी है।"}


@pytest.fixture
def edition():
    return published()


@pytest.fixture
def comment(edition, meera):
    said = workflow.submit(edition, name="अनूप", email="anoop@example.org", body="कुछ कड़वी बात।")
    workflow.approve(said, by=meera)
    return said


def address(comment):
    return f"{comment.get_absolute_url()}report/"


def reported(comment, times, start=0):
    for number in range(start, start + times):
        reports.report(comment, reason="hate", network=f"network {number}")
    comment.refresh_from_db()


def test_the_way_from_the_comment_to_the_thanks(kabir, comment):
    story = kabir.get(comment.edition.get_absolute_url()).content.decode()
    assert f'href="{address(comment)}"' in story
    form = kabir.get(address(comment))
    page = form.content.decode()
    assert "कुछ कड़वी बात।" in page
    assert 'name="robots" content="noindex"' in page
    assert "anoop@example.org" not in page
    assert not form.cookies
    answer = kabir.post(address(comment), SENT)
    assert (answer.status_code, answer["Location"]) == (303, "/hi/comment/reported/")
    assert "शिकायत के लिए धन्यवाद" in kabir.get(answer["Location"]).content.decode()
    assert not answer.cookies
    said = Report.objects.get()
    assert (said.comment, said.reason, said.words) == (comment, "abuse", SENT["words"])
    assert Comment.objects.get().reports == 1
    assert "127.0.0.1" not in said.network


def test_the_english_pages_speak_english(kabir, meera):
    said = workflow.submit(published("en"), name="Salma", email="salma@example.org", body="A bitter word.")
    workflow.approve(said, by=meera)
    page = kabir.get(address(said)).content.decode()
    assert "It insults or threatens somebody" in page
    assert "शिकायत" not in page
    assert "Thank you for your report" in kabir.get("/en/comment/reported/").content.decode()


def test_twice_from_one_network_counts_once_and_is_thanked_both_times(kabir, comment):
    answers = [kabir.post(address(comment), SENT | {"reason": reason}) for reason in ("abuse", "spam")]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert Report.objects.get().reason == "abuse"
    assert Comment.objects.get().reports == 1


def test_who_fills_the_trap_is_thanked_and_ignored(kabir, comment):
    assert kabir.post(address(comment), SENT | {"website": "http://spam.example"}).status_code == 303
    assert not Report.objects.exists()


def test_the_eleventh_in_a_minute_is_asked_to_wait_and_keeps_what_was_typed(kabir, edition, meera):
    for number in range(reports.MOST + 1):
        said = workflow.submit(edition, name=f"पाठक {number}", email=f"r{number}@example.org", body=f"बात {number}")
        workflow.approve(said, by=meera)
        answer = kabir.post(address(said), SENT)
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert SENT["words"] in answer.content.decode()
    assert kabir.post(address(said), SENT, REMOTE_ADDR="203.0.113.9").status_code == 303


def test_a_report_touches_no_page_until_the_comment_waits_again(comment):
    PendingBump.objects.all().delete()
    reported(comment, 2)
    assert not PendingBump.objects.exists()
    reported(comment, 1, start=2)
    assert PendingBump.objects.exists()


def test_enough_reports_make_it_wait_and_a_moderators_decision_settles_them(kabir, meera, comment):
    reported(comment, 3)
    assert (comment.status, comment.rule, comment.reports) == ("pending", "reports", 3)
    assert comment.reason == "Reported by readers."
    assert "कुछ कड़वी" not in kabir.get(comment.edition.get_absolute_url()).content.decode()
    assert kabir.get(address(comment)).status_code == 404
    assert not comment.complaints.exclude(settled_by=None).exists()
    workflow.approve(comment, by=meera)
    assert comment.reports == 0
    assert not comment.complaints.filter(settled_by=None).exists()
    reported(comment, 5, start=3)
    assert (comment.status, comment.reports) == ("approved", 5)


def test_taking_back_what_the_reports_did_puts_all_back_and_they_do_it_once(meera, comment):
    before = (comment.status, comment.rule, comment.reason)
    reported(comment, 3)
    workflow.restore(comment, by=meera)
    assert (comment.status, comment.rule, comment.reason) == before
    assert comment.reports == 3
    reported(comment, 2, start=3)
    assert (comment.status, comment.reports) == ("approved", 5)


def test_the_newsroom_says_how_many_and_its_own_answers_stay(meera, comment):
    Policy(pk=1, reports_wait=1).save()
    answer = workflow.reply(comment, by=meera, body="धन्यवाद।")
    reported(answer, 2)
    assert answer.status == "approved"
    reported(comment, 1)
    assert comment.status == "pending"


@pytest.mark.parametrize(
    ("sent", "headers", "status", "sentence"),
    [
        ({"reason": ""}, {}, 400, "चुनें कि"),
        ({"reason": "\x00"}, {}, 400, "कारणों में से"),
        ({"reason": "nonsense"}, {}, 400, "कारणों में से"),
        ({"words": "क" * 301}, {}, 400, "300"),
        ({"words": "\x00"}, {}, 400, ""),
        ({"words": "x" * 1_000_000}, {}, 400, "300"),
        ({}, {"Sec-Fetch-Site": "cross-site"}, 403, "दूसरी साइट"),
        ({}, {"Origin": "https://evil.example"}, 403, "दूसरी साइट"),
    ],
)
def test_bad_input_is_a_sentence_and_changes_nothing(kabir, comment, sent, headers, status, sentence):
    answer = kabir.post(address(comment), SENT | sent, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == status
    assert 'role="alert"' in page
    assert sentence in page
    assert not Report.objects.exists()


@pytest.mark.parametrize(("signs", "sentence"), [("%ED%A0%80", "टूटकर"), ("%E2%80%AE", "दिशा"), ("%E2%81%A6", "दिशा")])
def test_broken_letters_and_turned_directions_are_taken_out_and_said(kabir, comment, signs, sentence):
    body = f"reason=other&words=bad {signs}<script>".encode("latin-1")
    answer = kabir.generic("POST", address(comment), body, content_type="application/x-www-form-urlencoded")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    assert "bad &lt;script&gt;" in page
    assert not Report.objects.exists()


def test_only_forms_and_known_methods_are_taken(kabir, comment):
    assert kabir.post(address(comment), "{}", content_type="application/json").status_code == 415
    refused = kabir.put(address(comment))
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, POST")
    for path in ("/hi/comment/reported/", f"{comment.edition.get_absolute_url()}comments/feed/"):
        assert kabir.post(path, SENT).status_code == 405
    assert not Report.objects.exists()


def test_what_readers_do_not_see_cannot_be_reported(kabir, asha, meera, comment):
    waiting = workflow.submit(comment.edition, name="नीता", email="nita@example.org", body="रुकी हुई।")
    paths = [address(waiting), address(comment).replace(f"/{comment.pk}/", f"/{10**30}/")]
    paths += [address(comment).replace("/hi/", "/en/"), address(comment).replace(f"/{comment.pk}/", "/x/")]
    for path in paths:
        assert kabir.get(path).status_code == 404
        assert kabir.post(path, SENT).status_code == 404
    newsdesk.withdraw(comment.edition.article, "hi", by=asha)
    assert kabir.get(address(comment)).status_code == 404
    assert kabir.post(address(comment), SENT).status_code == 404
    assert not Report.objects.exists()


def test_an_old_address_leads_on_and_loses_no_report(kabir, asha, comment):
    old = address(comment)
    newsdesk.save_draft(comment.edition.article, {"hi": {"slug": "another-address"}}, by=asha)
    publish(comment.edition.article, by=asha)
    moved = kabir.get(old)
    assert (moved.status_code, moved["Location"]) == (301, address(Comment.objects.get()))
    assert kabir.post(old, SENT).status_code == 303


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_counted_once_a_network_and_make_it_wait_once(comment):
    def send(network):
        try:
            reports.report(Comment.objects.get(pk=comment.pk), reason="hate", network=network)
        finally:
            connection.close()

    senders = [threading.Thread(target=send, args=[f"network {number % 4}"]) for number in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    comment.refresh_from_db()
    assert (comment.status, comment.reports, comment.complaints.count()) == ("pending", 4, 4)
    assert comment.decisions.filter(rule="reports").count() == 1
