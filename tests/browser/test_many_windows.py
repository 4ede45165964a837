"""Ravi writes in Hindi, Asha translates beside it, two more windows join; network, session and tab fail in between.

At the end every typed word is in a version, nobody's text was overwritten, and readers saw only what was published.
"""

import pytest

from articles import workflow
from tests.browser.signing_in import sign_in
from tests.browser.writing import add, open_story, paragraph, said, save, visit

pytestmark = pytest.mark.django_db(transaction=True)

PUBLISHED = "पाठकों ने यही पढ़ा।"
TYPED = {
    "ravi": "रवि ने शुरुआत बदली।",
    "asha": "Asha translated the opening.",
    "third": "Third window wrote on the roads.",
    "fourth": "चौथी खिड़की ने भी शुरुआत बदली।",
    "offline": "सुरंग में बिना नेटवर्क के लिखा।",
    "expired": "Written after the session had ended.",
    "crashed": "टैब बंद होने से ठीक पहले लिखा।",
}


@pytest.fixture
def live(settings, live_server, story, asha):
    """A story that readers have in Hindi."""
    settings.SITE_URL = live_server.url
    workflow.save_draft(story, {"hi": {"summary": PUBLISHED}}, by=asha)
    return workflow.publish(story, "hi", by=asha)


def readers_see(kabir, live):
    kabir.goto(live.get_absolute_url())
    page = kabir.locator("main").inner_text()
    assert PUBLISHED in page
    assert [words for words in TYPED.values() if words in page] == []


def versions(story, language):
    return [revision.content["body"] for revision in story.revisions.saved().filter(scope=language)]


def test_every_typed_word_is_kept_and_nobody_is_overwritten(live, page_of, story, ravi, asha):
    kabir = page_of()
    windows = {name: page_of() for name in ("ravi", "asha", "third", "fourth")}
    for name, person in (("ravi", ravi), ("asha", asha), ("third", asha), ("fourth", ravi)):
        open_story(windows[name], person, story)
    readers_see(kabir, live)

    # Everybody types at once: two languages, another paragraph, and the same paragraph.
    add(windows["ravi"], "hi", 0, " " + TYPED["ravi"])
    add(windows["asha"], "en", 0, " " + TYPED["asha"])
    add(windows["third"], "en", 2, " " + TYPED["third"])
    add(windows["fourth"], "hi", 0, " " + TYPED["fourth"])
    readers_see(kabir, live)

    # The network drops for Ravi, who goes on writing and saves when it is back.
    windows["ravi"].context.set_offline(True)
    add(windows["ravi"], "hi", 2, " " + TYPED["offline"])
    said(windows["ravi"], "नेटवर्क नहीं")
    windows["ravi"].context.set_offline(False)
    save(windows["ravi"])

    # Asha's session ends while she writes; she signs in again in another tab and saves in the first one.
    windows["asha"].context.clear_cookies(name="sessionid")
    add(windows["asha"], "en", 0, " " + TYPED["expired"])
    said(windows["asha"], "लॉग-आउट")
    sign_in(windows["asha"].context.new_page(), "asha")
    said(windows["asha"], "सहेजा")
    save(windows["asha"])
    save(windows["third"])  # another paragraph of the same language: it merges by itself
    readers_see(kabir, live)

    # The fourth window rewrote Ravi's paragraph: it is asked, and takes Ravi's text. Its own stays a version.
    windows["fourth"].keyboard.press("Control+s")
    windows["fourth"].locator(".clash").wait_for()
    windows["fourth"].keyboard.press("2")
    windows["fourth"].locator(".clash").wait_for(state="detached")
    windows["fourth"].locator(".field-body_hi .ProseMirror", has_not_text=TYPED["fourth"]).wait_for()
    said(windows["fourth"], "पाठकों को")

    # Ravi's tab crashes in the middle of a sentence that never reached the server, and he opens the story again.
    windows["ravi"].context.set_offline(True)
    add(windows["ravi"], "hi", 0, " " + TYPED["crashed"])
    said(windows["ravi"], "नेटवर्क नहीं")
    again = windows["ravi"].context.new_page()
    windows["ravi"].close(run_before_unload=False)
    again.context.set_offline(False)
    visit(again, story)
    again.locator(".story-notice").wait_for()
    assert TYPED["crashed"] in paragraph(again, "hi", 0).inner_text()
    again.wait_for_timeout(500)
    save(again)
    readers_see(kabir, live)

    story.refresh_from_db()
    everything = "\n".join(versions(story, "hi") + versions(story, "en"))
    assert [name for name, words in TYPED.items() if words not in everything] == []
    for name in ("ravi", "offline", "crashed"):
        assert TYPED[name] in story.body_hi, name
    for name in ("asha", "third", "expired"):
        assert TYPED[name] in story.body_en, name
    assert TYPED["fourth"] not in story.body_hi  # given up by the person who wrote it, and by nobody else

    workflow.publish(story, "hi", by=asha)
    kabir.goto(live.get_absolute_url())
    assert TYPED["crashed"] in kabir.locator("main").inner_text()
