"""A front page and a story without a mouse and without eyes: by the Tab key, and as a screen reader is told of them.

With ``SCREENS`` the walks are written beside the pictures, to be read.
"""

import os
from pathlib import Path

import pytest

from articles.languages import LANGUAGES
from tests.browser.screens import SCREENS, Look

PAGES = ("front page", "story with a discussion", "long story", "section", "comment with errors")
NAMED = {"link", "button", "img", "textbox", "heading", "checkbox", "radio"}  # these say nothing without a name
MOST = 400  # presses of the Tab key


@pytest.fixture
def walked(demo, browser):
    """Opens a screen in a window of a width: ``walked(name, language, width)``."""
    contexts = []

    def opened(name, language, width):
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}))
        look = Look(contexts[-1].new_page())
        look.open(demo, language, SCREENS[name])
        return look.page

    yield opened
    for context in contexts:
        context.close()


def keep(name: str, lines: list[str]) -> None:
    if folder := os.environ.get("SCREENS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder, f"{name}.txt".replace(" ", "-")).write_text("\n".join(lines) + "\n", encoding="utf-8")


def steps_of(page) -> list[dict]:
    """Everything that the Tab key comes to, from the top of the page to its end."""
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    steps = []
    while len(steps) < MOST:
        page.keyboard.press("Tab")
        step = page.evaluate("probes.focus()")
        if step is None or (step["isFirst"] and steps):
            return steps
        steps.append(step)
    raise AssertionError("the Tab key never comes to an end")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_whoever_has_only_keys_sees_where_they_are(walked, name, language, width):
    steps = steps_of(walked(name, language, width))
    keep(f"keys {name} {language} {width}", [step["told"] for step in steps])
    assert [step["told"] for step in steps if not step["seen"]] == []
    assert [step["told"] for step in steps if not step["isMarked"]] == []
    assert [step["told"] for step in steps if step["order"] > 0] == []  # nothing pushes itself forward


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_the_first_key_leads_past_the_masthead(walked, name, language):
    page = walked(name, language, 1280)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.keyboard.press("Tab")
    assert page.evaluate("probes.focus()")["seen"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_is_told_what_everything_is(walked, name, language):
    page = walked(name, language, 1280)
    told = page.locator("body").aria_snapshot()
    keep(f"heard {name} {language}", told.splitlines())
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert f"- {role}" in told, role
    assert [line for line in told.splitlines() if line.strip(" -:") in NAMED] == []
