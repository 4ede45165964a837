"""Blocks in the editor by mouse and by keys, and the cards that readers get, in a browser."""

import re

import pytest

from articles import workflow
from articles.body.sanitizing import clean_html
from articles.pictures.renditions import fallback
from tests.browser.axe import violations
from tests.browser.signing_in import sign_in
from tests.browser.test_pasting import EDITOR, body, paste, writing
from tests.browser.writing import visit
from tests.factories import HINDI, ArticleFactory, ImageFactory, publish, published

pytestmark = pytest.mark.django_db(transaction=True)

BLOCKS = """<p>पहला पैरा।</p>
<aside data-block="quote"><p>पुल समय पर बना।</p><cite>अभियंता</cite></aside>
<aside data-block="story" data-story="{story}">पुल</aside>
<figure><img src="{src}" data-file="{picture}" alt="नदी पर पुल"><figcaption>नया पुल</figcaption></figure>
<aside data-block="embed" data-provider="youtube" data-embed="dQw4w9WgXcQ">पुल पर मंत्री</aside>
<aside data-block="embed" data-provider="x" data-embed="1861004523"></aside>
<aside data-block="embed" data-provider="instagram" data-embed="C-9aBcD_eFg">नाव से पुल तक</aside>
<p>अंतिम पैरा।</p>"""


@pytest.fixture
def bridge(settings, live_server, ravi, asha):
    """A live story to point at."""
    settings.SITE_URL = live_server.url
    return published(hi=HINDI | {"title": "बेतवा पर नया पुल"}, lead_image=ImageFactory()).article


@pytest.fixture
def full(bridge, ravi):
    """A draft of Ravi's with a block of each kind."""
    picture = ImageFactory()
    text = BLOCKS.format(story=bridge.pk, picture=picture.pk, src=fallback(picture, "natural").url)
    return ArticleFactory(created_by=ravi, hi=HINDI | {"title": "सब कुछ एक ख़बर में", "body": text})


def editing(page, story):
    sign_in(page, "ravi")
    visit(page, story)
    return page.locator(EDITOR.format("hi"))


def press_button(page, name):
    page.locator(f"[data-tools=hi] [data-name={name}]").click()


def a_moment(page, milliseconds=150):
    """The browser tells the editor a little later where the cursor went."""
    page.evaluate("(time) => new Promise((done) => setTimeout(done, time))", milliseconds)


def press(page, key):
    page.keyboard.press(key)
    a_moment(page)


def click(page, locator):
    a_moment(page, 500)  # or two clicks are a double one
    locator.click()
    a_moment(page)


def test_words_typed_at_a_picture_stand_beside_it(full, page_of):
    page = page_of()
    editor = editing(page, full)
    click(page, editor.locator("img"))
    page.keyboard.type("पुल पर भीड़")
    html = body(page)
    assert 'alt="नदी पर पुल"' in html
    assert "</figure><p>पुल पर भीड़</p>" in html
    click(page, editor.locator("img"))
    paste(page, text="चिपकाया हुआ")
    assert "</figure><p>चिपकाया हुआ</p>" in body(page)
    click(page, editor.locator("figcaption"))
    press(page, "End")
    page.keyboard.press("Enter")
    page.keyboard.type("परिचय के बाद")
    assert "<figcaption>नया पुल</figcaption></figure><p>परिचय के बाद</p>" in body(page)
    click(page, editor.locator("img"))
    page.keyboard.press("Delete")
    assert "<figure" not in body(page)
    page.keyboard.press("Control+z")
    assert "data-file" in body(page)


def test_a_box_that_is_selected_is_not_typed_over(full, page_of):
    page = page_of()
    editor = editing(page, full)
    click(page, editor.locator("[data-block=story] .related-title"))
    page.keyboard.type("क")
    assert re.search(r"</aside><p>क</p><figure", body(page))
    click(page, editor.locator("[data-block=story] .related-title"))
    page.keyboard.press("Backspace")
    assert "data-story" not in body(page)


