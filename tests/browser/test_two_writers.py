"""Two people, two windows, answers that get lost: what did not come in is never overwritten, and each choice holds."""

import pytest
from playwright.sync_api import expect

from articles.models import Presence, Revision
from tests.articles.pictures import library_picture
from tests.browser.axe import violations
from tests.browser.writing import add, open_story, paragraph, press_at, ready, said, save, visit
from tests.factories import AuthorFactory, CategoryFactory

pytestmark = pytest.mark.django_db(transaction=True)
CHANGE, AUTOSAVE = "**/change/", "**/autosave/"


@pytest.fixture
def window(settings, live_server, page_of, story):
    """A window of a person with the story open: ``window(ravi)``."""
    settings.SITE_URL = live_server.url

    def opened(who, **options):
        page = page_of(**options)
        open_story(page, who, story)
        return page

    return opened


def body(story):
    story.refresh_from_db()
    return story.body_hi


def hold(page, address):
    """Keep the next request to an address on its way: a list that fills. Those after it pass."""
    held = []
    page.route(address, lambda route: route.continue_() if held else held.append(route))
    return held


def first_of(page, held):
    for _moment in range(400):  # a busy machine needs some
        if held:
            return held[0]
        page.wait_for_timeout(50)
    raise AssertionError("nothing was sent")


def choose(page, key):
    page.locator(".clash").wait_for()
    page.keyboard.press(key)


def test_what_was_typed_during_a_save_overwrites_no_undisputed_paragraph(window, ravi, asha, story):
    ravis, ashas = window(ravi), window(asha)
    add(ravis, "hi", 0, " रवि का वाक्य।")
    add(ravis, "hi", 2, " रवि का तीसरा पैरा।")
    save(ravis)
    add(ashas, "hi", 0, " आशा का वाक्य।")
    press_at(ashas, "hi", 2, "End")
    held = hold(ashas, CHANGE)
    ashas.keyboard.press("Control+s")
    request = first_of(ashas, held)
    answer = request.fetch()
    ashas.keyboard.insert_text(" आशा ने बीच में लिखा।")
    request.fulfill(response=answer)
    choose(ashas, "1")  # the first paragraph stays Asha's
    ashas.locator(".clash", has_text="रवि का तीसरा पैरा।").wait_for()  # and she is asked about the third as well
    ashas.keyboard.press("2")
    said(ashas, "पाठकों को")
    ashas.locator(".field-body_hi .ProseMirror", has_text="रवि का तीसरा पैरा।").wait_for()
    ashas.wait_for_timeout(800)
    assert "आशा का वाक्य।" in body(story)
    assert "रवि का तीसरा पैरा।" in body(story)


def test_a_choice_between_sections_bylines_and_pictures_holds(window, ravi, asha, story):
    other = CategoryFactory(name_hi="खेल", name_en="Sport")
    author = AuthorFactory(slug="lead-author", name_hi="मनोज सिंह", name_en="Manoj Singh")
    mine = AuthorFactory(slug="my-author", name_hi="नीता राव", name_en="Neeta Rao")
    third = CategoryFactory(name_hi="मौसम", name_en="Weather")
    theirs, ours = library_picture(1600, 900, alt_hi="रवि का चित्र"), library_picture(1600, 900, alt_hi="आशा का चित्र")
    ravis, ashas = window(ravi), window(asha)
    for page, section, byline, picture in ((ravis, other, author, theirs), (ashas, third, mine, ours)):
        page.select_option("#id_section", str(section.pk))
        page.evaluate(
            """([byline, picture]) => {
              for (const [id, value] of [["id_bylines", byline], ["id_lead_image", picture]]) {
                const select = document.getElementById(id)
                if (select.multiple) for (const option of select.options) option.selected = false
                select.append(new Option(value, value, true, true))
                select.value = value
                select.dispatchEvent(new Event("change", { bubbles: true }))
              }
            }""",
            [str(byline.pk), str(picture.pk)],
        )
    save(ravis)
    ashas.keyboard.press("Control+s")
    for _question in range(3):
        choose(ashas, "2")
        ashas.wait_for_timeout(100)
    ashas.locator(".clash").wait_for(state="detached")
    said(ashas, "पाठकों को")
    ashas.wait_for_timeout(1000)
    story.refresh_from_db()
    assert story.section == other
    assert [byline.author for byline in story.bylines.all()] == [author]
    assert story.lead_image == theirs
    assert "मनोज सिंह" in ashas.locator(".field-bylines").inner_text()  # by name, not by key
    assert ashas.locator("[data-choice=lead_image] [data-thumb]").get_attribute("alt") == "रवि का चित्र"


def test_a_save_whose_answer_was_lost_heals_by_itself(window, ravi, asha, story):
    ravis, ashas = window(ravi), window(asha)
    add(ravis, "hi", 0, " रवि का वाक्य।")
    ravis.fill("#id_title_hi", "रवि का शीर्षक")
    held = hold(ravis, CHANGE)
    ravis.keyboard.press("Control+s")
    request = first_of(ravis, held)
    request.fetch()  # it reaches the server, its answer does not come back
    request.abort("internetdisconnected")
    add(ashas, "hi", 2, " आशा का वाक्य।")
    save(ashas)
    add(ravis, "hi", 1, " और भी।")
    ravis.locator(".field-body_hi .ProseMirror", has_text="आशा का वाक्य।").wait_for()
    save(ravis)
    assert all(words in body(story) for words in ("रवि का वाक्य।", "आशा का वाक्य।", "और भी।"))
    assert story.title_hi == "रवि का शीर्षक"


