"""The story screen, as each person meets it: what is offered, what happens, what is refused and with which words."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from articles import preview, workflow
from articles.models import Article, Edition, Revision
from tests.factories import HINDI, ArticleFactory, published

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


def screen(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def typed(article, **changes):
    """What the story's form holds, with some of it typed anew."""
    data = {
        f"{name}_{language}": getattr(article, f"{name}_{language}") or ""
        for name in ("title", "slug", "summary", "body", "seo_title", "seo_description")
        for language in ("hi", "en")
    }
    data |= {
        f"base_{scope}": getattr(Revision.objects.newest(article, scope), "pk", "") for scope in ("hi", "en", "facts")
    }
    data |= {
        "section": article.section_id or "",
        "categories": [row.pk for row in article.categories.all()],
        "bylines": [byline.author_id for byline in article.bylines.all()],
        "tags": [tag.name for tag in article.tags.all()],
        "lead_image": article.lead_image_id or "",
    }
    return data | changes


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def buttons(response):
    return set(re.findall(r'name="act" value="([^"]+)"', response.content.decode()))


# --- What is offered


def test_ravi_is_offered_to_send_his_draft_for_review(story, ravi, at_the_desk):
    assert buttons(at_the_desk(ravi).get(screen(story))) == {"save", "submit:hi", "submit:en", "revoke:both"}


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


# --- What happens


def test_a_new_story_is_saved_and_readers_see_nothing(ravi, kabir, at_the_desk):
    answer = at_the_desk(ravi).post(ADD, {"title_hi": "पहली बर्फ़", "tags": ["बर्फ़", "Snow"]}, follow=True)
    story = Article.objects.get()
    assert "पाठकों को अभी कुछ नहीं दिखेगा।" in text(answer)
    assert (story.created_by, story.slug_hi) == (ravi, "pahli-barf")
    assert {tag.name for tag in story.tags.all()} == {"बर्फ़", "Snow"}
    assert "पहली बर्फ़" not in text(kabir.get("/hi/"))


def test_pressing_publish_saves_what_was_typed_and_publishes_it(story, asha, kabir, at_the_desk):
    answer = at_the_desk(asha, "en").post(
        screen(story), typed(story, title_hi="नया शीर्षक", act="publish:hi"), follow=True
    )
    assert "Hindi is live now." in text(answer)
    edition = Edition.objects.live("hi").get()
    assert edition.title == "नया शीर्षक"
    assert kabir.get(edition.get_absolute_url()).status_code == 200


def test_scheduling_takes_the_chosen_moment_in_indias_time(story, asha, at_the_desk):
    at_the_desk(asha).post(
        screen(story), typed(story, act="schedule:hi", publish_at_0="2031-05-09", publish_at_1="16:05:00")
    )
    local = timezone.localtime(Edition.objects.get().publish_at)
    assert (local.isoformat(), Edition.objects.get().is_scheduled) == ("2031-05-09T16:05:00+05:30", True)


def test_an_unready_story_keeps_its_text_and_is_told_all_that_is_missing(asha, at_the_desk):
    story = ArticleFactory(en=None, section=None, authors=[])
    answer = at_the_desk(asha).post(screen(story), typed(story, summary_hi="नया सार।", act="publish:hi"), follow=True)
    assert "मुख्य श्रेणी चुनें।" in text(answer)
    assert "कम से कम एक लेखक का नाम दें।" in text(answer)
    assert Article.objects.get().summary_hi == "नया सार।"
    assert not Edition.objects.exists()


def test_sending_back_shows_the_reporter_why(story, ravi, asha, at_the_desk):
    workflow.submit_for_review(story, "hi", by=ravi)
    at_the_desk(asha).post(screen(story), typed(story, act="send_back:hi", send_back_note="स्रोत जोड़ें।"))
    assert "स्रोत जोड़ें।" in text(at_the_desk(ravi).get(screen(story)))


def test_bylines_keep_the_order_in_which_they_were_chosen(story, asha, kavita, at_the_desk):
    second = story.bylines.get().author
    first = ArticleFactory().bylines.get().author
    at_the_desk(asha).post(screen(story), typed(story, bylines=[first.pk, second.pk]))
    assert [byline.author for byline in story.bylines.all()] == [first, second]


# --- What is refused when forced


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


# --- Two at once


