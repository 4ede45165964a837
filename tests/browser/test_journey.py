"""A story travels from a reporter's desk to a reader's screen, by hand, in a browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import AuthorFactory, CategoryFactory

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "नदी पर नया पुल, Metro को मिली दूसरी लाइन"
SLUG = "nadi-par-naya-pul-metro-ko-mili-dusri-line"
PASSWORD = "जाड़े-की-धूप-42"


@pytest.fixture
def house(settings, live_server, ravi, asha):
    settings.SITE_URL = live_server.url
    AuthorFactory(slug="ravi-kumar", name_hi="रवि कुमार", name_en="Ravi Kumar", bio_hi="रवि शहरों पर लिखते हैं।", user=ravi)
    for slug, hindi, english in (
        ("states", "राज्य", "States"),
        ("business", "कारोबार", "Business"),
        ("breaking", "ताज़ा ख़बर", "Breaking News"),
    ):
        CategoryFactory(slug=slug, name_hi=hindi, name_en=english)


def log_in(page, username):
    page.goto("/admin/")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.wait_for_url("**/admin/")


def choose(page, field, text):
    """Type into one of the admin's autocompletes and take what it suggests, or the new word itself."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.keyboard.type(text)
    page.locator(".select2-results__option--highlighted", has_text=text).wait_for()
    page.keyboard.press("Enter")


def write(page, language, blocks):
    """Type a body as a reporter does: Ctrl+Alt+2 makes a subhead of the present line."""
    editor = page.locator(f".field-body_{language} .ProseMirror[contenteditable]")
    editor.click()
    for kind, text in blocks:
        page.keyboard.press("Control+Alt+2" if kind == "h2" else "Control+Alt+0")
        page.keyboard.type(text)
        page.keyboard.press("Enter")


def publish(page, language):
    """Press the main button, and the sheet's where the sheet has something to say."""
    page.click(f"button[value='publish:{language}']")
    live = page.locator("[data-saved]", has_text="लाइव")
    sheet = page.locator(".publish-window .default")
    live.or_(sheet).first.wait_for()
    if sheet.count():
        sheet.click()
    live.wait_for()


def test_a_story_travels_from_the_reporter_to_the_reader(house, page_of):
    ravi = page_of()
    log_in(ravi, "ravi")
    ravi.goto("/admin/articles/article/add/")
    ravi.fill("#id_title_hi", TITLE)
    ravi.fill("#id_summary_hi", "पुल अगले महीने खुलेगा। पहली ट्रेन सुबह छह बजे चलेगी।")
    write(ravi, "hi", [("p", "शहर को तीन साल से इस पुल का इंतज़ार था।"), ("h2", "आगे क्या"), ("p", "परीक्षण दस दिन चलेगा।")])
    expect(ravi.locator("#id_slug_hi")).to_have_value(SLUG)
    ravi.select_option("#id_section", label="ताज़ा ख़बर")
    for label in ("राज्य", "कारोबार"):
        ravi.locator(".field-categories label", has_text=re.compile(f"{label}$")).click()
    choose(ravi, "bylines", "रवि कुमार")
    choose(ravi, "tags", "पुल")
    choose(ravi, "tags", "Metro")
    assert ravi.locator("button[value^=publish]").count() == 0
    ravi.click("button[value=save]")
    ravi.locator("[data-saved]", has_text="सहेज").wait_for()
    ravi.click("button[value='submit:hi']")
    ravi.locator(".publish-window .default").click()  # no picture: advice, not a hindrance
    ravi.locator("[data-saved]", has_text="संपादकों के पास").wait_for()

    kabir = page_of()
    assert kabir.goto(f"/hi/news/{SLUG}/").status == 404

    asha = page_of()
    log_in(asha, "asha")
    asha.goto("/admin/articles/article/?state=in_review")
    asha.click(f"text={TITLE}")
    asha.locator("[contenteditable] h2", has_text="आगे क्या").wait_for()
    assert asha.locator(".prose-menubar__option h2").first.text_content() == "उपशीर्षक"
    publish(asha, "hi")

    assert kabir.goto(f"/hi/news/{SLUG}/").status == 200
    assert kabir.locator("h1").inner_text() == TITLE
    assert kabir.locator(".prose h2").inner_text() == "आगे क्या"
    kicker = kabir.locator(".categories a").all_inner_texts()
    assert kicker[0] == "ताज़ा ख़बर"
    assert set(kicker) == {"ताज़ा ख़बर", "राज्य", "कारोबार"}
    assert kabir.locator("text=रवि शहरों पर लिखते हैं।").count() == 1
    assert kabir.context.cookies() == []
    for path in (
        "/hi/",
        *(f"/hi/section/{slug}/" for slug in ("breaking", "states", "business")),
        *(f"/hi/tag/{slug}/" for slug in ("pul", "metro")),
        "/hi/author/ravi-kumar/",
    ):
        kabir.goto(path)
        assert kabir.locator(f"main a[href='/hi/news/{SLUG}/']").count() >= 1, path
    for path in ("/hi/feed/", "/sitemap.xml"):
        assert kabir.request.get(path).ok
    assert SLUG in kabir.request.get("/hi/feed/").text()
    month = re.search(r"/sitemap-hi-[0-9-]+\.xml", kabir.request.get("/sitemap.xml").text()).group()
    assert SLUG in kabir.request.get(month).text()
    for path in ("/en/", "/en/feed/", "/sitemap.xml"):
        text = kabir.request.get(path).text()
        assert SLUG not in text
        assert "sitemap-en-2" not in text  # no month of English stories
    assert kabir.request.get(f"/en/news/{SLUG}/").status == 404

    asha.fill("#id_title_en", "New bridge opens a second Metro line")
    write(asha, "en", [("p", "The city waited three years for this bridge.")])
    asha.click("button[value=save]")
    asha.locator("[data-saved]", has_text="पाठकों को").wait_for()
    publish(asha, "en")
    kabir.goto(f"/hi/news/{SLUG}/")
    kabir.click("a[hreflang=en]")
    assert kabir.locator("h1").inner_text() == "New bridge opens a second Metro line"


def test_the_second_of_two_editors_is_told_and_loses_nothing(house, story, page_of):
    windows = []
    for name in ("asha", "ravi"):
        page = page_of()
        log_in(page, name)
        page.goto(f"/admin/articles/article/{story.pk}/change/")
        windows.append(page)
    asha, ravi = windows
    ravi.fill("#id_title_hi", "रवि का शीर्षक")
    asha.fill("#id_title_hi", "आशा का शीर्षक")
    asha.click("button[value=save]")
    asha.locator("[data-saved]", has_text="पाठकों को").wait_for()
    ravi.click("button[value=save]")
    assert "आशा का शीर्षक" in ravi.locator(".clash").inner_text()
    assert ravi.input_value("#id_title_hi") == "रवि का शीर्षक"
    ravi.keyboard.press("1")
    ravi.locator("[data-saved]", has_text="पाठकों को").wait_for()
    story.refresh_from_db()
    assert story.title_hi == "रवि का शीर्षक"


def test_pages_fit_a_small_phone_without_scripts(house, story, asha, page_of):
    from tests.factories import publish

    edition = publish(story, by=asha)
    kabir = page_of(width=320, height=640, java_script_enabled=False)
    for path in ("/hi/", edition.get_absolute_url(), "/hi/section/defence/", "/hi/nowhere/", "/en/"):
        kabir.goto(path)
        overflow = kabir.locator("html").evaluate("root => root.scrollWidth - root.clientWidth")
        assert overflow <= 0, path
