"""A reader without JavaScript writes, a moderator decides by keyboard, the next reader sees it: in a browser."""

import re

import pytest
from django.core import mail

from newsroom import letters
from tests.browser.test_journey import log_in
from tests.factories import published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def edition(settings, live_server, meera):
    settings.SITE_URL = live_server.url
    return published()


def write(page, edition, body, notify=False):
    page.goto(f"{edition.get_absolute_url()}#comments")
    fill(page, body, "अनूप", "anoop@example.org", notify)


def fill(page, body, name, email, notify=False):
    page.fill("#body", body)
    page.fill("#name", name)
    page.fill("#email", email)
    page.set_checked("[name=notify]", notify)
    page.click(".comment-form button")


def approve_by_key(moderator):
    moderator.goto("/admin/comments/comment/")
    moderator.keyboard.press("j")
    with moderator.expect_response("**/decide/"):
        moderator.keyboard.press("a")
    moderator.locator(".queue-empty").wait_for()


def mails():
    """What has been sent since the last look."""
    letters.deliver()
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def test_from_a_reader_without_scripts_to_every_reader(edition, page_of):
    anoop = page_of(java_script_enabled=False, width=360)
    write(anoop, edition, "क्या यह पोत चेन्नई भी आएगा?", notify=True)
    assert "मॉडरेटर के लिए रुकी है" in anoop.text_content("[role=status]")
    receipt = anoop.url

    meera = page_of()
    log_in(meera, "meera")
    approve_by_key(meera)

    kavita = page_of(java_script_enabled=False)
    kavita.goto(edition.get_absolute_url())
    assert "क्या यह पोत चेन्नई भी आएगा?" in kavita.text_content("#comments")
    anoop.goto(receipt)
    assert "छप गई है" in anoop.text_content("[role=status]")

    says_yes_by_the_mail(anoop)
    answer(kavita, edition, "अगले महीने आएगा।")
    assert mails() == []  # nobody has approved it yet
    approve_by_key(meera)
    (told,) = mails()
    assert told.to == ["anoop@example.org"]
    assert "> अगले महीने आएगा।" in told.body

    somewhere_else = page_of(java_script_enabled=False)  # where nobody is logged in, and no cookie is
    somewhere_else.goto(re.search(r"http\S+/stop/", told.body)[0])
    assert "अब आपको कोई ई-मेल नहीं मिलेगा" in somewhere_else.text_content("[role=status]")
    assert somewhere_else.context.cookies() == []
    answer(kavita, edition, "तारीख़ भी तय है।")
    approve_by_key(meera)
    assert mails() == []


def says_yes_by_the_mail(reader):
    (question,) = mails()
    assert question.to == ["anoop@example.org"]
    reader.goto(re.search(r"http\S+/comment/replies/\S+", question.body)[0])
    reader.click(".comment-form button")
    assert "जब कोई जवाब देगा" in reader.text_content("[role=status]")


def answer(reader, edition, body):
    """To the first comment under the story."""
    reader.goto(edition.get_absolute_url())
    reader.click("#comments a.reply")
    fill(reader, body, "कविता", "kavita@example.org")
    assert "मॉडरेटर के लिए रुकी है" in reader.text_content("[role=status]")


def test_keys_decide_take_back_and_can_be_switched_off(edition, page_of):
    reader = page_of(java_script_enabled=False)
    for number in range(3):
        write(reader, edition, f"बात {number}")
    meera = page_of()
    log_in(meera, "meera")
    meera.goto("/admin/comments/comment/")
    shown = meera.locator("[data-comment]:visible")
    with meera.expect_response("**/decide/"):
        meera.keyboard.press("s")
    assert shown.count() == 2
    with meera.expect_response("**/decide/"):
        meera.keyboard.press("u")
    meera.locator("[data-comment]:visible >> nth=2").wait_for()
    meera.keyboard.press("?")
    meera.locator("[data-keys-on]").uncheck()
    meera.keyboard.press("t")
    meera.wait_for_timeout(300)
    assert shown.count() == 3