def test_the_figure_button_brings_a_picture_from_the_library(bridge, page_of):
    picture = ImageFactory()
    page = writing(page_of())
    page.keyboard.type("पहला")
    with page.expect_popup() as opened:
        press_button(page, "figure")
    window = opened.value
    number = re.search(r"CKEditorFuncNum=(-?\d+)", window.url)[1]
    window.evaluate(
        "([number, src, id]) => opener.CKEDITOR.tools.callFunction(number, src, {id, alternative_text: 'पुल'})",
        [number, fallback(picture, "natural").url, str(picture.pk)],
    )
    window.close()
    page.keyboard.type("दूसरा")
    html = body(page)
    assert re.search(rf'<p>पहला</p><figure><img [^>]*data-file="{picture.pk}"[^>]*></figure><p>दूसरा</p>', html)


def test_a_quote_is_made_and_left_by_keys(bridge, page_of):
    page = writing(page_of())
    page.keyboard.type("पुल समय पर बना।")
    press_button(page, "pullQuote")
    press(page, "End")
    page.keyboard.press("Enter")
    page.keyboard.type("अभियंता")
    page.keyboard.press("Enter")
    page.keyboard.type("आगे")
    quote = '<aside data-block="quote"><p>पुल समय पर बना।</p><cite>अभियंता</cite></aside>'
    assert body(page) == f"{quote}<p>आगे</p>"
    click(page, page.locator(f"{EDITOR.format('hi')} [data-block=quote] p"))
    press(page, "Home")
    page.keyboard.press("Backspace")
    assert body(page) == "<p>पुल समय पर बना।</p><p>अभियंता</p><p>आगे</p>"


def test_a_story_is_found_and_put_into_a_box_by_keys(bridge, page_of):
    other = published(hi=HINDI | {"title": "मेट्रो की दूसरी लाइन"}).article
    page = writing(page_of())
    page.keyboard.type("पहला")
    press_button(page, "relatedStory")
    page.locator(".story-chooser [role=option]").nth(1).wait_for()
    assert violations(page) == []
    page.keyboard.type("पुल")
    page.locator(".story-chooser [role=option]:only-child").wait_for()
    page.keyboard.press("Enter")
    page.locator("[data-block=story] .related-state:not(:empty)").wait_for()
    assert f'<aside data-block="story" data-story="{bridge.pk}">बेतवा पर नया पुल</aside>' in clean_html(body(page))
    assert page.locator("[data-block=story].is-hidden").count() == 0
    page.click("[data-block=story] button")
    page.keyboard.type("मेट्रो")
    page.locator(".story-chooser [role=option]:only-child").click()
    page.locator("[data-block=story]", has_text="मेट्रो की दूसरी लाइन").wait_for()
    assert f'data-story="{other.pk}"' in body(page)
    press_button(page, "relatedStory")
    page.keyboard.type("कखगघ")
    page.locator(".story-chooser [role=status]:not(:empty)").wait_for()
    page.keyboard.press("Escape")
    page.locator(".story-chooser").wait_for(state="detached")


def test_a_link_alone_in_its_paragraph_becomes_a_block(bridge, page_of):
    page = writing(page_of())
    paste(page, text="https://youtu.be/dQw4w9WgXcQ?si=abc")
    page.keyboard.type("पुल पर मंत्री")
    page.keyboard.press("Enter")
    page.keyboard.type("https://x.com/IMDWeather/status/1861004523")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("देखिए ")
    paste(page, text="https://youtu.be/dQw4w9WgXcQ")
    html = clean_html(body(page))
    video = '<aside data-block="embed" data-provider="youtube" data-embed="dQw4w9WgXcQ">पुल पर मंत्री</aside>'
    post = '<aside data-block="embed" data-provider="x" data-embed="1861004523"></aside>'
    assert html.startswith(video + post)
    assert html.count("<aside") == 2
    assert "देखिए" in html
    press_button(page, "embed")
    page.locator(".prose-editor-dialog input").fill("https://evil.example/video")
    page.keyboard.press("Enter")
    page.locator(".editor-notice", has_text="YouTube, X, Instagram").wait_for()
    assert "https://evil.example/video</a>" in body(page)


