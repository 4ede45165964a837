"""Earlier versions, previews, addresses, the list of stories, and the log-in."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from articles import preview, workflow
from articles.models import Article
from tests.articles.desk import screen, text, typed
from tests.factories import HINDI, ArticleFactory

pytestmark = pytest.mark.django_db


def test_earlier_versions_show_what_changed_and_bring_it_back(story, ravi, at_the_desk):
    client = at_the_desk(ravi)
    title = story.title_hi
    client.post(screen(story), typed(story, title_hi=title.replace("जल्दी", "देर से")))
    page = text(client.get(reverse("admin:articles_article_history", args=[story.pk])))
    assert "<del>जल्दी</del>" in page
    assert "<ins>देर से</ins>" in page
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
    assert kabir.get(address).status_code == 410
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
    workflow.publish(story, "hi", by=asha)
    client.post(screen(story), typed(story, title_hi="दूसरा शीर्षक"))
    story.refresh_from_db()
    assert story.slug_hi == "pahla-shirshak"


def test_an_old_address_leads_to_the_story_in_one_hop(story, asha, kabir, at_the_desk):
    first = workflow.publish(story, "hi", by=asha).get_absolute_url()
    for slug in ("doosra-pata", "teesra-pata"):
        at_the_desk(asha).post(screen(story), typed(story, slug_hi=slug))
        workflow.publish(story, "hi", by=asha)
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


def test_a_new_person_is_named_and_may_enter_and_their_role_is_in_hindi(admin, at_the_desk):
    desk = at_the_desk(admin)
    page = text(desk.get("/admin/newsroom/user/add/"))
    assert re.search(r'name="is_staff"[^>]* checked', page)
    assert 'name="first_name"' in page
    assert re.search(r'type="checkbox" name="groups"[^>]*> ?रिपोर्टर', page)
    listed = text(desk.get("/admin/newsroom/user/"))
    assert not re.search(r'>(Reporter|Editor)<|Get full name|alt="(Search|True)"', listed)


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