def test_the_second_of_two_editors_is_told_and_loses_nothing(story, ravi, asha, at_the_desk):
    opened_by_ravi = typed(story)
    at_the_desk(asha).post(screen(story), typed(story, title_hi="आशा का शीर्षक"))
    answer = at_the_desk(ravi).post(screen(story), opened_by_ravi | {"title_hi": "रवि का शीर्षक"})
    page = text(answer)
    assert "आप लिख रहे थे, तभी आशा राव ने इसे सहेजा।" in page
    assert "रवि का शीर्षक" in page
    assert "आशा का शीर्षक" in page
    story.refresh_from_db()
    assert story.title_hi == "आशा का शीर्षक"
    again = opened_by_ravi | {
        "title_hi": "रवि का शीर्षक",
        "base_hi": re.search(r'name="base_hi" value="(\d+)"', page)[1],
    }
    at_the_desk(ravi).post(screen(story), again)
    story.refresh_from_db()
    assert story.title_hi == "रवि का शीर्षक"
    kept = story.revisions.filter(scope="hi", content__title="आशा का शीर्षक")
    assert kept.exists()


def test_different_fields_and_languages_never_collide(story, ravi, asha, at_the_desk):
    opened_by_ravi = typed(story)
    at_the_desk(asha).post(screen(story), typed(story, title_hi="आशा का शीर्षक", title_en="Asha’s headline"))
    answer = at_the_desk(ravi).post(screen(story), opened_by_ravi | {"summary_hi": "रवि का सार।"})
    assert answer.status_code == 302
    story.refresh_from_db()
    assert (story.title_hi, story.title_en, story.summary_hi) == ("आशा का शीर्षक", "Asha’s headline", "रवि का सार।")


def test_two_who_begin_the_same_language_are_told_too(ravi, asha, at_the_desk):
    story = ArticleFactory(en=None, created_by=ravi)
    opened_by_ravi = typed(story)
    at_the_desk(asha).post(screen(story), typed(story, title_en="Asha began it"))
    answer = at_the_desk(ravi, "en").post(screen(story), opened_by_ravi | {"title_en": "Ravi began it"})
    assert "आशा राव saved this while you were writing." in text(answer)


# --- Bad input: a sentence, what was typed, and nothing changed


LONG = "शीर्षक " * 400

BAD = {
    "2,000 letters": ({"title_hi": LONG}, "सीमा 200 की है।"),
    "NUL": ({"title_hi": "शीर्षक\x00"}, "ख़ाली (null)"),
    "no headline": ({"title_hi": "", "title_en": ""}, "हिंदी या अंग्रेज़ी में शीर्षक लिखें।"),
    "capital slug": ({"slug_hi": "Not A Slug"}, "सिर्फ़ छोटे अक्षर, अंक और इकहरे हाइफ़न लिखें"),
    "broken slug": ({"slug_hi": "ा-ख़बर"}, "सिर्फ़ छोटे अक्षर, अंक और इकहरे हाइफ़न लिखें"),
    "wrong date": ({"publish_at_0": "31-02-2026", "publish_at_1": "25:99"}, "तारीख़"),
    "unknown section": ({"section": "999999"}, "सूची में से चुनें।"),
    "huge base": ({"base_hi": "9" * 40}, "जिस रूप से आपने शुरू किया था"),
    "an unknown base": ({"base_hi": "999999"}, "जिस रूप से आपने शुरू किया था"),
    "too many tags": ({"tags": [f"टैग {n}" for n in range(30)]}, "ज़्यादा से ज़्यादा 20 टैग"),
    "tag of signs": ({"tags": ["!!!"]}, "टैग नहीं हो सकता।"),
}


@pytest.mark.parametrize(("change", "sentence"), BAD.values(), ids=BAD)
def test_bad_input_gets_a_sentence_and_changes_nothing(change, sentence, story, asha, at_the_desk):
    before = story.revisions.count()
    answer = at_the_desk(asha).post(screen(story), typed(story, summary_hi="टाइप किया हुआ सार।", **change))
    assert answer.status_code == 200
    assert sentence in text(answer)
    assert "टाइप किया हुआ सार।" in text(answer)
    story.refresh_from_db()
    assert story.revisions.count() == before


