"""The desk's frame in a browser: keys that lead somewhere, drops, the sidebar on a phone; and axe on its screens."""

import pytest
from playwright.sync_api import expect

from articles import presence, workflow
from comments import workflow as comments
from comments.models import Comment
from tests.browser.axe import violations
from tests.browser.signing_in import sign_in
from tests.factories import ArticleFactory, later, publish

pytestmark = pytest.mark.django_db(transaction=True)
STORIES = "/admin/articles/article/"


@pytest.fixture
def busy(settings, live_server, ravi, asha, meera, defence, kavita):
    """A newsroom in which something waits under each heading."""
    settings.SITE_URL = live_server.url
    facts = {"section": defence, "authors": [kavita], "created_by": ravi}
    review, back, live, behind, evening = ArticleFactory.create_batch(5, **facts)
    for article in (review, back):
        workflow.submit_for_review(article, "hi", by=ravi)
    workflow.send_back(back, "hi", by=asha, note="स्रोत जोड़ें।")
    edition = publish(live, "hi", "en", by=asha)
    workflow.save_draft(live, {"hi": {"seo_title": "दूसरा"}}, by=ravi)
    workflow.save_draft(behind, {"hi": {"title": "दूसरा शीर्षक", "summary": "दूसरा सार।"}}, by=ravi)
    publish(evening, "hi", by=asha, at=later(seconds=90))
    comments.submit(edition, name="कबीर", email="kabir@example.org", body="अच्छी ख़बर।")
    presence.arrive(live, ravi, "w1", scope="hi", paragraph="title")
    return live


def speak(person, language):
    person.interface_language = language
    person.save()


@pytest.mark.parametrize("language", ["hi", "en"])
def test_axe_finds_nothing_and_nothing_overflows(busy, page_of, asha, language):
    speak(asha, language)
    page, found = page_of(), {}
    sign_in(page, "asha")
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for name, path in {
            "today": "/admin/",
            "stories": STORIES,
            "debt": f"{STORIES}?state=due",
            "nothing found": f"{STORIES}?q=zzz",
            "found in texts": f"{STORIES}?q=zzz&where=texts",
            "sections": "/admin/articles/category/",
            "a tag": "/admin/articles/tag/add/",
            "words that mean the same": "/admin/articles/equivalents/",
            "a line of those": "/admin/articles/equivalents/add/",
            "password": "/admin/password_change/",
        }.items():
            page.goto(path)
            found[name, width] = violations(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        page.goto(STORIES)
        page.locator(".list-filters summary").first.click()
        found["a filter", width] = violations(page)
        page.locator("[data-opens=sidebar]").dispatch_event("click")
        found["the sidebar", width] = violations(page)
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        found["keys", width] = violations(page)
    assert {where: what for where, what in found.items() if what} == {}


def test_keys_lead_to_places_and_only_write_in_a_field(busy, page_of):
    page = page_of()
    sign_in(page, "asha")
    page.goto("/admin/")
    for keys, address in (
        ("gs", STORIES),
        ("gc", "/admin/comments/comment/"),
        ("gt", "/admin/"),
        ("n", f"{STORIES}add/"),
    ):
        page.locator("html.has-keys").wait_for()
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url(f"**{address}")
    page.goto(STORIES)
    page.locator("html.has-keys").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("n gt?")
    expect(page.locator("[data-search]")).to_have_value("n gt?")
    assert page.url.endswith(STORIES)


def test_keys_are_the_same_on_a_hindi_keyboard(busy, page_of):
    page = page_of()
    sign_in(page, "asha")
    page.goto("/admin/")
    page.locator("html.has-keys").wait_for()
    page.evaluate("""() => {
      for (const [key, code] of [["ह", "KeyG"], ["े", "KeyS"]])
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true }))
    }""")
    page.wait_for_url(f"**{STORIES}")


def test_two_keys_come_before_one_so_that_going_to_today_throws_nothing_away(busy, page_of):
    page = page_of()
    sign_in(page, "meera")
    page.goto("/admin/comments/comment/")
    page.locator("html.has-keys").wait_for()
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/admin/")
    assert Comment.objects.get().status == "pending"
    page.goto("/admin/comments/comment/")
    page.locator("html.has-keys").wait_for()
    with page.expect_response("**/decide/"):
        page.keyboard.press("t")
    assert Comment.objects.get().status == "trash"


def test_single_keys_are_switched_off_once_for_all_screens(busy, page_of):
    page = page_of()
    sign_in(page, "asha")
    page.goto("/admin/")
    page.locator("html.has-keys").wait_for()
    page.keyboard.press("?")
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    for path in ("/admin/", "/admin/comments/comment/"):
        page.goto(path)
        page.locator("#keys").wait_for(state="attached")
        for key in "gsnat":
            page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert page.url.endswith(path)
    assert Comment.objects.get().status == "pending"


def test_on_a_phone_the_sidebar_opens_by_its_button_and_holds_the_account(busy, page_of):
    page = page_of(width=360, height=780)
    sign_in(page, "asha")
    page.goto("/admin/")
    assert not page.locator("#nav-sidebar").is_visible()
    page.locator("[data-opens=sidebar]").click()
    assert page.locator("[data-opens=sidebar]").get_attribute("aria-expanded") == "true"
    page.locator(".nav-account button").click()
    page.wait_for_url("**/admin/logout/")


def test_drops_close_by_escape_and_by_a_press_elsewhere(busy, page_of):
    page = page_of()
    sign_in(page, "asha")
    page.goto(STORIES)
    first, second = page.locator(".list-filters details").nth(0), page.locator(".list-filters details").nth(1)
    first.locator("summary").click()
    second.locator("summary").click()
    assert first.get_attribute("open") is None
    page.keyboard.press("Escape")
    assert second.get_attribute("open") is None
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_on_a_story_the_sidebar_is_a_strip_that_opens(busy, page_of):
    page = page_of()
    sign_in(page, "asha")
    page.goto(f"{STORIES}{busy.pk}/change/")
    sidebar, strip = page.locator("#nav-sidebar"), page.locator("[data-opens=sidebar]")
    assert not sidebar.is_visible()
    expect(strip.locator(".icon")).to_be_in_viewport()
    strip.click()
    assert sidebar.is_visible()
