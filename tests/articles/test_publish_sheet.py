"""The publish sheet: what it tells, what it asks, what it refuses; and the sheets between reporter and editors."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.body.paragraphs import body_of, paragraphs
from articles.models import Correction, Edition, Revision
from tests.articles.desk import buttons, screen, text, typed
from tests.factories import ENGLISH, HINDI, ArticleFactory, ImageFactory, publish

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


def sheet(article, target="hi", name="publish"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk, target])


def decided(article, **more):
    """What the sheet's form holds, with some of it chosen."""
    bases = {
        f"base_{scope}": getattr(Revision.objects.newest(article, scope), "pk", "") for scope in ("hi", "en", "facts")
    }
    return bases | {"when": "now", "change_hi": "update", "change_en": "update"} | more


@pytest.fixture
def changed(story, asha):
    """Live in both languages, with a newer Hindi text on the desk."""
    publish(story, "hi", "en")
    body = story.body_hi.replace("दोनों दर्रों पर आवाजाही रुकी है।", "दोनों दर्रों पर आवाजाही बहाल हो गई है।")
    workflow.save_draft(story, {"hi": {"title": "बर्फ़ पिघली, रास्ते खुले", "body": body}}, by=asha)
    return story


def test_a_clean_first_publication_takes_one_press(sound, asha, at_the_desk):
    answer = at_the_desk(asha).post(screen(sound), typed(sound, act="publish:hi"))
    assert answer["Location"] == screen(sound)
    assert Edition.objects.live("hi").exists()


def test_a_must_opens_the_sheet_which_says_where_to_go_and_offers_no_way_round(asha, at_the_desk):
    story = ArticleFactory(section=None, lead_image=ImageFactory(alt_en=""))
    answer = at_the_desk(asha, "en").post(screen(story), typed(story, act="publish:en", summary_en="New."), follow=True)
    assert answer.request["PATH_INFO"] == sheet(story, "en")
    page = text(answer)
    assert "Choose the main section." in page
    assert f'href="{screen(story)}#id_section"' in page
    assert f'href="/admin/articles/image/{story.lead_image.pk}/change/"' in page
    assert 'class="button default"' not in page
    story.refresh_from_db()
    assert story.summary_en == "New."
    assert at_the_desk(asha).post(sheet(story, "en"), decided(story)).status_code == 400
    assert not Edition.objects.exists()


def test_a_suggestion_asks_and_can_be_passed_over(asha, at_the_desk):
    story = ArticleFactory(hi=HINDI | {"summary": ""})
    client = at_the_desk(asha, "en")
    page = text(client.post(screen(story), typed(story, act="publish:hi"), follow=True))
    assert "There is no standfirst" in page
    assert "Publish all the same" in page
    assert "Hindi: first publication" in page
    assert "English stays as it is." in page
    assert not Edition.objects.exists()
    answer = client.post(sheet(story), decided(story), follow=True)
    assert "Hindi is live now." in text(answer)
    assert Edition.objects.live("hi").exists()


def test_both_at_once_ask_for_what_the_desk_has_not_finished(ravi, asha, at_the_desk):
    story = ArticleFactory(created_by=ravi)
    workflow.submit_for_review(story, "hi", by=ravi)
    workflow.send_back(story, "hi", by=asha, note="स्रोत जोड़ें।")
    workflow.save_draft(story, {"en": {"body": f"{story.body_en}<p>Two more posts are cut off.</p>"}}, by=ravi)
    page = text(at_the_desk(asha, "en").post(screen(story), typed(story, act="publish:both"), follow=True))
    assert "स्रोत जोड़ें।" in page
    assert "The Hindi is behind the English: 1 paragraph not translated." in page
    assert page.count("There is no lead picture") == 1
    assert not Edition.objects.exists()


