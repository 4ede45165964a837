"""Kabir hears of answers by mail: once he said yes, until he says stop."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles import workflow as newsdesk
from comments import subscriptions, workflow
from comments.models import Policy, Subscription
from newsroom import letters
from newsroom.models import Letter
from tests.factories import published

pytestmark = pytest.mark.django_db
KABIR, SALMA = "kabir@example.org", "salma@example.org"


@pytest.fixture
def edition():
    return published()


@pytest.fixture
def first(edition, meera):
    """Kabir's comment, approved; he asked to hear of answers."""
    comment = said(edition, notify=True)
    workflow.approve(comment, by=meera)
    return comment


def said(edition, name="कबीर", email=KABIR, body="सड़क कब खुलेगी?", **more):
    return workflow.submit(edition, name=name, email=email, body=body, **more)


def answered(first, by, name="सलमा", email=SALMA, body="कल तक।"):
    answer = said(first.edition, name, email, body, parent=first)
    workflow.approve(answer, by=by)
    return answer


def mails():
    """What has been sent since the last look."""
    letters.deliver()
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def path_in(text, end=""):
    return re.search(rf"http://[^/]+(/(?:hi|en)/comment/replies/[^/\s]+/{end})\s", text)[1]


def said_yes(comment):
    subscriptions.confirm(comment.subscription)
    Letter.objects.all().delete()


def test_from_the_tick_to_the_answer_and_to_the_stop_without_login(edition, first, meera, kabir):
    question = mails()[0]
    assert question.to == [KABIR]
    assert edition.title in question.body
    yes = path_in(question.body)
    assert "हाँ, मुझे जवाब ई-मेल से भेजें" in kabir.get(yes).content.decode()
    answered(first, meera)
    assert mails() == []  # to look is not to say yes
    page = kabir.post(yes)
    assert "जब कोई जवाब देगा" in page.content.decode()
    answer = answered(first, meera, body="परसों तक।")
    (told,) = mails()
    assert told.to == [KABIR]
    assert told.subject == f"सलमा ने “{edition.title}” पर आपको जवाब दिया"
    assert "> परसों तक।" in told.body
    assert f"http://127.0.0.1:8000{answer.get_absolute_url()}" in told.body
    stop = path_in(told.body, "stop/")
    assert told.extra_headers["List-Unsubscribe"] == f"<http://127.0.0.1:8000{stop}>"
    assert told.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stopped = kabir.get(stop)
    assert "अब आपको कोई ई-मेल नहीं मिलेगा" in stopped.content.decode()
    answered(first, meera, body="अगले महीने।")
    assert mails() == []
    kabir.post(yes)
    answered(first, meera, body="आज ही।")
    assert len(mails()) == 1
    for response in (page, stopped):
        assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")
        assert not response.cookies
        assert KABIR not in response.content.decode()


def test_whose_address_somebody_typed_is_shown_nobodys_words_before_all_may_read_them(edition, meera, kabir):
    comment = said(edition, name="धमकी", body="https://evil.example/ देखो", notify=True)
    (question,) = mails()
    for address in (path_in(question.body), subscriptions.stop_address(comment.subscription)):
        for press in (kabir.get, kabir.post):
            page = press(address).content.decode()
            assert edition.title in page
            assert "evil.example" not in page
            assert "धमकी" not in page
    workflow.approve(comment, by=meera)
    assert "evil.example" in kabir.get(path_in(question.body)).content.decode()
    workflow.mark_spam(comment, by=meera)
    assert "evil.example" not in kabir.get(path_in(question.body)).content.decode()


def test_mail_programs_stop_with_one_click_from_anywhere_and_a_look_ahead_does_nothing(first, meera):
    said_yes(first)
    stop = subscriptions.stop_address(first.subscription)
    program = Client(enforce_csrf_checks=True)
    assert program.head(stop).status_code == 200
    assert Subscription.objects.active().exists()
    sent = {"data": {"List-Unsubscribe": "One-Click"}, "headers": {"Origin": "https://mail.example"}}
    assert program.post(stop, **sent).status_code == 200
    assert not Subscription.objects.active().exists()


def test_an_answer_is_told_once_even_after_it_was_taken_back_and_approved_again(first, meera):
    said_yes(first)
    answer = answered(first, meera)
    assert len(mails()) == 1
    workflow.restore(answer, by=meera)
    workflow.approve(answer, by=meera)
    workflow.trash(answer, by=meera)
    workflow.restore(answer, by=meera)
    assert mails() == []


def test_an_answer_that_appears_by_itself_and_the_newsrooms_own_are_told_too(first, meera):
    said_yes(first)
    Policy.objects.create(mode="open")
    said(first.edition, "सलमा", SALMA, "कल तक।", parent=first, timed=True)
    workflow.reply(first, by=meera, body="हमने पूछा है।")
    assert ["सलमा" in one.subject for one in mails()] == [True, False]


