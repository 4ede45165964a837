"""The story screen in a real browser: nothing typed is lost, nothing of others is overwritten, and keys do it all."""

import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article, Revision
from tests.browser.axe import violations
from tests.browser.signing_in import sign_in
from tests.browser.writing import add, open_story, paragraph, press_at, ready, said, save, visit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(settings, live_server):
    settings.SITE_URL = live_server.url


@pytest.fixture
def ravis(house, page_of, ravi, story):
    page = page_of()
    open_story(page, ravi, story)
    return page


@pytest.fixture
def ashas(house, page_of, asha, story):
    page = page_of()
    open_story(page, asha, story)
    return page


def words(story, language):
    story.refresh_from_db()
    return getattr(story, f"body_{language}")


def kept(story, who, scope="hi"):
    """What the server holds of somebody's unsaved text."""
    row = Revision.objects.unsaved().filter(article=story, created_by=who, scope=scope).first()
    return row.content["body"] if row else ""


def test_typing_is_kept_on_the_server_within_seconds_and_readers_see_nothing(ravis, ravi, story):
    add(ravis, "hi", 0, " रसद घट रही है।")
    said(ravis, "सहेजा")
    assert "रसद घट रही है।" in kept(story, ravi)
    assert "रसद" not in words(story, "hi")


def test_a_new_story_begins_by_itself_and_gets_its_address(house, page_of, ravi, story):
    page = page_of()
    open_story(page, ravi, story)
    page.goto("/admin/articles/article/add/")
    ready(page)
    page.fill("#id_title_hi", "बाघों की गिनती शुरू")
    page.wait_for_url("**/change/")
    begun = Article.objects.get(title_hi="बाघों की गिनती शुरू")
    assert page.url.endswith(f"/{begun.pk}/change/")
    page.locator("button[value='submit:hi']").first.wait_for(state="attached")


def test_text_comes_back_after_a_crash_before_it_reached_the_server(ravis, ravi, story):
    ravis.context.set_offline(True)
    add(ravis, "hi", 0, " बिना नेटवर्क के लिखा।")
    said(ravis, "नेटवर्क नहीं")
    ravis.context.set_offline(False)
    crashed = ravis.context.new_page()
    ravis.close(run_before_unload=False)
    visit(crashed, story)
    crashed.locator(".story-notice", has_text="लौट").wait_for()
    assert "बिना नेटवर्क के लिखा।" in paragraph(crashed, "hi", 0).inner_text()
    said(crashed, "सहेजा")
    assert "बिना नेटवर्क के लिखा।" in kept(story, ravi)


def test_offline_text_is_sent_when_the_network_is_back(ravis, ravi, story):
    ravis.context.set_offline(True)
    add(ravis, "hi", 0, " सुरंग में लिखा।")
    said(ravis, "नेटवर्क नहीं")
    ravis.context.set_offline(False)
    said(ravis, "सहेजा")
    assert "सुरंग में लिखा।" in kept(story, ravi)


def test_a_session_that_ended_keeps_the_text_until_somebody_signs_in_again(ravis, ravi, story):
    ravis.context.clear_cookies(name="sessionid")
    add(ravis, "hi", 0, " सत्र ख़त्म होने पर लिखा।")
    said(ravis, "लॉग-आउट")
    assert ravis.locator("[data-saved] a").get_attribute("href").startswith("/admin/login/")
    other = ravis.context.new_page()
    sign_in(other, "ravi")
    said(ravis, "सहेजा")
    assert "सत्र ख़त्म होने पर लिखा।" in kept(story, ravi)
    save(ravis)
    assert "सत्र ख़त्म होने पर लिखा।" in words(story, "hi")


def test_a_server_in_trouble_is_said_and_the_text_is_sent_again(ravis, ravi, story):
    ravis.route("**/autosave/", lambda route: route.fulfill(status=503))
    add(ravis, "hi", 0, " सर्वर की गड़बड़ी में लिखा।")
    said(ravis, "सर्वर में गड़बड़ी")
    ravis.unroute("**/autosave/")
    said(ravis, "पर सहेजा")
    assert "सर्वर की गड़बड़ी में लिखा।" in kept(story, ravi)