def test_every_name_in_the_editor_is_in_the_desks_language(bridge, page_of, ravi):
    page = writing(page_of())
    names = page.locator("[data-tools=hi] :is([title], [aria-label])").evaluate_all(
        "buttons => buttons.flatMap((button) => [button.title, button.ariaLabel])"
    )
    assert len(names) > 20
    assert [name for name in names if not name or re.search("[A-Za-z]", name.replace("HTML", ""))] == []
    page.keyboard.type("शब्द")
    page.keyboard.press("Control+a")
    for button in ("link", "embed", "relatedStory"):
        press_button(page, button)
        dialog = page.locator("dialog.prose-editor-dialog")
        dialog.wait_for()
        assert not re.search("[A-Za-z]", dialog.inner_text().replace("URL", "")), button
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
    press_button(page, "orderedList")
    press_button(page, "orderedListProperties")
    assert not re.search("[A-Za-z]{4}", page.locator("dialog.prose-editor-dialog").inner_text())


def test_the_editor_sends_back_what_it_was_given(full, page_of, asha):
    page = page_of()
    editing(page, full)
    before = full.body_hi
    click(page, page.locator(f"{EDITOR.format('hi')} > p").last)
    press(page, "End")
    page.keyboard.type("क")
    workflow.save_draft(full, {"hi": {"body": page.input_value("#id_body_hi")}}, by=asha)
    assert full.body_hi == before.replace("अंतिम पैरा।", "अंतिम पैरा।क")


# --- Readers


@pytest.fixture
def foreign(page_of):
    """A reader's page, and the requests that left the house from it."""
    page, asked = page_of(width=360), []
    page.context.route(
        re.compile(r"^https://"),
        lambda route: (asked.append(route.request.url), route.fulfill(content_type="text/html", body="<p>played</p>")),
    )
    return page, asked


def test_nothing_is_asked_of_another_site_before_a_press(full, asha, foreign):
    page, asked = foreign
    page.goto(publish(full, by=asha).get_absolute_url())
    page.wait_for_load_state("networkidle")
    assert page.locator(".embed").count() == 3
    assert (asked, page.locator("iframe").count()) == ([], 0)
    page.locator(".embed button").first.click()
    frame = page.frame_locator(".embed iframe")
    assert frame.locator("p").inner_text() == "played"
    assert asked == ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"]
    assert page.locator(".embed iframe").get_attribute("title") == "पुल पर मंत्री"
    assert page.locator(".embed-title").first.inner_text() == "पुल पर मंत्री"
    for shown in (1, 2):
        button = page.locator(".embed button").first
        button.scroll_into_view_if_needed()
        a_moment(page, 500)  # Chromium sends presses to where a frame was until it has heard that the page scrolled
        button.click()
        page.frame_locator(".embed iframe").nth(shown).locator("p").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.context.cookies() == []


def test_without_scripts_an_embed_is_a_link(full, asha, page_of):
    page = page_of(java_script_enabled=False)
    page.goto(publish(full, by=asha).get_absolute_url())
    links = page.locator(".embed a").evaluate_all("links => links.map((link) => link.href)")
    assert links[1:] == ["https://x.com/i/status/1861004523", "https://www.instagram.com/p/C-9aBcD_eFg/"]
    assert page.locator(".embed button").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_pages_with_blocks(full, asha, page_of, width):
    page = page_of(width=width)
    page.goto(publish(full, by=asha).get_absolute_url())
    page.locator(".embed button").first.wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