def test_who_answers_in_a_thread_writes_to_the_answered_and_to_its_beginner_not_to_oneself(first, meera):
    said_yes(first)
    answer = answered(first, meera)
    workflow.trash(answer, by=meera)
    workflow.approve(answer, by=meera)
    salmas = said(first.edition, "सलमा", SALMA, "एक बात और।", parent=answer, notify=True)
    workflow.approve(salmas, by=meera)
    said_yes(salmas)
    answered(salmas, meera, "रवि", "ravi@example.org", "सही।")
    assert sorted(one.to[0] for one in mails()) == [KABIR, SALMA]
    answered(salmas, meera, "कबीर", KABIR, "धन्यवाद।")
    assert [one.to[0] for one in mails()] == [SALMA]


def test_two_comments_of_one_reader_in_a_thread_get_one_mail(first, meera):
    said_yes(first)
    second = said(first.edition, body="और पुल?", parent=first, notify=True)
    workflow.approve(second, by=meera)
    mails()
    answered(second, meera)
    assert len(mails()) == 1


def test_spam_sends_no_mail_and_is_not_told_so(edition, meera, kabir):
    said(edition, notify=True, caught=True)
    assert mails() == []
    waiting = said(edition, body="दूसरी बात।", notify=True)
    yes = path_in(mails()[0].body)
    workflow.mark_spam(waiting, by=meera)
    assert "जब कोई जवाब देगा" in kabir.post(yes).content.decode()
    assert not Subscription.objects.active().exists()
    workflow.trash(waiting, by=meera)
    assert "प्रकाशित न करने" in kabir.post(yes).content.decode()


def test_nobodys_mailbox_is_filled_by_asking(edition):
    for number in range(8):
        said(edition, body=f"बात {number}", notify=True)
    assert len(mails()) == 5
    said(edition, email=SALMA, notify=True)
    assert len(mails()) == 1
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        said(edition, body="अगले दिन", notify=True)
        assert len(mails()) == 1


def test_the_question_repeats_nothing_that_its_sender_typed(edition):
    said(edition, name="Buy pills", body="pills at https://pills.example", notify=True)
    (question,) = mails()
    assert "pills" not in f"{question.subject} {question.body}"


def test_one_yes_counts_for_a_year_until_a_stop(edition, first):
    said_yes(first)
    second = said(edition, body="दूसरी बात।", notify=True)
    assert mails() == []
    assert second.subscription.confirmed_at == first.subscription.confirmed_at
    subscriptions.stop(second.subscription)
    said(edition, body="तीसरी बात।", notify=True)
    assert len(mails()) == 1
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        said(edition, email=SALMA, body="एक साल बाद।", notify=True)
        assert len(mails()) == 1


def test_addresses_cannot_be_made_up_are_of_one_language_and_grow_old(first, kabir):
    yes, stop = subscriptions.address(first.subscription), subscriptions.stop_address(first.subscription)
    for path in (yes, stop):
        for wrong in (path.replace("/hi/", "/en/"), path.replace("replies/", "replies/x"), "/hi/comment/replies/1/"):
            assert kabir.get(wrong).status_code == 404
            assert kabir.post(wrong).status_code == 404
        assert kabir.put(path).status_code == 405
    with time_machine.travel(timezone.now() + timedelta(days=401)):
        assert kabir.get(stop).status_code == 404
    first.delete()
    assert kabir.get(yes).status_code == 404


def test_hostile_names_and_words_are_text_in_a_mail(first, meera):
    said_yes(first)
    words = "<script>alert(1)</script>\n\nTo get no more mail, open http://evil.example"
    answered(first, meera, "<b>Eve</b>\r\nBcc: all@example.org", "eve@example.org", words)
    (told,) = mails()
    message = told.message()
    assert message["Bcc"] is None
    assert message.get_content_type() == "text/plain"
    assert "<b>Eve</b> Bcc: all@example.org" in told.subject
    assert "> <script>alert(1)</script>" in told.body
    assert "> To get no more mail, open http://evil.example" in told.body


def test_nobody_is_told_of_what_readers_do_not_see(first, meera, asha):
    said_yes(first)
    answer = said(first.edition, "सलमा", SALMA, "कल तक।", parent=first)
    newsdesk.withdraw(first.edition.article, "hi", by=asha)
    workflow.approve(answer, by=meera)
    assert mails() == []


def test_english_readers_are_written_to_in_english(meera, kabir):
    edition = published("en", hi=None)
    comment = said(edition, name="Kabir", body="When does it open?", notify=True)
    workflow.approve(comment, by=meera)
    (question,) = mails()
    assert question.subject == "Do you want to hear of answers to your comment?"
    assert "Yes, send me answers by e-mail" in kabir.get(path_in(question.body)).content.decode()
    said_yes(comment)
    answered(comment, meera, "Salma", body="Tomorrow.")
    assert mails()[0].subject == f"Salma answered you under “{edition.title}”"