def test_who_may_no_longer_write_is_told_and_keeps_the_text(ravis, ravi, asha, story):
    story.created_by = asha
    story.save()
    add(ravis, "hi", 0, " अधिकार जाने के बाद लिखा।")
    said(ravis, "सर्वर पर नहीं सहेजा गया")
    assert "अधिकार जाने के बाद लिखा।" in paragraph(ravis, "hi", 0).inner_text()
    assert ravis.evaluate("Object.values(localStorage).some((copy) => copy.includes('अधिकार जाने'))")


def test_closing_with_text_that_the_server_does_not_have_asks_first(ravis):
    asked = []
    ravis.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    ravis.context.set_offline(True)
    add(ravis, "hi", 0, " जाने से पहले।")
    said(ravis, "नेटवर्क नहीं")
    ravis.close(run_before_unload=True)
    ravis.wait_for_timeout(500)
    assert asked == ["beforeunload"]


def test_two_people_in_different_paragraphs_merge_by_themselves(ravis, ashas, story):
    add(ravis, "hi", 0, " रवि ने जोड़ा।")
    add(ashas, "hi", 2, " आशा ने जोड़ा।")
    save(ravis)
    save(ashas)
    assert "रवि ने जोड़ा।" in words(story, "hi")
    assert "आशा ने जोड़ा।" in words(story, "hi")
    assert "रवि ने जोड़ा।" in paragraph(ashas, "hi", 0).inner_text()
    ravis.locator(".ProseMirror", has_text="आशा ने जोड़ा।").wait_for()  # it comes in with the next heartbeat


@pytest.mark.parametrize(
    ("key", "stays", "goes"), [("1", "आशा का वाक्य।", "रवि का वाक्य।"), ("2", "रवि का वाक्य।", "आशा का वाक्य।")]
)
def test_two_people_in_one_paragraph_choose_and_both_texts_are_versions(ravis, ashas, story, key, stays, goes):
    add(ravis, "hi", 0, " रवि का वाक्य।")
    add(ashas, "hi", 0, " आशा का वाक्य।")
    save(ravis)
    ashas.keyboard.press("Control+s")
    clash = ashas.locator(".clash")
    clash.wait_for()
    assert "रवि का वाक्य।" in clash.inner_text()
    assert "आशा का वाक्य।" in clash.inner_text()
    assert "आशा का वाक्य।" not in words(story, "hi")
    ashas.keyboard.press(key)
    clash.wait_for(state="detached")
    said(ashas, "पाठकों को")
    ashas.wait_for_timeout(800)
    assert stays in words(story, "hi")
    assert goes not in words(story, "hi")
    versions = [row.content["body"] for row in story.revisions.saved().filter(scope="hi")]
    assert any("रवि का वाक्य।" in body for body in versions)
    assert any("आशा का वाक्य।" in body for body in versions)


def test_deciding_later_overwrites_nobody(ravis, ashas, story):
    add(ravis, "hi", 0, " रवि का वाक्य।")
    add(ashas, "hi", 0, " आशा का वाक्य।")
    save(ravis)
    ashas.keyboard.press("Control+s")
    ashas.locator(".clash").wait_for()
    ashas.keyboard.press("Escape")
    ashas.locator(".story-notice").wait_for()
    add(ashas, "hi", 2, " और भी लिखा।")
    ashas.keyboard.press("Control+s")
    ashas.locator(".clash").wait_for()
    assert "रवि का वाक्य।" in words(story, "hi")
    assert "आशा का वाक्य।" not in words(story, "hi")


def test_a_stale_paragraph_is_amber_until_somebody_says_that_it_is_right(ashas, asha, ravi, story):
    body = story.body_hi.replace("इस बार बर्फ़", "इस साल बर्फ़")
    workflow.save_draft(story, {"hi": {"body": body}}, by=ravi)
    visit(ashas, story)
    stale = ashas.locator(".field-body_en .is-stale")
    assert stale.count() == 1
    assert "रवि" in ashas.locator("[data-column=en] .para-note").inner_text()
    ashas.locator("[data-focus^=see-]").click()
    assert ashas.locator("[data-column=en] .para-change ins").count() == 1
    ashas.locator("[data-focus^=still-]").click()
    stale.wait_for(state="detached")
    visit(ashas, story)
    assert ashas.locator(".is-stale").count() == 0


