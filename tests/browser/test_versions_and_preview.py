"""Earlier versions and the preview in a browser: by keyboard, at three widths, in both languages, light and dark."""

import pytest

from articles import preview, workflow
from articles.models import PreviewLink, Revision
from tests.browser.axe import violations
from tests.browser.signing_in import sign_in
from tests.factories import HINDI, ImageFactory, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worked_on(story, ravi, asha, settings, live_server):
    """Live in Hindi, changed since by Asha in words, a picture and facts; Ravi has typed more and not saved it."""
    settings.SITE_URL = live_server.url
    publish(story, "hi", by=asha)
    picture = ImageFactory()
    figure = f'<figure><img src="/media/x.jpg" data-file="{picture.pk}"><figcaption>नया पुल</figcaption></figure>'
    link = '<p>पूरी <a href="https://example.org/report">रिपोर्ट</a> देखें।</p>'
    body = HINDI["body"].replace("अक्टूबर", "नवंबर") + figure + link
    changes = {"hi": {"title": "बर्फ़ देर से गिरी", "body": body}, "facts": {"tags": ["बर्फ़"]}}
    workflow.save_draft(story, changes, by=asha, note="मंत्री का जवाब जोड़ा")
    newest = Revision.objects.newest(story, "hi")
    workflow.name_version(newest, "दौरे के बाद", by=asha)
    typed = {"hi": {"summary": "रवि का अधूरा सार।"}}
    workflow.autosave(story, typed, by=ravi, bases={"hi": newest.pk}, window="open")
    workflow.give_preview(story, "hi", by=asha, days=7, given_to="वकील")
    workflow.revoke_preview(workflow.give_preview(story, "en", by=asha, days=1), by=asha)
    return story


def history(story, query=""):
    return f"/admin/articles/article/{story.pk}/history/{query}"


def previewed(story, query=""):
    return f"/admin/articles/article/{story.pk}/preview/{query}"


@pytest.mark.parametrize(("language", "width"), [("hi", 360), ("en", 768), ("hi", 1440), ("en", 1440)])
def test_nothing_stands_against_anybody(worked_on, asha, page_of, language, width):
    asha.interface_language = language
    asha.save()
    page, found = page_of(width=width), {}
    sign_in(page, "asha")
    unsaved = worked_on.revisions.unsaved().get()
    for name, address in {
        "versions": history(worked_on),
        "text that is not saved": history(worked_on, f"?scope=hi&to={unsaved.pk}"),
        "facts": history(worked_on, "?scope=facts"),
        "one version": history(worked_on, "?scope=en"),
        "preview on a phone": previewed(worked_on, "?scheme=dark"),
        "preview on a desktop": previewed(worked_on, "?width=desktop&scheme=light"),
    }.items():
        page.goto(address)
        for closed in page.locator(".diff details").all():
            closed.locator("summary").click()
        found[name] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert {name: what for name, what in found.items() if what} == {}


def test_asha_compares_and_brings_back_by_keyboard(worked_on, asha, page_of):
    page = page_of()
    sign_in(page, "asha")
    page.goto(history(worked_on))
    first = worked_on.revisions.filter(scope="hi").last()
    page.locator("input[name=from]:checked").focus()
    while page.evaluate("document.activeElement.value") != str(first.pk):
        page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert f"from={first.pk}" in page.url
    assert page.locator("del", has_text="अक्टूबर").count() == 1
    page.locator(".history-acts button").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    worked_on.refresh_from_db()
    assert worked_on.title_hi == first.content["title"]
    with page.expect_navigation():
        page.locator(".history-acts button").first.press("Enter")  # the way back
    worked_on.refresh_from_db()
    assert worked_on.title_hi == "बर्फ़ देर से गिरी"


def test_the_frame_answers_light_and_dark_as_chosen_and_is_as_wide_as_a_phone_or_a_desktop(worked_on, page_of, asha):
    page = page_of(color_scheme="no-preference")
    sign_in(page, "asha")
    seen = {}
    for width in ("phone", "desktop"):
        for scheme in ("light", "dark"):
            page.goto(previewed(worked_on, f"?language=hi&width={width}&scheme={scheme}"))
            frame = page.frames[1]
            frame.wait_for_selector("h1")
            dark = frame.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
            ground = frame.evaluate("getComputedStyle(document.body).backgroundColor")
            seen[width, scheme] = frame.evaluate("innerWidth"), dark, ground == "rgb(255, 255, 255)"
    assert seen == {
        ("phone", "light"): (388, False, True),
        ("phone", "dark"): (388, True, False),
        ("desktop", "light"): (1280, False, True),
        ("desktop", "dark"): (1280, True, False),
    }
    assert page.locator(".preview-window").evaluate("place => place.scrollWidth <= place.clientWidth")


def test_a_link_out_of_the_frame_opens_beside_the_desk(worked_on, page_of, asha):
    page = page_of()
    sign_in(page, "asha")
    page.goto(previewed(worked_on, "?language=hi"))
    frame = page.frames[1]
    frame.wait_for_selector(".categories a")
    with page.context.expect_page() as opened:
        frame.click(".categories a")
    opened.value.wait_for_load_state()
    assert "/hi/section/" in opened.value.url
    assert "/preview/" in page.frames[1].url


def test_a_link_for_a_guest_is_made_copied_and_opened_by_whoever_has_it(worked_on, page_of, asha):
    page = page_of(permissions=["clipboard-read", "clipboard-write"])
    sign_in(page, "asha")
    page.goto(previewed(worked_on))
    page.fill("[name=given_to]", "डॉ. जोशी")
    with page.expect_navigation():
        page.click(".links-new button")
    row = page.locator(".links-list li", has_text="डॉ. जोशी")
    row.locator("[data-copy]").click()
    page.get_by_text("कॉपी हो गया").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.endswith(preview.link_address(PreviewLink.objects.get(given_to="डॉ. जोशी")))
    guest = page_of()
    guest.goto(address)
    assert "बर्फ़ देर से गिरी" in guest.text_content("h1")
    assert guest.context.cookies() == []
