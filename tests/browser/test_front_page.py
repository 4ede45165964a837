"""The front page's screen in a browser: dragged, pressed and typed at; on a phone; and what axe finds on it."""

import pytest
from playwright.sync_api import expect

from articles.frontpage import workflow as front
from articles.frontpage.standing import standing
from articles.models import FrontSlot
from tests.articles.test_front_page_screen import local
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import violations
from tests.factories import ImageFactory, later, published

pytestmark = pytest.mark.django_db(transaction=True)
OPEN = "document.querySelectorAll('.front-board details, .front-offered details').forEach(one => one.open = true)"
SCREEN = "/admin/articles/frontpage/?language=hi"


@pytest.fixture
def stories(settings, live_server, asha, defence):
    """Six live stories; three of them were put in the upper places."""
    settings.SITE_URL = live_server.url
    found = [published(section=defence, lead_image=ImageFactory()).article for _number in range(6)]
    for key, story in zip("123", found, strict=False):
        front.place("hi", key, story, by=asha, seen=99)
    return found


def speak(person, language):
    person.interface_language = language
    person.save()


def upper():
    page = standing("hi").arrangement
    return [edition.article for edition in (page.lead, *page.second_tier)]


def opened(page_of, **window):
    page = page_of(**window)
    sign_in(page, "asha")
    page.goto(SCREEN)
    return page


def test_a_story_is_dragged_to_another_place_and_one_that_was_found_to_its_place(stories, page_of):
    page = opened(page_of, height=1600)
    with page.expect_navigation():
        page.locator("#place-3").drag_to(page.locator("#place-1"))
    assert upper()[:3] == [stories[2], stories[0], stories[1]]
    with page.expect_navigation():
        page.locator(f".front-offered [data-story='{stories[4].pk}'] .slot-title").drag_to(page.locator("#place-2"))
    assert upper()[1] == stories[4]


def test_a_place_that_fills_itself_is_dragged_too(stories, page_of):
    page = opened(page_of, height=1600)
    with page.expect_navigation():
        page.locator("#place-4").drag_to(page.locator("#place-2"))
    assert upper()[1] == stories[5]


def test_by_keyboard_a_story_goes_up_and_down_and_comes_back(stories, page_of):
    page = opened(page_of)
    page.locator("html.has-keys").wait_for()
    page.locator("#place-3 [data-up]").focus()
    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowUp")
    assert upper()[:3] == [stories[0], stories[2], stories[1]]
    expect(page.locator("#place-2")).to_be_focused()
    page.locator("html.has-keys").wait_for()
    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowUp")
    assert upper()[:3] == [stories[2], stories[0], stories[1]]
    page.locator("html.has-keys").wait_for()
    with page.expect_navigation():
        page.keyboard.press("u")
    assert upper()[:3] == [stories[0], stories[2], stories[1]]


def test_on_a_phone_buttons_do_it_all(stories, page_of):
    page = opened(page_of, width=360, height=780, has_touch=True)
    with page.expect_navigation():
        page.locator("#place-1 [data-down]").tap()
    assert upper()[:2] == [stories[1], stories[0]]
    page.locator("#place-2 summary").tap()
    until = local(later(days=200))
    page.locator("#place-2 [name=ends_at]").fill(until)
    with page.expect_navigation():
        page.locator("#place-2 [value=keep]").tap()
    assert local(FrontSlot.objects.get(number=2).ends_at) == until
    page.locator("#place-2 summary").tap()
    with page.expect_navigation():
        page.locator("#place-2 [value=remove]").tap()
    assert stories[0] not in upper()[:3]
    with page.expect_navigation():
        page.locator("[data-undo]").tap()
    assert upper()[1] == stories[0]


def test_it_works_without_a_script(stories, page_of):
    page = opened(page_of, java_script_enabled=False)
    with page.expect_navigation():
        page.click("#place-3 [data-up]")
    assert upper()[1] == stories[2]
    offered = page.locator(f".front-offered [data-story='{stories[5].pk}']")
    offered.locator("select").select_option("1")
    with page.expect_navigation():
        offered.locator("button").click()
    assert upper()[0] == stories[5]


def test_the_preview_stands_in_its_frame(stories, page_of, asha):
    front.place("hi", "1", stories[5], by=asha, seen=99, starts_at=later(hours=1))
    page = opened(page_of)
    page.click(".page-tools a")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".article-card--lead h2")).to_have_text(stories[0].title_hi)
    page.click(".front-at li a")
    expect(frame.locator(".article-card--lead h2")).to_have_text(stories[5].title_hi)


@pytest.mark.parametrize("language", ["hi", "en"])
def test_axe_finds_nothing_and_nothing_overflows(stories, page_of, asha, language):
    front.place("hi", "1", stories[5], by=asha, seen=99, starts_at=later(hours=1), ends_at=later(hours=2))
    front.announce("hi", "पुल बंद किया गया", by=asha, seen=99)
    speak(asha, language)
    page, found = page_of(), {}
    sign_in(page, "asha")
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for name, path in {"board": SCREEN, "preview": "/admin/articles/frontpage/hi/preview/"}.items():
            page.goto(path)
            page.evaluate(OPEN)
            found[name, width] = violations(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
    page.goto(SCREEN)
    page.locator(".front-breaking [name=sentence]").fill("")
    with page.expect_navigation():
        page.click("[value=announce]")
    found["refused"] = violations(page)
    assert {where: what for where, what in found.items() if what} == {}


def test_keys_of_a_field_or_keys_that_are_switched_off_move_nothing(stories, page_of):
    page = opened(page_of)
    page.locator("html.has-keys").wait_for()
    page.locator("#place-3 summary").click()
    page.locator("#place-3 [name=ends_at]").fill("2036-05-05T05:05")
    page.locator("#place-3 [name=ends_at]").press("Alt+ArrowUp")
    page.locator("#place-3 select").press("Alt+ArrowDown")
    page.keyboard.press("Escape")
    page.evaluate("localStorage.setItem('desk-keys', 'off')")
    expect(page.locator("#place-3 [name=ends_at]")).not_to_have_value("")
    page.reload()
    page.locator("#place-3 [data-up]").press("Alt+ArrowUp")
    page.wait_for_load_state("networkidle")
    assert upper()[:3] == stories[:3]