def test_it_tells_what_readers_get_that_they_do_not_have(changed, asha, at_the_desk):
    workflow.save_draft(changed, {"facts": {"tags": ["बर्फ़"]}}, by=asha)
    page = text(at_the_desk(asha, "en").get(sheet(changed)))
    assert "Hindi: 3 changes to what readers have" in page
    assert "पिघली, रास्ते खुले</ins>" in page
    assert "<del>रुकी</del>" in page
    assert "<ins>बर्फ़</ins>" in page


def test_a_paragraph_that_came_went_or_moved_is_said(changed, asha, at_the_desk):
    first, _heading, last = paragraphs(changed.body_hi)
    body = body_of([last, first]) + "<p>तीसरा अनुच्छेद।</p>"
    workflow.save_draft(changed, {"hi": {"body": body}}, by=asha)
    page = text(at_the_desk(asha, "en").get(sheet(changed)))
    assert "<ins>तीसरा अनुच्छेद।</ins>" in page
    assert "Moved to another place" in page
    assert "<del>रास्ते बंद</del>" in page


@pytest.mark.parametrize(("kind", "moves"), [("update", True), ("correction", True), ("typo", False)])
def test_an_editor_chooses_what_kind_of_change_it_is(kind, moves, changed, asha, at_the_desk):
    client = at_the_desk(asha)
    page = text(client.post(screen(changed), typed(changed, act="publish:hi"), follow=True))
    assert all(word in page for word in ("अपडेट", "सुधार", "वर्तनी"))
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        client = at_the_desk(asha)
        client.post(sheet(changed), decided(changed, change_hi=kind, sentence_hi="रास्ते खुल चुके थे।"))
    edition = Edition.objects.live("hi").get()
    assert edition.title == "बर्फ़ पिघली, रास्ते खुले"
    assert (edition.updated_at is not None) is moves
    assert Correction.objects.count() == (kind == "correction")


@pytest.mark.parametrize("sentence", ["", "क" * 301])
def test_a_correction_without_a_fit_sentence_is_refused_and_what_was_typed_stays(sentence, changed, asha, at_the_desk):
    client = at_the_desk(asha)
    answer = client.post(sheet(changed), decided(changed, change_hi="correction", sentence_hi=sentence))
    assert answer.status_code == 400
    assert 'value="correction" checked' in text(answer)
    assert sentence in text(answer)
    assert "errorlist" in text(answer)
    assert Edition.objects.live("hi").get().title != "बर्फ़ पिघली, रास्ते खुले"


def test_later_takes_a_moment_in_indias_time_and_says_it_in_words(story, asha, at_the_desk):
    client = at_the_desk(asha, "en")
    page = client.post(screen(story), typed(story, act="schedule:hi"), follow=True)
    assert page.request["PATH_INFO"] == sheet(story)
    assert 'value="later"' in text(page)
    answer = client.post(sheet(story), decided(story, when="later", at_0="2031-05-09", at_1="16:05"), follow=True)
    assert "Hindi goes live on 9 May 2031, 4:05 pm IST." in text(answer)
    local = timezone.localtime(Edition.objects.get().publish_at)
    assert (local.isoformat(), Edition.objects.get().is_scheduled) == ("2031-05-09T16:05:00+05:30", True)


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ({}, "पहले दिन और समय चुनें।"),
        ({"at_0": "2020-01-01", "at_1": "10:00"}, "यह समय बीत चुका है।"),
        ({"at_0": "कल", "at_1": "सुबह"}, "errorlist"),
    ],
)
def test_a_moment_that_is_missing_over_or_not_one_is_refused(moment, sentence, story, asha, at_the_desk):
    answer = at_the_desk(asha).post(sheet(story), decided(story, when="later", **moment))
    assert answer.status_code == 400
    assert sentence in text(answer)
    assert not Edition.objects.exists()


