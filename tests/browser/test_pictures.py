"""Pictures in a browser: dropped in together, described, placed into a story by keys alone, and cropped."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error

from articles.models import Article, Image
from tests.articles.pictures import encoded, library_picture, painted, upload
from tests.browser.axe import violations
from tests.browser.signing_in import sign_in
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)
LIBRARY = "/admin/articles/image/"


def file(name, content=None):
    return {"name": name, "mimeType": "image/jpeg", "buffer": content or encoded(painted(1600, 900))}


def press_and_close(window):
    """Enter is the last that this window hears."""
    with window.expect_event("close"), suppress(Error):
        window.keyboard.press("Enter")


@pytest.fixture
def desk(page_of, ravi, asha):
    page = page_of("hi-IN")
    sign_in(page, "asha")
    return page


def test_many_pictures_are_sent_at_once_and_described_on_one_page(desk):
    desk.goto(LIBRARY)
    desk.set_input_files("#id_files", [file("घाट.jpg"), file("नाव.jpg"), file("पुल.jpg")])
    desk.wait_for_url("**/words/**")
    assert desk.locator(".picture-words img").count() == 3
    desk.fill("#id_all_hi", "चित्र: रवि कुमार")
    for place, words in enumerate(("घाट", "नाव", "पुल")):
        desk.fill(f"#id_form-{place}-alt_hi", words)
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**{LIBRARY}")
    assert set(Image.objects.values_list("alt_hi", "credit_hi")) == {
        (words, "चित्र: रवि कुमार") for words in ("घाट", "नाव", "पुल")
    }


def test_a_refused_file_says_why_beside_its_name_while_the_others_go_on(desk):
    desk.goto(LIBRARY)
    desk.set_input_files("#id_files", [file("logo.svg", b"<svg/>"), file("ghat.jpg")])
    desk.locator(".uploads-after a").wait_for()
    refused, added = desk.locator(".is-refused"), desk.locator(".is-added")
    assert "logo.svg" in refused.inner_text()
    assert "दोबारा चुनें" in refused.inner_text()
    assert "संग्रह में आ गई" in added.inner_text()
    desk.keyboard.press("Enter")  # the link to the words has the focus
    desk.wait_for_url("**/words/**")


def test_a_dropped_file_is_sent(desk):
    desk.goto(LIBRARY)
    content = list(encoded(painted(640, 360)))
    desk.evaluate(
        """content => {
          const data = new DataTransfer()
          data.items.add(new File([new Uint8Array(content)], "giri.jpg", { type: "image/jpeg" }))
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }))
        }""",
        content,
    )
    desk.wait_for_url("**/words/**")
    assert Image.objects.count() == 1


def test_the_lead_picture_is_chosen_by_keys_alone(desk):
    library_picture(1600, 900, alt_hi="दूसरी")
    picture = library_picture(1600, 900)
    story = ArticleFactory()
    desk.goto(f"/admin/articles/article/{story.pk}/change/")
    desk.locator("[data-choice=lead_image] [data-choose]").focus()
    with desk.expect_popup() as opened:
        desk.keyboard.press("Enter")
    library = opened.value
    library.wait_for_load_state()
    library.locator("button[data-picture]").first.focus()
    press_and_close(library)
    assert desk.locator("select[name=lead_image]").evaluate("select => select.value") == str(picture.pk)
    assert desk.locator("[data-choice=lead_image] [data-thumb]").get_attribute("alt") == picture.alt_hi
    assert desk.evaluate("document.activeElement.matches('[data-choose]')")


def test_a_picture_uploaded_while_choosing_is_chosen(desk):
    story = ArticleFactory()
    desk.goto(f"/admin/articles/article/{story.pk}/change/")
    with desk.expect_popup() as opened:
        desk.locator("[data-choice=lead_image] [data-choose]").click()
    library = opened.value
    library.set_input_files("#id_files", [file("pul.jpg")])
    library.wait_for_url("**/words/**")
    library.fill("#id_form-0-alt_hi", "पुल")
    library.fill("#id_form-0-credit_hi", "रवि")
    press_and_close(library)
    assert desk.locator("select[name=lead_image]").evaluate("select => select.value") == str(Image.objects.get().pk)
    assert Article.objects.get().lead_image is None  # until it is saved


def test_the_focal_point_is_moved_by_arrow_keys_and_the_crops_follow(desk):
    picture = library_picture(1600, 900, credit_hi="रवि")
    desk.goto(f"{LIBRARY}{picture.pk}/change/")
    pad = desk.locator(".focal-pad")
    square = desk.locator(".crop-square img")
    before = square.evaluate("img => img.style.objectPosition")
    pad.focus()
    for _press in range(3):
        desk.keyboard.press("Shift+ArrowRight")
    desk.keyboard.press("ArrowUp")
    assert square.evaluate("img => img.style.objectPosition") != before
    assert "80%" in desk.locator("[data-where]").inner_text()
    box = pad.bounding_box()
    pad.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    desk.locator("[name=_save]").click()
    desk.wait_for_url(f"**{LIBRARY}")
    across, down = Image.objects.get().focal_point.split("x")
    assert (round(float(across), 1), round(float(down), 1)) in {(0.2, 0.5), (0.3, 0.5)}
    assert re.fullmatch(r"0\.\d{3}", across)


@pytest.mark.parametrize(("language", "width"), [("hi", 360), ("en", 1440)])
def test_axe_finds_nothing_on_the_library_s_screens(page_of, asha, language, width):
    asha.interface_language = language
    asha.save()
    bare = Image.objects.create(file=upload(encoded(painted(640, 480))))
    picture = library_picture(1600, 900)
    ArticleFactory(lead_image=picture)
    page, found = page_of(width=width), {}
    sign_in(page, "asha")
    for path in (
        "",
        "?_popup=1&for=lead_image",
        "add/",
        f"{picture.pk}/change/",
        f"{picture.pk}/replace/",
        f"words/?pictures={picture.pk},{bare.pk}",
    ):
        page.goto(LIBRARY + path)
        found[path] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert {path: what for path, what in found.items() if what} == {}
