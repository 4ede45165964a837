"""Kabir reads a long story: the size of its letters, its parts, passing it on, on paper, with wider spacing."""

import pytest

from tests.factories import HINDI, AuthorFactory, CategoryFactory, ImageFactory, published
from tests.newsroom.server import wait_for

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "<p>" + "नदी का पानी धीरे धीरे उतरा और गाँव के लोग अपने घर लौटे । " * 30 + "</p>"
QUOTE = '<aside data-block="quote"><p>पानी लौटा है।</p><cite>सरपंच</cite></aside>'
BODY = f'<h2>पानी उतरा</h2>{WORDS}{QUOTE}<h2>लोग लौटे</h2>{WORDS}<p><a href="https://example.org/report">रिपोर्ट</a></p>'
SIZE = "getComputedStyle(document.querySelector('.prose')).fontSize"
# WCAG 1.4.12, in a sheet that a reader brings along.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
SPACING += "p { margin-block-end: 2em !important }"


@pytest.fixture
def address(settings, live_server):
    settings.SITE_URL = live_server.url
    body = f"{BODY}<h2>आगे क्या</h2>{WORDS}"
    author = AuthorFactory(bio_hi="नदी पर लिखती हैं।")
    words = HINDI | {"body": body, "title": "सूखती नदी, जागे गाँव: 43 Check Dam बने तो दोगुनी हुई बुआई ।"}
    return published(hi=words, lead_image=ImageFactory(), authors=[author], tags=["नदी"]).get_absolute_url()


def size(page):
    return float(page.evaluate(SIZE).removesuffix("px"))


def test_letters_grow_by_the_keyboard_without_a_script_and_without_a_cookie(page_of, address):
    page = page_of(width=360, java_script_enabled=False)
    page.goto(address)
    normal = page.locator(".prose").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    page.get_by_label("सामान्य अक्षर").focus()
    for factor in (1.14, 1.3):
        page.keyboard.press("ArrowRight")
        grown = page.locator(".prose").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
        assert grown == pytest.approx(normal * factor, rel=0.01)
    assert page.context.cookies() == []
    assert page.locator(".text-size label").first.bounding_box()["height"] >= 44


def test_the_size_is_there_at_the_next_story_before_anything_is_painted(page_of, address):
    page = page_of()
    page.goto(address)
    normal = size(page)
    page.get_by_label("सबसे बड़े अक्षर").check()
    page.add_init_script("""
        window.moved = 0
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value)))
            .observe({ type: "layout-shift", buffered: true })
    """)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert size(page) == pytest.approx(normal * 1.3, rel=0.01)
    assert page.get_by_label("सबसे बड़े अक्षर").is_checked()
    assert page.evaluate("moved") == 0
    page.get_by_label("सामान्य अक्षर").check()
    assert size(page) == pytest.approx(normal, rel=0.01)


def test_the_parts_of_a_long_story_are_reached_from_its_contents(page_of, address):
    page = page_of(width=360, height=800)
    page.goto(address)
    page.get_by_role("navigation", name="इस ख़बर में").get_by_role("link", name="लोग लौटे").click()
    assert page.url.endswith("#part-log-laute")
    assert 0 <= page.locator("#part-log-laute").bounding_box()["y"] < 200


def test_the_address_is_copied_and_said_to_be(page_of, address, live_server):
    page = page_of(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.get_by_role("button", name="लिंक कॉपी करें").click()
    page.get_by_role("button", name="लिंक कॉपी हो गया").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == live_server.url + address


def test_without_a_script_there_is_no_button_that_does_nothing(page_of, address):
    page = page_of(java_script_enabled=False)
    page.goto(address)
    sharing = page.get_by_role("navigation", name="यह ख़बर साझा करें")
    assert sharing.get_by_role("link").count() == 5
    assert sharing.get_by_role("button").count() == 0


@pytest.mark.parametrize("width", [320, 360, 414, 768, 1024, 1440])
def test_no_line_begins_with_a_danda(page_of, address, width):
    page = page_of(width=width)
    page.goto(address)
    begun = page.evaluate("""() => {
        const found = []
        for (const block of document.querySelectorAll("h1, .standfirst, .prose p")) {
            const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
            while (texts.nextNode()) {
                const text = texts.currentNode
                for (const { index } of text.data.matchAll(/[।॥]/g)) {
                    const line = document.createRange()
                    line.setStart(text, index)
                    line.setEnd(text, index + 1)
                    const left = line.getBoundingClientRect().left
                    if (left - block.getBoundingClientRect().left < 2) found.push(text.data.slice(0, index + 1))
                }
            }
        }
        return found
    }""")
    assert begun == []


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing_cuts_nothing_off(page_of, address, width):
    page = page_of(width=width, bypass_csp=True)
    page.goto(address)
    page.add_style_tag(content=SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = page.evaluate("""() => [...document.querySelectorAll("main *, header *")].filter((node) => {
        const style = getComputedStyle(node)
        if (style.clipPath !== "none" || node.closest(".visually-hidden, .trap, .section-nav")) return false
        const hides = (axis) => ["hidden", "clip"].includes(style[`overflow${axis}`])
        const [wide, high] = [node.scrollWidth - node.clientWidth, node.scrollHeight - node.clientHeight]
        return (hides("X") && wide > 0) || (hides("Y") && high > 0)
    }).map((node) => node.className)""")
    assert cut == []


def test_on_paper_stand_the_story_its_sources_and_its_address_and_nothing_to_press(page_of, address, live_server):
    page = page_of()
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    hue = "getComputedStyle(document.querySelector('.categories li')).color"
    assert page.evaluate(hue) == "rgb(0, 0, 0)"
    for shown in ("h1", ".standfirst", ".writers", ".story-picture img", ".prose", ".pull-quote", ".printed-from"):
        assert page.locator(shown).first.is_visible(), shown
    for gone in (
        ".section-nav",
        ".text-size",
        ".share-jump",
        ".contents",
        ".share-links",
        ".comments",
        ".reading-line",
    ):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".printed-from").text_content() == live_server.url + address
    link = page.locator('.prose a[href="https://example.org/report"]')
    assert "https://example.org/report" in link.evaluate("node => getComputedStyle(node, '::after').content")


def test_the_line_that_grows_is_full_at_the_end_of_the_text_and_still_for_who_wants_no_motion(page_of, address):
    page = page_of(width=360, height=700)
    page.goto(address)
    drawn = "document.querySelector('.reading-line').getBoundingClientRect().width / innerWidth"
    assert page.evaluate(drawn) == 0
    page.evaluate("document.querySelector('.prose').scrollIntoView({ block: 'end' })")
    wait_for(lambda: page.evaluate(f"{drawn} > .99"), seconds=30)
    page.emulate_media(reduced_motion="reduce")
    assert not page.locator(".reading-line").is_visible()


def test_the_current_section_is_in_sight_on_a_phone_without_a_script(page_of):
    sections = [CategoryFactory(name_hi="पर्यावरण", position=number) for number in range(9)]
    page = page_of(width=360, java_script_enabled=False)
    for section in (sections[0], sections[-1]):
        page.goto(published(section=section).get_absolute_url())
        box = page.locator(".section-nav [aria-current]").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert page.evaluate("scrollY") == 0