def test_the_button_says_what_will_happen_and_when(sound, asha, at_the_desk):
    client = at_the_desk(asha)
    page = text(client.get(f"{sheet(sound)}?at=2031-11-27T07:30"))
    assert ">हिंदी प्रकाशित करें</button>" in page  # true for now and for later, without script
    assert 'data-now="हिंदी अभी प्रकाशित करें"' in page
    assert 'data-later="27 नवंबर 2031, सुबह 7:30' in page
    for moment in ("2020-01-01T10:00", "0001-01-01T00:00", "9999-12-31T23:59", "x"):
        assert 'data-later=""' in text(client.get(f"{sheet(sound)}?at={moment}"))


def test_a_moment_that_is_chosen_already_stands_in_the_sheet(sound, asha, at_the_desk):
    publish(sound, "hi", by=asha, at=timezone.now() + timedelta(days=400))
    client = at_the_desk(asha)
    page = text(client.get(screen(sound)))
    assert 'name="publish_at_0"' not in page
    assert "हिंदी के लिए दूसरा समय चुनें" in page
    assert f'value="{timezone.localdate() + timedelta(days=400)}"' in text(client.get(f"{sheet(sound)}?later"))


def test_what_is_live_is_not_scheduled(changed, asha, at_the_desk):
    assert 'name="when"' not in text(at_the_desk(asha).get(sheet(changed)))


def test_both_languages_go_together_each_with_its_kind(changed, asha, at_the_desk):
    workflow.save_draft(changed, {"en": {"title": "Snow melts, roads open"}}, by=asha)
    client = at_the_desk(asha)
    half = decided(changed, change_hi="correction", sentence_hi="रास्ते खुले हैं।", change_en="correction")
    assert client.post(sheet(changed, "both"), half).status_code == 400
    assert not Correction.objects.exists()
    client.post(sheet(changed, "both"), half | {"change_en": "typo"})
    assert Correction.objects.get().edition.language == "hi"
    assert Edition.objects.live("en").get().title == "Snow melts, roads open"
    assert Edition.objects.live("en").get().updated_at is None


def test_nobody_publishes_from_the_sheet_what_a_colleague_saved_meanwhile(changed, ravi, asha, at_the_desk):
    chosen = decided(changed)
    workflow.save_draft(changed, {"hi": {"title": "रवि का शीर्षक"}}, by=ravi)
    client = at_the_desk(asha)
    answer = client.post(sheet(changed), chosen)
    assert answer.status_code == 400
    assert "इसे पढ़ लें, फिर बटन दोबारा दबाएँ।" in text(answer)
    assert "रवि का शीर्षक" in text(answer)
    client.post(sheet(changed), decided(changed))
    assert Edition.objects.live("hi").get().title == "रवि का शीर्षक"


def test_a_press_on_the_story_over_a_colleagues_save_opens_no_sheet(changed, ravi, asha, at_the_desk):
    opened = typed(changed, act="publish:hi")
    workflow.save_draft(changed, {"hi": {"summary": "रवि का सार।"}}, by=ravi)
    answer = at_the_desk(asha).post(screen(changed), opened, follow=True)
    assert answer.request["PATH_INFO"] == screen(changed)
    assert "इसे पढ़ लें" in text(answer)


def test_by_script_the_story_names_the_sheet_and_the_sheet_comes_as_a_piece(changed, asha, at_the_desk):
    client = at_the_desk(asha)
    answer = client.post(screen(changed), typed(changed, act="publish:hi"), headers=JSON).json()
    assert answer["sheet"] == sheet(changed)
    piece = client.get(answer["sheet"], headers=JSON).json()["html"]
    assert "data-publish-sheet" in piece
    assert "<html" not in piece
    refused = client.post(sheet(changed), decided(changed, change_hi="correction"), headers=JSON)
    assert (refused.status_code, "errorlist" in refused.json()["html"]) == (400, True)
    assert client.post(sheet(changed), decided(changed), headers=JSON).json()["said"].startswith("हिंदी अपडेट हुई")


