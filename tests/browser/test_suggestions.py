"""Kabir types a search: headlines come under the field, by keys, pointer and ear; or he just searches."""

import pytest
from playwright.sync_api import expect

from tests.articles.search.asking import tell
from tests.browser.axe import READERS_RULES, violations
from tests.newsroom.server import wait_for

pytestmark = pytest.mark.django_db(transaction=True)

NONE_SHOWN = 400  # milliseconds after which a list would have come


@pytest.fixture
def stories(settings, live_server):
    settings.SITE_URL = live_server.url
    tell("Pakistan votes again", language="en")
    tell("पाकिस्तान में चुनाव की तैयारी, Tea Party भी")
    return tell("पाकिस्तान के दौरे पर मंत्री, सीमा पर शांति की बात और लंबी चर्चा के बाद साझा बयान जारी हुआ")


@pytest.fixture
def search(page_of, stories):
    """The search page, and what it asks for in ``asked``."""

    def opened(language="hi", **options):
        page = page_of(**options)
        page.asked = []
        page.on("request", lambda request: "suggestions/" in request.url and page.asked.append(request.url))
        page.goto(f"/{language}/search/")
        page.field, page.options = page.locator("#q"), page.get_by_role("listbox").get_by_role("option")
        return page

    return opened


def type_in(page, text, shown=3):
    page.field.press_sequentially(text, delay=10)
    expect(page.options).to_have_count(shown)


def test_by_keys_a_story_is_chosen_and_opened(search, stories):
    page = search()
    type_in(page, "paki")
    assert len(page.asked) == 1  # once for all letters
    expect(page.field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    first = page.options.first
    expect(first).to_have_attribute("aria-selected", "true")
    assert page.field.get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("ArrowUp")  # back to the field
    assert page.field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(page.options.last).to_have_attribute("aria-selected", "true")
    expect(page.locator(".suggestions [aria-selected=true]")).to_have_count(1)
    for _time in range(2):
        page.keyboard.press("ArrowDown")
    assert page.field.input_value() == "paki"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{stories.get_absolute_url()}")


def test_enter_without_a_choice_searches(search):
    page = search()
    type_in(page, "paki")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hi/search/?q=paki*")


def test_escape_closes_the_list_and_keeps_the_words(search):
    page = search()
    type_in(page, "paki")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.field).to_have_attribute("aria-expanded", "false")
    assert page.field.input_value() == "paki"
    page.keyboard.press("ArrowDown")  # it opens again, with the first one chosen
    expect(page.options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_by_a_pointer_a_story_is_opened(search, stories):
    page = search()
    type_in(page, "पाकि")
    page.options.first.click()
    page.wait_for_url(f"**{stories.get_absolute_url()}")


def test_a_click_elsewhere_closes_it(search):
    page = search()
    type_in(page, "paki")
    page.locator("h1").click()
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_who_listens_is_told_in_the_page_s_language_and_each_headline_says_its_own(search):
    page = search()
    type_in(page, "paki")
    expect(page.get_by_role("status")).to_have_text("3 सुर्ख़ियाँ। ऊपर-नीचे के तीरों से चुनें।")
    assert page.options.evaluate_all("all => all.map(one => one.lang)") == ["hi", "hi", "en"]
    expect(page.get_by_role("listbox")).to_have_attribute("aria-label", "सुर्ख़ियाँ")
    expect(page.get_by_role("combobox", name="ख़बरों में खोजें")).to_be_focused()
    page = search("en")
    type_in(page, "paki")
    expect(page.get_by_role("status")).to_have_text("3 headlines. Up and down arrows choose.")


def test_headlines_are_offered_while_an_input_method_composes_and_its_keys_are_its_own(search):
    page = search()
    page.field.focus()
    client = page.context.new_cdp_session(page)
    for composed in ("प", "पा", "पाक", "पाकि"):
        end = len(composed)
        client.send("Input.imeSetComposition", {"text": composed, "selectionStart": end, "selectionEnd": end})
    expect(page.options).to_have_count(3)
    assert len(page.asked) == 1
    page.field.dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True})
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    client.send("Input.insertText", {"text": "पाकि"})
    expect(page.field).to_have_value("पाकि")


def test_one_letter_asks_nothing_and_fewer_words_take_the_list_away(search):
    page = search()
    type_in(page, "paki")
    page.field.fill("p")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.wait_for_timeout(NONE_SHOWN)
    assert len(page.asked) == 1


def test_an_answer_that_comes_late_is_not_shown(search):
    page, held = search(), []
    page.route("**/suggestions/?q=paki", lambda route: held.append(route))
    page.field.press_sequentially("paki")
    wait_for(lambda: page.wait_for_timeout(20) or held, seconds=10)
    type_in(page, "stan vot", shown=1)
    held[0].abort()  # the page has let it go already
    expect(page.options).to_have_text("Pakistan votes again")


@pytest.mark.parametrize("answer", ["offline", "error"])
def test_without_an_answer_it_is_silent_and_the_form_works(search, answer):
    page = search()
    type_in(page, "paki")
    if answer == "offline":
        page.context.set_offline(True)
    else:
        page.route("**/suggestions/**", lambda route: route.fulfill(status=503, body="<p>no</p>"))
    page.field.press_sequentially("st")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("")
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hi/search/?q=pakist*")


def test_without_a_script_the_form_searches(search):
    page = search(java_script_enabled=False)
    page.field.press_sequentially("paki")
    assert page.get_by_role("listbox").count() == page.get_by_role("combobox", name="ख़बरों में खोजें").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/hi/search/?q=paki*")


@pytest.mark.parametrize(("width", "language"), [(360, "hi"), (360, "en"), (1440, "hi")])
def test_the_open_list_is_clean_fits_and_moves_nothing(search, width, language):
    page = search(language, width=width, height=800)
    below = page.locator(".search-note").bounding_box()
    type_in(page, "paki")
    page.keyboard.press("ArrowDown")
    assert violations(page, READERS_RULES) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box, field = page.get_by_role("listbox").bounding_box(), page.field.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert abs(box["y"] - field["y"] - field["height"]) <= 4
    assert all(height >= 44 for height in page.options.evaluate_all("all => all.map(one => one.offsetHeight)"))
    assert page.locator(".search-note").bounding_box() == below


def test_on_paper_there_is_no_list(search):
    page = search()
    type_in(page, "paki")
    page.emulate_media(media="print")
    expect(page.locator(".suggestions")).to_be_hidden()
