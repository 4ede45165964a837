"""The story screen, as each person meets it: what is offered, what happens, what is refused when forced."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, Edition
from tests.articles.desk import ADD, buttons, screen, text, typed
from tests.factories import ArticleFactory, published

pytestmark = pytest.mark.django_db


def test_ravi_is_offered_to_send_his_draft_for_review(story, ravi, at_the_desk):
    assert buttons(at_the_desk(ravi).get(screen(story))) == {
        *("save", "submit:hi", "submit:en", "note:hi", "note:en", "revoke:both")
    }


def test_asha_is_offered_what_an_editor_decides(story, asha, at_the_desk):
    offered = buttons(at_the_desk(asha).get(screen(story)))
    assert {"publish:hi", "publish:en", "publish:both", "schedule:hi"} <= offered
    assert not {"withdraw:hi", "send_back:hi", "submit:hi"} & offered


def test_a_live_story_offers_to_publish_its_changes_and_to_withdraw(story, asha, at_the_desk):
    workflow.publish(story, "hi", by=asha)
    page = at_the_desk(asha).get(screen(story))
    assert {"publish:hi", "withdraw:hi"} <= buttons(page)
    assert "schedule:hi" not in buttons(page)
    assert "हिंदी के बदलाव अभी प्रकाशित करें" in text(page)
    assert "Publish Hindi changes now" in text(at_the_desk(asha, "en").get(screen(story)))


def test_who_may_only_look_is_offered_nothing(ravi, asha, meera, at_the_desk):
    story = ArticleFactory(created_by=asha)
    for person in (ravi, meera):
        page = at_the_desk(person).get(screen(story))
        assert page.status_code == 200
        assert story.title_hi in text(page)
        assert buttons(page) == set()


def test_a_new_story_is_saved_and_readers_see_nothing(ravi, kabir, at_the_desk):
    answer = at_the_desk(ravi).post(ADD, {"title_hi": "पहली बर्फ़", "tags": ["बर्फ़", "Snow"]}, follow=True)
    story = Article.objects.get()
    assert "पाठकों को अभी कुछ नहीं दिखेगा।" in text(answer)
    assert (story.created_by, story.slug_hi) == (ravi, "pahli-barf")
    assert {tag.name for tag in story.tags.all()} == {"बर्फ़", "Snow"}
    assert "पहली बर्फ़" not in text(kabir.get("/hi/"))


def test_pressing_publish_saves_what_was_typed_and_publishes_it(sound, asha, kabir, at_the_desk):
    answer = at_the_desk(asha, "en").post(
        screen(sound), typed(sound, title_hi="नया शीर्षक", act="publish:hi"), follow=True
    )
    assert "Hindi is live now." in text(answer)
    edition = Edition.objects.live("hi").get()
    assert edition.title == "नया शीर्षक"
    assert kabir.get(edition.get_absolute_url()).status_code == 200


def test_an_unready_story_keeps_its_text_and_is_told_all_that_is_missing(asha, at_the_desk):
    story = ArticleFactory(en=None, section=None, authors=[])
    answer = at_the_desk(asha).post(screen(story), typed(story, summary_hi="नया सार।", act="publish:hi"), follow=True)
    assert "मुख्य सेक्शन चुनें।" in text(answer)
    assert "कम से कम एक लेखक का नाम दें।" in text(answer)
    assert Article.objects.get().summary_hi == "नया सार।"
    assert not Edition.objects.exists()


def test_bylines_keep_the_order_in_which_they_were_chosen(story, asha, kavita, at_the_desk):
    second = story.bylines.get().author
    first = ArticleFactory().bylines.get().author
    at_the_desk(asha).post(screen(story), typed(story, bylines=[first.pk, second.pk]))
    assert [byline.author for byline in story.bylines.all()] == [first, second]


@pytest.mark.parametrize("act", ["publish:hi", "publish:both", "withdraw:hi", "schedule:hi", "send_back:hi"])
def test_a_reporter_who_forges_a_button_gets_403_and_changes_nothing(act, story, ravi, asha, at_the_desk):
    workflow.publish(story, "hi", by=asha)
    before = Edition.objects.get().title, Edition.objects.get().state
    data = typed(story, act=act, publish_at_0="2031-05-09", publish_at_1="16:05:00", title_hi="रवि का शीर्षक")
    assert at_the_desk(ravi).post(screen(story), data).status_code == 403
    assert (Edition.objects.get().title, Edition.objects.get().state) == before
    story.refresh_from_db()
    assert story.title_hi != "रवि का शीर्षक"


@pytest.mark.parametrize("act", ["publish", "publish:xx", "explode:hi", "revoke:hi", ""])
def test_a_button_that_is_not_known_does_nothing(act, story, asha, at_the_desk):
    answer = at_the_desk(asha).post(screen(story), typed(story, act=act), follow=True)
    assert "यह बटन पहचाना नहीं गया।" in text(answer)
    assert not Edition.objects.exists()


def test_a_draft_is_deleted_by_editors_only_and_a_live_story_by_nobody(story, ravi, asha, at_the_desk):
    live = published().article
    for person, article, status in ((ravi, story, 403), (asha, live, 403), (asha, story, 302)):
        address = reverse("admin:articles_article_delete", args=[article.pk])
        assert at_the_desk(person).post(address, {"post": "yes"}).status_code == status
    assert list(Article.objects.all()) == [live]
