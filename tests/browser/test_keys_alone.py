"""A story from nothing to readers with the keyboard alone, in eight steps."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from articles import workflow
from articles.models import Edition
from tests.browser.test_journey import log_in
from tests.browser.writing import add, open_story, ready, said
from tests.factories import AuthorFactory, ImageFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_write_place_a_picture_and_publish_in_eight_steps(settings, live_server, page_of, asha, defence):
    settings.SITE_URL = live_server.url
    AuthorFactory(slug="asha-rao", name_hi="आशा राव", name_en="Asha Rao", user=asha)
    picture = ImageFactory(created_by=asha)
    page = page_of()
    log_in(page, "asha")
    keys = page.keyboard

    # 1. N: a new story, with the cursor in its headline.
    keys.press("n")
    page.wait_for_url("**/add/")
    ready(page)
    # 2. The headline.
    keys.insert_text("सीमा की चौकियों तक रसद पहुँची")
    # 3. Tab: the standfirst.
    keys.press("Tab")
    keys.insert_text("दो दर्रे खुलते ही पहला काफ़िला रवाना हुआ।")
    # 4. Tab: the text.
    keys.press("Tab")
    keys.insert_text("पहला काफ़िला सुबह छह बजे रवाना हुआ और शाम तक चौकियों पर पहुँच गया।")
    # 5. Ctrl , and arrow down: the section.
    keys.press("Control+,")
    keys.press("ArrowDown")
    # 6. Ctrl Alt P: the picture library opens.
    with page.expect_popup() as opened:
        keys.press("Control+Alt+p")
    library = opened.value
    library.wait_for_load_state()
    # 7. The cursor is on the first picture; Tab would lead to the next one. Enter: it is the lead picture.
    library.locator("[data-picture]:focus").wait_for()
    with suppress(Error):  # the window closes under the key
        library.keyboard.press("Enter")
    expect(page.locator("#id_lead_image")).to_have_value(str(picture.pk))
    page.locator("button[value='publish:hi']").first.wait_for()
    # 8. Ctrl Enter: what the main button says. Published: there was nothing to ask.
    keys.press("Control+Enter")
    page.locator("[data-saved]", has_text="लाइव").wait_for()

    kabir = page_of()
    kabir.goto("/hi/")
    kabir.locator("main a", has_text="सीमा की चौकियों तक रसद पहुँची").first.click()
    assert "पहला काफ़िला सुबह छह बजे" in kabir.locator(".prose").inner_text()
    assert kabir.locator("article figure img, article picture img").count() >= 1
    assert kabir.locator("text=आशा राव").count() >= 1


def test_publish_a_change_by_keys_where_the_sheet_asks(settings, live_server, page_of, asha, story):
    settings.SITE_URL = live_server.url
    workflow.publish(story, "hi", by=asha)
    page = page_of()
    open_story(page, asha, story)
    add(page, "hi", 0, " सुबह से रास्ता खुला है।")
    page.keyboard.press("Control+Enter")
    page.locator(".publish-window [value=update]:focus").wait_for()  # the kind of change; arrow keys choose another
    page.keyboard.press("Enter")
    said(page, "अपडेट हुई")
    page.locator(".publish-window").wait_for(state="detached")
    assert "सुबह से रास्ता खुला है।" in Edition.objects.live("hi").get().body


def test_what_stands_in_the_way_of_publishing_is_a_key_away(settings, live_server, page_of, asha, story):
    settings.SITE_URL = live_server.url
    workflow.save_draft(story, {"hi": {"body": story.body_hi + "<p>सेना ने रास्ता खोला ।</p>"}}, by=asha)
    page = page_of()
    open_story(page, asha, story)
    add(page, "hi", 0, " सुबह।")
    page.keyboard.press("Control+Enter")
    sheet = page.locator(".publish-window")
    sheet.wait_for()
    assert sheet.evaluate("sheet => sheet.contains(document.activeElement) && sheet.scrollTop === 0")
    assert sheet.locator(".publish-do .default:focus, .checks a:focus").count() == 1
