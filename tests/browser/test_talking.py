"""A reader without JavaScript writes, a moderator decides by keyboard, the next reader sees it: in a browser."""

import pytest

from tests.browser.test_journey import log_in
from tests.factories import published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def edition(settings, live_server, meera):
    settings.SITE_URL = live_server.url
    return published()


def write(page, edition, body):
    page.goto(f"{edition.get_absolute_url()}#comments")
    page.fill("#body", body)
    page.fill("#name", "अनूप")
    page.fill("#email", "anoop@example.org")
    page.click(".comment-form button")


def test_from_a_reader_without_scripts_to_every_reader(edition, page_of):
    anoop = page_of(java_script_enabled=False, width=360)
    write(anoop, edition, "क्या यह पोत चेन्नई भी आएगा?")
    assert "मॉडरेटर के लिए रुकी है" in anoop.text_content("[role=status]")
    receipt = anoop.url

    meera = page_of()
    log_in(meera, "meera")
    meera.goto("/admin/comments/comment/")
    meera.keyboard.press("j")
    with meera.expect_response("**/decide/"):
        meera.keyboard.press("a")
    meera.locator(".queue-empty").wait_for()

    kavita = page_of(java_script_enabled=False)
    kavita.goto(edition.get_absolute_url())
    assert "क्या यह पोत चेन्नई भी आएगा?" in kavita.text_content("#comments")
    anoop.goto(receipt)
    assert "छप गई है" in anoop.text_content("[role=status]")


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