@pytest.mark.parametrize("target", ["fr", "hi-en", "0"])
def test_a_language_that_is_not_one_has_no_sheet(target, story, asha, at_the_desk):
    for name in ("publish", "review", "send-back"):
        assert at_the_desk(asha).get(sheet(story, target, name)).status_code == 404


def test_what_a_machine_sends_is_never_a_fault_of_ours(changed, asha, at_the_desk):
    client = at_the_desk(asha)
    for more in (
        {"change_hi": "whim"},
        {"when": "?"},
        {"base_hi": "x"},
        {"base_hi": "9" * 40},
        {"sentence_hi": "\x00"},
    ):
        assert client.post(sheet(changed), decided(changed, **more)).status_code in {302, 400}
    for query in ("at=x", "at=2031-13-45T99:99", "later", "at="):
        assert client.get(f"{sheet(changed)}?{query}").status_code == 200


# --- Between a reporter and the editors


def test_ravi_sends_a_sound_story_with_one_press(sound, ravi, at_the_desk):
    answer = at_the_desk(ravi).post(screen(sound), typed(sound, act="submit:hi"))
    assert answer["Location"] == screen(sound)
    sound.refresh_from_db()
    assert sound.review_hi == "in_review"


def test_ravi_hears_what_an_editor_would_ask_and_may_send_it_all_the_same(ravi, at_the_desk):
    story = ArticleFactory(created_by=ravi, hi=HINDI | {"summary": ""}, section=None)
    client = at_the_desk(ravi, "en")
    page = text(client.post(screen(story), typed(story, act="submit:hi"), follow=True))
    assert "What an editor would ask" in page
    assert "Choose the main section." in page
    answer = client.post(sheet(story, name="review"), {"note": "आँकड़े ज़िला कार्यालय से हैं।"}, follow=True)
    assert "Hindi is with the editors now." in text(answer)
    story.refresh_from_db()
    assert (story.review_hi, story.review_note_hi) == ("in_review", "आँकड़े ज़िला कार्यालय से हैं।")


def test_ravi_takes_back_what_he_sent(story, ravi, at_the_desk):
    workflow.submit_for_review(story, "hi", by=ravi)
    client = at_the_desk(ravi)
    assert "take_back:hi" in buttons(client.get(screen(story)))
    client.post(screen(story), typed(story, act="take_back:hi"))
    story.refresh_from_db()
    assert story.review_hi == "none"


def test_sending_back_asks_for_a_word_to_the_reporter(story, ravi, asha, at_the_desk):
    workflow.submit_for_review(story, "hi", by=ravi)
    client = at_the_desk(asha)
    page = client.post(screen(story), typed(story, act="send_back:hi"), follow=True)
    assert page.request["PATH_INFO"] == sheet(story, name="send-back")
    client.post(sheet(story, name="send-back"), {"note": "स्रोत जोड़ें।"})
    assert "स्रोत जोड़ें।" in text(at_the_desk(ravi).get(screen(story)))


def test_sending_back_what_is_not_in_review_is_refused_with_words(story, asha, at_the_desk):
    answer = at_the_desk(asha).post(sheet(story, name="send-back"), {"note": "स्रोत जोड़ें।"})
    assert answer.status_code == 400
    assert "स्रोत जोड़ें।" in text(answer)


def test_the_checklist_of_the_panel(ravi, at_the_desk):
    story = ArticleFactory(created_by=ravi, hi=HINDI | {"summary": ""}, en=ENGLISH, section=None)
    answer = at_the_desk(ravi, "en").get(reverse("admin:articles_article_checks", args=[story.pk])).json()
    assert (answer["musts"], answer["considers"]) == (1, 3)
    assert answer["html"].count("There is no lead picture") == 1
    assert answer["html"].count("Choose the main section.") == 1  # both languages share it
    assert "Hindi: There is no standfirst" in answer["html"]