def test_bad_input_is_answered_in_english_too(story, asha, at_the_desk):
    answer = at_the_desk(asha, "en").post(screen(story), typed(story, title_hi=LONG))
    assert "the most is 200. Shorten it by" in text(answer)


def test_another_storys_address_is_refused_with_a_sentence(story, asha, at_the_desk):
    taken = published()
    answer = at_the_desk(asha).post(screen(story), typed(story, slug_hi=taken.slug))
    assert "यह पता किसी और ख़बर का है। दूसरा पता चुनें।" in text(answer)
    once = typed(taken.article, slug_hi="doosra-pata", act="publish:hi")
    at_the_desk(asha).post(screen(taken.article), once)
    answer = at_the_desk(asha).post(screen(story), typed(story, slug_hi=taken.slug))
    assert "यह पता किसी और ख़बर का है। दूसरा पता चुनें।" in text(answer)


def test_a_moment_that_is_over_is_refused(story, asha, at_the_desk):
    data = typed(story, act="schedule:hi", publish_at_0="2020-01-01", publish_at_1="10:00")
    assert "यह समय बीत चुका है।" in text(at_the_desk(asha).post(screen(story), data, follow=True))
    assert not Edition.objects.exists()


def test_bidi_controls_and_lone_surrogates_do_not_reach_the_database(story, asha, at_the_desk):
    data = typed(
        story, title_hi="सेना\u202e उलटी \u2066है\u2069", title_en="ok \ud800 now".encode("utf-8", "surrogatepass")
    )
    assert at_the_desk(asha).post(screen(story), data).status_code == 302
    story.refresh_from_db()
    assert story.title_hi == "सेना उलटी है"
    story.title_en.encode()


HOSTILE = [
    "<script>alert(1)</script><p>ठीक</p>",
    '<p onclick="alert(1)">ठीक</p>',
    '<p><a href="javascript:alert(1)">ठीक</a></p>',
    '<p style="position:fixed">ठीक</p>',
    '<p>ठीक</p><iframe src="https://example.org"></iframe>',
    "<p>ठीक<svg><script>alert(1)</script></svg></p>",
    '<p>ठीक<img src="https://example.org/x.png" onerror="alert(1)"></p>',
    '<p>ठीक</p><form action="https://example.org"><input></form>',
    '<p>ठीक<math><mi xlink:href="data:text/html,x">y</mi></math></p>',
    '<figure><img data-file="1 onerror=x" src="//example.org/x"><figcaption>ठीक</figcaption></figure>',
]


@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_html_is_stored_clean(body, story, asha, at_the_desk):
    assert at_the_desk(asha).post(screen(story), typed(story, body_hi=body)).status_code == 302
    story.refresh_from_db()
    assert "ठीक" in story.body_hi
    assert not re.search(r"script|onclick|onerror|javascript|style|iframe|svg|example\.org|form|xlink", story.body_hi)


# --- Versions, previews, addresses, lists


def test_earlier_versions_show_what_changed_and_bring_it_back(story, ravi, at_the_desk):
    client = at_the_desk(ravi)
    title = story.title_hi
    client.post(screen(story), typed(story, title_hi=title.replace("जल्दी", "देर से")))
    page = text(client.get(reverse("admin:articles_article_history", args=[story.pk])))
    assert "<del>जल्दी</del>" in page
    assert "<ins>देर से</ins>" in page or "<ins>देर</ins>" in page
    first = story.revisions.filter(scope="hi").last()
    client.post(reverse("admin:articles_article_restore", args=[story.pk, first.pk]))
    story.refresh_from_db()
    assert story.title_hi == title


def test_a_version_of_another_story_is_not_restored(story, asha, at_the_desk):
    other = ArticleFactory()
    address = reverse("admin:articles_article_restore", args=[story.pk, other.revisions.first().pk])
    assert at_the_desk(asha).post(address).status_code == 404


def test_a_preview_shows_the_desks_words_until_it_is_taken_back(story, asha, kabir, at_the_desk):
    address = preview.address(story, "hi")
    answer = kabir.get(address)
    assert story.title_hi.split(" ")[0] in text(answer)
    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    at_the_desk(asha).post(screen(story), typed(story, act="revoke:both"))
    assert kabir.get(address).status_code == 404
    assert kabir.get(preview.address(Article.objects.get(pk=story.pk), "hi")).status_code == 200