def test_a_choice_that_could_not_be_saved_is_asked_again(window, ravi, asha, story):
    ravis, ashas = window(ravi), window(asha)
    add(ravis, "hi", 0, " रवि का वाक्य।")
    save(ravis)
    add(ashas, "hi", 0, " आशा का वाक्य।")
    ashas.keyboard.press("Control+s")
    ashas.locator(".clash").wait_for()
    ashas.context.set_offline(True)
    ashas.keyboard.press("2")
    said(ashas, "नेटवर्क नहीं")
    ashas.context.set_offline(False)
    ashas.locator("[data-choice='2']").click()
    ashas.locator(".field-body_hi .ProseMirror", has_not_text="आशा का वाक्य।").wait_for()
    said(ashas, "पाठकों को")
    ashas.wait_for_timeout(800)
    assert "रवि का वाक्य।" in body(story)
    assert "आशा का वाक्य।" not in body(story)


def test_a_tab_that_only_slept_keeps_its_name_and_its_text(window, ravi, story):
    slept = window(ravi)
    name = slept.input_value("#id_window")
    slept.context.set_offline(True)
    add(slept, "hi", 0, " सोने से पहले लिखा।")
    said(slept, "नेटवर्क नहीं")
    slept.evaluate("BroadcastChannel.prototype.postMessage = () => {}")  # as a sleeping tab it answers nobody
    slept.context.set_offline(False)
    other = slept.context.new_page()
    other.route(AUTOSAVE, lambda route: route.abort("internetdisconnected"))
    visit(other, story)
    other.locator(".story-notice", has_text="लौट").wait_for()
    assert "सोने से पहले लिखा।" in paragraph(other, "hi", 0).inner_text()
    assert other.input_value("#id_window") != name
    assert other.input_value("#id_took").startswith(f"{name}@")
    with slept.expect_response(lambda answer: "जागने पर" in (answer.request.post_data or "")):
        add(slept, "hi", 2, " जागने पर लिखा।")
    kept = Revision.objects.unsaved().get(article=story, scope="hi", window=name)
    assert "जागने पर लिखा।" in kept.content["body"]
    assert "सोने से पहले लिखा।" in kept.content["body"]


def test_a_heartbeat_without_news_carries_no_words(window, ravi, story):
    page = window(ravi)
    paragraph(page, "hi", 0).click()
    with page.expect_request(AUTOSAVE, timeout=30_000) as sent:
        page.evaluate("dispatchEvent(new Event('online'))")
    words = sent.value.post_data
    assert 'name="window"' in words
    assert 'name="base_hi"' in words
    assert "body_hi" not in words
    assert len(words) < 2_000


def test_axe_finds_nothing_where_two_texts_stand_side_by_side(window, ravi, asha, story):
    ravis, ashas = window(ravi), window(asha, width=768)
    add(ravis, "hi", 0, " रवि का वाक्य।")
    save(ravis)
    add(ashas, "hi", 0, " आशा का वाक्य।")
    ashas.keyboard.press("Control+s")
    ashas.locator(".clash").wait_for()
    assert violations(ashas) == []
    assert ashas.evaluate("document.documentElement.scrollWidth") <= 768


def test_the_newest_unsaved_text_of_a_person_is_never_hidden_behind_an_older_one(window, asha, story):
    first = window(asha)
    first.fill("#id_title_en", "An old headline from a window that died")
    said(first, "सहेजा")
    died = Presence.objects.get().window
    first.context.set_offline(True)  # killed: it says no goodbye
    second, third = first.context.new_page(), first.context.new_page()
    first.close(run_before_unload=False)
    second.context.set_offline(False)
    visit(second, story)
    second.fill("#id_title_en", "The new headline")
    second.fill("#id_summary_en", "The new standfirst.")
    add(second, "en", 0, " The new sentence.")
    add(second, "hi", 0, " नया वाक्य।")
    second.wait_for_timeout(3500)
    said(second, "सहेजा")
    Presence.objects.filter(window=died).update(seen_at="2020-01-01T00:00Z")

    visit(third, story)
    expect(third.locator("#id_title_en")).to_have_value(story.title_en)
    assert "विंडो" in third.locator(".story-notice").inner_text()
    third.locator(".story-notice a").click()
    ready(third)
    for _look in ("as it is brought", "after a reload"):
        expect(third.locator("#id_title_en")).to_have_value("The new headline")
        expect(third.locator("#id_summary_en")).to_have_value("The new standfirst.")
        assert "The new sentence." in paragraph(third, "en", 0).inner_text()
        assert "नया वाक्य।" in paragraph(third, "hi", 0).inner_text()
        third.wait_for_timeout(3000)
        third.reload()
        ready(third)
    third.mouse.wheel(0, 600)
    notice = third.locator(".story-notice", has_text="लौट आया है")
    notice.locator("button", has_text="बंद करें").click(trial=True)  # nothing covers it
    save(third)
    notice.wait_for(state="detached")
    story.refresh_from_db()
    assert (story.title_en, story.summary_en) == ("The new headline", "The new standfirst.")