def test_what_is_missing_is_written_beside_its_source(ashas, ravi, story):
    workflow.save_draft(story, {"hi": {"body": story.body_hi + "<p>नया पैरा जो अभी केवल हिन्दी में है।</p>"}}, by=ravi)
    visit(ashas, story)
    ashas.locator("[data-column=en] [data-focus^=write-]").click()
    ashas.keyboard.insert_text("A new paragraph, translated.")
    ashas.keyboard.press("Control+s")
    said(ashas, "पाठकों को")
    assert "A new paragraph, translated." in words(story, "en")
    assert ashas.locator(".para-missing").count() == 0
    assert story.pairs.exclude(hi="").exclude(en="").filter(en_said="A new paragraph, translated.").exists()


def test_what_was_written_beside_its_source_stays_there_before_a_version_is_saved(ashas, asha, ravi, story):
    more = "<p>पहला नया पैरा।</p><p>दूसरा नया पैरा।</p>"
    workflow.save_draft(story, {"hi": {"body": story.body_hi + more}}, by=ravi)
    visit(ashas, story)
    for text in ("The second new one.", "The first new one."):  # from the last to the first
        ashas.locator("[data-column=en] [data-focus^=write-]").last.click()
        ashas.keyboard.insert_text(text)
    said(ashas, "सहेजा")
    stand_side_by_side(ashas, "पहला नया पैरा।", "The first new one.")
    stand_side_by_side(ashas, "दूसरा नया पैरा।", "The second new one.")
    visit(ashas, story)
    stand_side_by_side(ashas, "पहला नया पैरा।", "The first new one.")
    stand_side_by_side(ashas, "दूसरा नया पैरा।", "The second new one.")
    assert kept(story, asha, "en").index("first") < kept(story, asha, "en").index("second")


def stand_side_by_side(page, hindi, english):
    assert page.locator(".para-missing").count() == 0
    tops = [page.locator(".ProseMirror > p", has_text=text).bounding_box()["y"] for text in (hindi, english)]
    assert abs(tops[0] - tops[1]) < 2


def test_a_place_left_empty_is_offered_again_and_taken_up(ashas, ravi, story):
    workflow.save_draft(story, {"hi": {"body": story.body_hi + "<p>नया पैरा।</p>"}}, by=ravi)
    visit(ashas, story)
    write = ashas.locator("[data-column=en] [data-focus^=write-]")
    number = ashas.locator("[data-column=en] .ProseMirror > [data-id]").count()
    write.click()
    save(ashas)
    write.click()
    write.wait_for(state="detached")
    assert ashas.locator("[data-column=en] .ProseMirror > [data-id]").count() == number + 1


def test_a_video_comes_across_as_it_is_and_waits_for_its_title(ashas, ravi, story):
    video = '<aside data-block="embed" data-provider="youtube" data-embed="dQw4w9WgXcQ">सियाचिन का वीडियो</aside>'
    workflow.save_draft(story, {"hi": {"body": story.body_hi + video}}, by=ravi)
    visit(ashas, story)
    ashas.locator("[data-column=en] [data-focus^=write-]", has_text="यहाँ कॉपी करें").click()
    ashas.keyboard.insert_text("Siachen on film")
    assert ashas.locator(".para-missing").count() == 0
    save(ashas)
    assert 'data-provider="youtube">Siachen on film</aside>' in words(story, "en")
    assert ashas.locator(".para-missing").count() == 0


def test_the_button_of_a_language_that_is_written_first_says_what_will_happen(ashas, story):
    Article.objects.filter(pk=story.pk).update(title_en="", summary_en="", body_en="", slug_en="")
    visit(ashas, story)
    ashas.locator("#id_title_en").click()
    assert ashas.locator("[data-main-act]:visible").get_attribute("value") == "publish:en"
    ashas.locator("#id_title_hi").click()
    assert ashas.locator("[data-main-act]:visible").get_attribute("value") == "publish:hi"


