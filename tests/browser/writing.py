"""Writing on the story screen, as people do it in a browser: where things stand, typing, and waiting for the bar."""

from tests.browser.signing_in import sign_in


def open_story(page, who, story, language="hi", at=""):
    """Log somebody in and open the story with both editors ready."""
    if who.interface_language != language:
        who.interface_language = language
        who.save()
    sign_in(page, who.username)
    visit(page, story, at)


def visit(page, story, at=""):
    page.goto(f"/admin/articles/article/{story.pk}/change/{at}")
    ready(page)


def ready(page):
    page.locator("[data-format] [data-tools=en]").wait_for(state="attached")
    page.wait_for_timeout(400)  # what was left behind is put back


def paragraph(page, language, number):
    return page.locator(f".field-body_{language} .ProseMirror > [data-id]").nth(number)


def add(page, language, number, text):
    """Type at the end of a paragraph."""
    press_at(page, language, number, "End")
    page.keyboard.insert_text(text)


def press_at(page, language, number, key):
    """Click into a paragraph and go to its start or its end."""
    paragraph(page, language, number).click()
    page.wait_for_timeout(100)  # the editor takes up the click
    page.keyboard.press(key)
    page.wait_for_timeout(100)


def said(page, text):
    """Wait until the bar says something with this text in it."""
    page.locator("[data-saved]", has_text=text).wait_for()


def save(page):
    page.keyboard.press("Control+s")
    said(page, "पाठकों को")