def test_a_word_to_the_editors_that_is_too_long_is_kept_and_refused(story, ravi, at_the_desk):
    answer = at_the_desk(ravi).post(sheet(story, name="review"), {"note": "लंबा " * 200})
    assert (answer.status_code, "लंबा लंबा" in text(answer)) == (400, True)
    story.refresh_from_db()
    assert story.review_hi == "none"


def test_the_sheet_of_a_withdrawn_story_does_not_say_that_readers_have_it(changed, asha, at_the_desk):
    workflow.withdraw(changed, "hi", by=asha)
    page = text(at_the_desk(asha, "en").get(sheet(changed)))
    assert "Hindi: withdrawn, and comes back to readers" in page
    assert "Readers had:" in page
    assert "changes to what readers have" not in page
    assert "Readers have:" not in page


# --- What readers have already


def test_a_live_story_without_changes_offers_none_and_no_update(changed, asha, at_the_desk):
    client = at_the_desk(asha)
    page = text(client.get(screen(changed)))
    assert 'value="publish:en" data-main-act data-idle="अंग्रेज़ी में कोई बदलाव नहीं"' in page
    assert 'value="publish:hi" data-main-act hidden' in page or 'value="publish:hi" data-main-act>' in page
    only_a_correction = text(client.get(sheet(changed, "en")))
    assert 'value="correction" checked' in only_a_correction
    assert 'value="update"' not in only_a_correction
    assert client.post(sheet(changed, "en"), decided(changed)).status_code == 400
    assert Edition.objects.live("en").get().updated_at is None


def test_both_publishes_what_is_new_and_leaves_the_rest_as_readers_have_it(changed, asha, at_the_desk):
    client = at_the_desk(asha, "en")
    page = text(client.get(sheet(changed, "both")))
    assert "English stays as readers have it." in page
    assert 'name="change_en"' not in page
    answer = client.post(sheet(changed, "both"), decided(changed), follow=True)
    assert "Hindi is updated: readers have the new text and see the new time." in text(answer)
    assert Edition.objects.live("en").get().updated_at is None
    assert "publish:both" not in buttons(client.get(screen(changed)))
    assert "data-now" not in text(client.get(sheet(changed, "both")))
    assert client.post(sheet(changed, "both"), decided(changed)).status_code == 400


@pytest.mark.parametrize(
    ("kind", "said"),
    [("update", "Hindi is updated"), ("correction", "Hindi is corrected"), ("typo", "Hindi is put right")],
)
def test_the_sentence_after_it_says_what_it_was(kind, said, changed, asha, at_the_desk):
    chosen = decided(changed, change_hi=kind, sentence_hi="रास्ते खुल चुके थे।")
    assert said in text(at_the_desk(asha, "en").post(sheet(changed), chosen, follow=True))


# --- Withdrawing


def test_withdrawing_asks_first_and_can_be_taken_back(changed, asha, kabir, at_the_desk):
    client, address = at_the_desk(asha, "en"), Edition.objects.live("hi").get().get_absolute_url()
    page = text(client.post(screen(changed), typed(changed, act="withdraw:hi"), follow=True))
    assert "(410)" in page
    assert "English stays as it is." in page
    assert kabir.get(address).status_code == 200
    answer = client.post(sheet(changed, name="withdraw"), headers=JSON).json()
    assert (answer["undo"]["act"], kabir.get(address).status_code) == ("put_back:hi", 410)
    assert "put_back:hi" in buttons(client.get(screen(changed)))
    answer = client.post(screen(changed), typed(changed, act="put_back:hi"), follow=True)
    assert "Readers have Hindi again, as it was." in text(answer)
    assert "पिघली" not in text(kabir.get(address))


def test_what_readers_do_not_have_is_not_withdrawn(changed, asha, at_the_desk):
    workflow.withdraw(changed, "hi", by=asha)
    answer = at_the_desk(asha, "en").post(sheet(changed, name="withdraw"))
    assert (answer.status_code, "There is nothing to withdraw." in text(answer)) == (400, True)
