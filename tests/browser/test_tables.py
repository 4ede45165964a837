"""Ravi makes a table in the editor; readers get it."""

import pytest

from tests.browser.test_blocks import editing
from tests.browser.writing import add, paragraph, save
from tests.factories import HINDI, ArticleFactory, publish
from tests.newsroom.server import wait_for

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = """<p>पहला पैरा।</p>
<table><tbody><tr><th><p>शहर</p></th><th><p>दाम</p></th></tr>
<tr><th><p>पटना</p></th><td><p>209</p></td></tr></tbody></table>
<p>अंतिम पैरा।</p>"""


def test_a_table_stays_whole_while_the_text_around_it_and_in_it_is_edited(page_of, ravi, live_server, settings):
    settings.SITE_URL = live_server.url
    story = ArticleFactory(created_by=ravi, hi=HINDI | {"body": TABLE})
    page = page_of()
    editor = editing(page, story)
    add(page, "hi", 0, " और आगे।")
    editor.locator("td p").first.click()
    page.wait_for_timeout(150)
    page.keyboard.press("End")
    page.keyboard.insert_text("0")
    save(page)
    page.goto(publish(story).get_absolute_url())
    rows = page.get_by_role("table").get_by_role("row")
    assert [row.text_content() for row in rows.all()] == ["शहरदाम", "पटना2090"]
    assert page.get_by_role("columnheader", name="दाम").count() == 1
    assert page.get_by_role("rowheader", name="पटना").count() == 1


def test_the_button_speaks_hindi_and_makes_one(page_of, ravi, live_server, settings):
    settings.SITE_URL = live_server.url
    story = ArticleFactory(created_by=ravi, hi=HINDI)
    page = page_of()
    editing(page, story)
    paragraph(page, "hi", 0).click()
    page.locator("[data-tools=hi]").get_by_title("तालिका डालें").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    dialog.locator("button[type=submit]").click()
    page.locator(".field-body_hi .ProseMirror table").wait_for()
    save(page)
    story.refresh_from_db()
    assert story.body_hi.count("<tr>") == 3


@pytest.mark.parametrize("width", [320, 1440])
def test_a_wide_table_moves_inside_its_frame_and_the_page_stays(page_of, width):
    row = "".join(f"<td><p>बहुत लंबा खाना {number}</p></td>" for number in range(14))
    body = f"<p>पहला पैरा।</p><table><tbody><tr>{row}</tr></tbody></table>"
    page = page_of(width=width)
    page.goto(publish(ArticleFactory(hi=HINDI | {"body": body})).get_absolute_url())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    frame = page.get_by_role("region", name="तालिका")
    frame.focus()
    page.keyboard.press("ArrowRight")
    wait_for(lambda: page.evaluate("document.querySelector('.table').scrollLeft > 0"), seconds=30)
