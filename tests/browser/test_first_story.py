"""From the log-in to readers: what an editor presses for a story with a new picture. docs/editors.md compares."""

import pytest
from playwright.sync_api import expect

from tests.articles.pictures import jpeg
from tests.browser.test_journey import log_in
from tests.browser.writing import ready
from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db(transaction=True)

MOST_CLICKS = 8  # as docs/editors.md says


class Hand:
    """A mouse that counts."""

    def __init__(self):
        self.clicks = 0

    def click(self, target):
        self.clicks += 1
        target.click()


def test_a_first_story_with_a_new_picture_takes_eight_clicks(settings, live_server, page_of, asha, defence):
    settings.SITE_URL = live_server.url
    AuthorFactory(slug="asha-rao", name_hi="आशा राव", name_en="Asha Rao", user=asha)
    page, hand = page_of(), Hand()
    log_in(page, "asha")  # name, password, Enter
    write(page, hand, section=defence.pk)
    assert hand.clicks == MOST_CLICKS

    kabir = page_of()
    kabir.goto("/hi/")
    kabir.locator("main a", has_text="चौकियों तक रसद पहुँची").first.click()
    expect(kabir.locator("article img[alt='बर्फ़ में ट्रक']")).to_have_count(1)


def write(page, hand, *, section):
    """Headline, standfirst, text, section, a new picture with its words, published."""
    hand.click(page.locator("a[href$='/article/add/'].button").first)  # 1
    page.wait_for_url("**/add/")
    ready(page)
    for place, words in enumerate(["चौकियों तक रसद पहुँची", "दो दर्रे खुल गए।", "पहला काफ़िला सुबह छह बजे रवाना हुआ।"]):
        if place:
            page.keyboard.press("Tab")
        page.keyboard.insert_text(words)
    hand.clicks += 2  # 2, 3: the list of sections, and one of them
    page.select_option("#id_section", str(section))
    with page.expect_popup() as opened:
        hand.click(page.locator("[data-choice=lead_image] [data-choose]"))  # 4
    library = opened.value
    hand.clicks += 1  # 5: choose a file
    library.set_input_files("#id_files", {"name": "ट्रक.jpg", "mimeType": "image/jpeg", "buffer": jpeg().read()})
    hand.click(library.locator("#id_form-0-alt_hi"))  # 6
    library.keyboard.insert_text("बर्फ़ में ट्रक")
    while not library.evaluate("document.activeElement.id === 'id_form-0-credit_hi'"):
        library.keyboard.press("Tab")
    library.keyboard.insert_text("चित्र: आशा राव")
    with library.expect_event("close"):
        hand.click(library.locator("main [type=submit]").last)  # 7
    page.locator("button[value='publish:hi']").first.wait_for()
    hand.click(page.locator("button[value='publish:hi']").first)  # 8
    page.locator("[data-saved]", has_text="लाइव").wait_for()
