"""Asha publishes over a live story: the sheet tells, asks, leads to what is missing, and readers are told."""

import pytest

from articles import workflow
from articles.models import Edition
from tests.articles.desk import screen
from tests.browser.axe import violations
from tests.browser.signing_in import sign_in
from tests.factories import HINDI, ArticleFactory, ImageFactory, TagFactory, publish

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCE = "पहले इस ख़बर में दो दर्रे लिखे थे; बंद एक ही हुआ है।"
SHEET = "dialog.publish-window"
MAIN = ".story-main .default:visible"


@pytest.fixture
def live(settings, live_server, asha, defence, kavita):
    settings.SITE_URL = live_server.url
    TagFactory(name="बर्फ़")
    story = ArticleFactory(created_by=asha, section=defence, authors=[kavita], lead_image=ImageFactory())
    publish(story, "hi", "en", by=asha)
    workflow.save_draft(story, {"hi": {"body": HINDI["body"] + "<p>सेना ने रास्ता खोला ।</p>"}}, by=asha)
    return story


def open_sheet(page, story):
    page.goto(screen(story))
    page.locator(".field-body_hi .ProseMirror[contenteditable]").click()
    page.locator(MAIN).first.click()
    page.locator(SHEET).wait_for()
    return page.locator(SHEET)


def test_a_correction_from_the_main_button_to_the_reader(live, page_of):
    page = page_of()
    sign_in(page, "asha")
    sheet = open_sheet(page, live)
    assert "सेना ने रास्ता खोला" in sheet.locator("ins").first.inner_text()
    assert violations(page) == []
    sheet.get_by_label("सुधार", exact=True).check()
    sheet.get_by_role("button", name="फिर भी प्रकाशित करें").click()  # without the sentence
    sheet.locator(".errorlist").wait_for()
    assert sheet.get_by_label("सुधार", exact=True).is_checked()
    sheet.locator("textarea").fill(SENTENCE)
    sheet.get_by_role("button", name="फिर भी प्रकाशित करें").click()
    page.locator("[data-saved]", has_text="सुधार हुआ").wait_for()
    assert page.locator(SHEET).count() == 0

    kabir = page_of()
    kabir.goto(Edition.objects.live("hi").get().get_absolute_url())
    assert SENTENCE in kabir.locator(".corrections").inner_text()
    assert violations(kabir) == []


def test_go_there_leads_from_the_sheet_to_the_paragraph(live, page_of):
    page = page_of()
    sign_in(page, "asha")
    sheet = open_sheet(page, live)
    sheet.locator("a[data-go^=p-hi-]", has_text="वहाँ जाएँ").click()
    page.locator(SHEET).wait_for(state="detached")
    page.keyboard.type(" आज")
    assert "सेना ने रास्ता खोला । आज" in page.locator(".field-body_hi .ProseMirror[contenteditable]").inner_text()
    assert Edition.objects.live("hi").get().body.count("सेना") == 0


def test_numbers_and_suggestions_follow_what_is_typed(live, page_of):
    page = page_of()
    sign_in(page, "asha")
    page.goto(screen(live))
    column = page.locator("[data-column=hi]")
    column.locator("[data-count=headline]", has_text="खोज के नतीजों में पूरा दिखेगा").wait_for()
    page.fill("#id_title_hi", "बर्फ़ " * 60)
    column.locator("[data-count=headline].is-long").wait_for()
    cut = page.locator("[data-search-preview=hi] [data-cut]")
    assert "कट सकता है" in cut.text_content()
    page.locator("summary", has_text="सर्च और शेयर").click()
    page.fill("#id_seo_title_hi", "बर्फ़")  # a search shows this one: the two places never disagree
    column.locator("[data-count=headline]:not(.is-long)").wait_for()
    assert cut.text_content() == ""
    page.locator("[data-suggested] button", has_text="बर्फ़").click()
    assert page.locator("#id_tags option:checked").all_inner_texts() == ["बर्फ़"]


def test_axe_finds_nothing_in_the_window_over_the_story(live, page_of):
    page = page_of(width=768)
    sign_in(page, "asha")
    open_sheet(page, live)
    assert violations(page) == []


@pytest.mark.parametrize(("width", "target"), [(360, "hi"), (768, "both"), (1440, "en")])
def test_the_sheet_as_a_page(width, target, live, page_of):
    page = page_of(width=width)
    sign_in(page, "asha")
    page.goto(f"/admin/articles/article/{live.pk}/publish/{target}/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_button_names_the_moment_in_india_time_wherever_the_desk_is(live, asha, page_of):
    workflow.withdraw(live, "hi", by=asha)
    page = page_of(timezone_id="America/New_York")
    sign_in(page, "asha")
    page.goto(f"/admin/articles/article/{live.pk}/publish/hi/?later")
    button = page.locator(".publish-do .default")
    assert "भारतीय समय" in page.locator(".publish-moment").inner_text()
    day, time = page.locator(".publish-moment input").all()
    day.fill("2020-01-01"), time.fill("07:30")
    button.click()
    page.locator(".publish-moment .errorlist").wait_for()
    day.fill("2031-11-27")
    page.locator(".publish-do .default", has_text="27 नवंबर 2031, सुबह 7:30").wait_for()
    assert page.locator(".publish-moment .errorlist").count() == 0


def test_nothing_to_publish_until_something_is_typed_and_a_withdrawal_is_undone(live, asha, page_of):
    workflow.publish(live, "hi", by=asha)
    page = page_of()
    sign_in(page, "asha")
    page.goto(screen(live))
    page.locator(".field-body_hi .ProseMirror[contenteditable]").click()
    page.locator(MAIN, has_text="हिंदी में कोई बदलाव नहीं").wait_for()
    page.keyboard.type("आज ")
    page.locator(MAIN, has_text="हिंदी के बदलाव").wait_for()
    page.locator(".story-more > summary").click()
    page.locator("button[value='withdraw:hi']").click()
    page.locator(SHEET).locator(".default").click()
    page.locator("[data-notices] button", has_text="पूर्ववत").click()
    page.locator("[data-saved]", has_text="पाठकों को फिर").wait_for()
    assert Edition.objects.live("hi").exists()