def test_the_address_that_a_headline_would_get(story, ravi, at_the_desk):
    ask = at_the_desk(ravi).get
    assert ask("/admin/articles/article/slug/", {"language": "hi", "title": "नई सड़क"}).json() == {"slug": "nai-sadak"}
    taken = {"language": "hi", "title": story.title_hi}
    assert ask("/admin/articles/article/slug/", taken).json()["slug"].endswith("-2")
    assert ask("/admin/articles/article/slug/", taken | {"story": story.pk}).json() == {"slug": story.slug_hi}
    assert ask("/admin/articles/article/slug/", {"language": "fr", "title": "x"}).status_code == 400


def test_the_address_follows_the_headline_until_the_story_is_published(story, asha, at_the_desk):
    client = at_the_desk(asha)
    client.post(screen(story), typed(story, title_hi="पहला शीर्षक"))
    story.refresh_from_db()
    assert story.slug_hi == "pahla-shirshak"
    client.post(screen(story), typed(story, act="publish:hi"))
    client.post(screen(story), typed(story, title_hi="दूसरा शीर्षक"))
    story.refresh_from_db()
    assert story.slug_hi == "pahla-shirshak"


def test_an_old_address_leads_to_the_story_in_one_hop(story, asha, kabir, at_the_desk):
    first = workflow.publish(story, "hi", by=asha).get_absolute_url()
    for slug in ("doosra-pata", "teesra-pata"):
        at_the_desk(asha).post(screen(story), typed(story, slug_hi=slug, act="publish:hi"))
    answer = kabir.get(first)
    assert (answer.status_code, answer["Location"]) == (301, "/hi/news/teesra-pata/")


def test_the_list_says_where_each_language_stands(story, ravi, asha, at_the_desk):
    workflow.submit_for_review(story, "hi", by=ravi)
    workflow.publish(ArticleFactory(hi=HINDI | {"title": "लाइव ख़बर"}, en=None), "hi", by=asha)
    client = at_the_desk(asha, "en")
    page = text(client.get("/admin/articles/article/"))
    for word in ("In review", "Draft", "Live", "Not written"):
        assert word in page
    page = text(client.get("/admin/articles/article/?state=in_review"))
    assert story.title_en in page
    assert "लाइव ख़बर" not in page


@pytest.mark.parametrize("key", ["in_review", "sent_back", "draft", "scheduled", "changes", "live", "withdrawn"])
def test_every_filter_answers(key, story, asha, at_the_desk):
    assert at_the_desk(asha).get(f"/admin/articles/article/?state={key}").status_code == 200


def test_the_list_asks_as_much_for_forty_stories_as_for_ten(asha, at_the_desk, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = at_the_desk(asha), []
    for _round in range(2):
        ArticleFactory.create_batch(10)
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/articles/article/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_log_in_is_throttled_and_says_how_long_to_wait(asha, client):
    for _attempt in range(5):
        answer = client.post(
            "/admin/login/", {"username": "asha", "password": "wrong"}, headers={"accept-language": "hi"}
        )
    assert answer.status_code == 429
    assert "15 मिनट रुककर" in text(answer)
    right = client.post("/admin/login/", {"username": "asha", "password": "जाड़े-की-धूप-42"})
    assert right.status_code == 429


def test_somebody_else_is_not_locked_out_with_her(asha, ravi, client):
    for _attempt in range(5):
        client.post("/admin/login/", {"username": "asha", "password": "wrong"})
    answer = client.post("/admin/login/", {"username": "ravi", "password": "जाड़े-की-धूप-42"})
    assert answer.status_code == 302


def test_names_may_hold_matras(admin, at_the_desk):
    data = {
        "username": "रवींद्र",
        "usable_password": "true",
        "password1": "सर्दी-की-शाम-91",
        "password2": "सर्दी-की-शाम-91",
        "interface_language": "hi",
    }
    assert at_the_desk(admin).post("/admin/newsroom/user/add/", data).status_code == 302
    answer = at_the_desk(admin).post("/admin/newsroom/user/add/", data | {"username": "रवि कुमार!"})
    assert "बीच में जगह न छोड़ें।" in text(answer)


def test_workflow_and_desk_agree_on_who_may(story, meera):
    with pytest.raises(PermissionDenied):
        workflow.save_draft(story, {"hi": {"title": "x"}}, by=meera)