def test_what_the_editor_said_on_sending_it_back_comes_while_ravi_writes(ravis, asha, ravi, story):
    ravis.locator("[data-main-act]:visible").click()
    ravis.locator("dialog .default").click()  # the checks ask about something first
    said(ravis, "संपादकों के पास")
    workflow.send_back(story, "hi", by=asha, note="मंत्री का जवाब जोड़ें।")
    add(ravis, "hi", 0, " और।")
    ravis.locator(".panel .story-note", has_text="मंत्री का जवाब जोड़ें।").wait_for()
    expect(ravis.locator("[data-saved]", has_text="संपादकों के पास")).to_have_count(0)


@pytest.mark.parametrize("menu", [".story-preview", ".story-more"])
def test_on_a_phone_the_menus_of_the_bar_open_inside_the_screen(house, page_of, asha, story, menu):
    page = page_of(width=360, height=780)
    open_story(page, asha, story)
    page.locator(f"{menu} > summary").click()
    for item in page.locator(f"{menu} .menu li > :is(a, button):visible").all():
        item.click(trial=True)  # nothing covers it
        box = item.bounding_box()
        assert 0 <= box["x"] <= 360 - box["width"]
        assert 0 <= box["y"] <= 780 - box["height"]
    assert page.locator(".story-more [value=save]").is_visible() == (menu == ".story-more")


def test_keys_lead_between_the_languages_and_to_the_bar(ashas, ravi, story):
    workflow.save_draft(story, {"hi": {"body": story.body_hi.replace("इस बार", "इस साल")}}, by=ravi)
    visit(ashas, story)
    column = "document.activeElement.closest('[data-column]')?.dataset.column"
    press_at(ashas, "hi", 2, "End")
    ashas.keyboard.press("Control+.")
    assert ashas.evaluate(column) == "en"
    ashas.keyboard.insert_text(" Here.")
    assert paragraph(ashas, "en", 2).inner_text().endswith("Here.")
    ashas.keyboard.press("Control+;")
    ashas.keyboard.insert_text(" There.")
    assert paragraph(ashas, "en", 0).inner_text().endswith("There.")
    ashas.keyboard.press("Control+\\")
    assert ashas.locator("[data-column=hi]").is_hidden()
    ashas.keyboard.press("Control+\\")
    assert ashas.locator("[data-column=hi]").is_visible()
    ashas.keyboard.press("Escape")
    assert ashas.evaluate("document.activeElement.closest('[data-acts]') !== null")


def test_who_else_is_here_stands_at_their_paragraph(ravis, ashas):
    paragraph(ashas, "en", 1).click()
    add(ashas, "en", 1, " More.")
    said(ashas, "सहेजा")
    add(ravis, "hi", 0, " कुछ।")
    ravis.locator("[data-people] .person", has_text="आशा").wait_for()
    assert ravis.locator("[data-column=en] [data-beside] .person").count() == 1


def test_a_split_keeps_the_key_with_the_words_and_a_copy_gets_its_own(ravis):
    keys = "[...document.querySelectorAll('.field-body_hi .ProseMirror > *')].map((block) => block.dataset.id)"
    before = ravis.evaluate(keys)
    press_at(ravis, "hi", 2, "Home")
    ravis.keyboard.press("Enter")
    after = ravis.evaluate(keys)
    assert after[:2] == before[:2]
    assert after[3] == before[2]  # the words went on with their key, the empty line got a new one
    assert len(set(after)) == 4
    ravis.keyboard.press("Control+a")
    ravis.keyboard.press("Control+c")
    press_at(ravis, "hi", 3, "End")  # with the pause that an editor needs on a busy machine
    ravis.keyboard.press("Enter")
    ravis.keyboard.press("Control+v")
    copied = ravis.evaluate(keys)
    assert set(after) <= set(copied)
    assert None not in copied
    assert len(set(copied)) == len(copied)


@pytest.mark.parametrize(("language", "width"), [("hi", 360), ("en", 1440), ("hi", 1440), ("en", 360)])
def test_axe_finds_nothing(house, page_of, asha, ravi, story, language, width):
    body = story.body_hi.replace("इस बार", "इस साल") + "<p>एक और पैरा।</p>"
    workflow.save_draft(story, {"hi": {"body": body}}, by=ravi)
    page = page_of(width=width)
    open_story(page, asha, story, language)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
