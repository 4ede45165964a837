"""Previews: what the desk has written, to whom, until when, and who may put it in a frame."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from articles import preview, workflow
from articles.models import Article, Edition, PreviewLink, Revision
from tests.articles.desk import text, typed
from tests.factories import ArticleFactory, publish
from tests.newsroom.test_hindi_pages import english_on

pytestmark = pytest.mark.django_db


def screen(article):
    return reverse("admin:articles_article_preview", args=[article.pk])


def frames(response):
    return re.findall(r'<iframe class="preview-(\w+)" src="([^"]+)"', response.content.decode())


def policy(response):
    return dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))


def write(article, by, scope="hi", **values):
    """Type something and do not save it."""
    newest = Revision.objects.newest(article, scope)
    workflow.autosave(article, {scope: values}, by=by, bases={scope: newest.pk}, window=f"window-{by.pk}")


class TestAtTheDesk:
    def test_both_languages_stand_beside_each_other_as_on_a_phone(self, story, ravi, at_the_desk):
        response = at_the_desk(ravi).get(screen(story))
        assert [scheme for scheme, _address in frames(response)] == ["light", "light"]
        assert "previews-phone" in text(response)
        shown = [text(at_the_desk(ravi).get(address)) for _scheme, address in frames(response)]
        assert story.title_hi in shown[0]
        assert story.title_en in shown[1]

    def test_one_language_wide_and_dark(self, story, ravi, at_the_desk):
        asked = {"language": "en", "width": "desktop", "scheme": "dark"}
        response = at_the_desk(ravi).get(screen(story), asked)
        [(scheme, address)] = frames(response)
        assert scheme == "dark"
        assert "previews-desktop" in text(response)
        assert story.title_en in text(at_the_desk(ravi).get(address))

    @pytest.mark.parametrize("asked", [{"language": "fr"}, {"width": "<b>"}, {"scheme": "", "language": "both"}])
    def test_what_is_not_known_shows_what_most_people_want(self, asked, story, ravi, at_the_desk):
        assert len(frames(at_the_desk(ravi).get(screen(story), asked))) == 2

    def test_a_story_in_one_language_has_one_frame(self, asha, at_the_desk):
        assert len(frames(at_the_desk(asha).get(screen(ArticleFactory(en=None)), {"language": "en"}))) == 1

    def test_only_the_desk_may_frame_a_preview_and_it_frames_nothing_else(self, story, ravi, kabir, at_the_desk):
        desk = at_the_desk(ravi).get(screen(story))
        assert policy(desk)["frame-src"] == "'self'"
        assert (desk["X-Frame-Options"], policy(desk)["frame-ancestors"]) == ("DENY", "'none'")
        page = kabir.get(frames(desk)[0][1])
        assert (page["X-Frame-Options"], policy(page)["frame-ancestors"]) == ("SAMEORIGIN", "'self'")
        elsewhere = kabir.get("/hi/")
        assert (elsewhere["X-Frame-Options"], policy(elsewhere)["frame-ancestors"]) == ("DENY", "'none'")

    def test_in_hindi_it_speaks_hindi_only(self, story, ravi, at_the_desk):
        workflow.revoke_preview(workflow.give_preview(story, "hi", by=ravi, days=7, given_to="वकील"), by=ravi)
        workflow.give_preview(story, "en", by=ravi, days=1)
        assert english_on(at_the_desk(ravi).get(screen(story))) == set()


class TestUnsavedText:
    def test_whoever_previews_their_own_sees_what_they_typed_a_moment_ago(self, story, ravi, kabir, at_the_desk):
        write(story, ravi, title="अभी लिखा शीर्षक")
        response = at_the_desk(ravi).get(screen(story), {"language": "hi"})
        assert "का आपका लिखा भी, जो सहेजा नहीं गया" in text(response)
        [(_scheme, address)] = frames(response)
        assert "अभी लिखा शीर्षक" in text(kabir.get(address))

    def test_a_colleague_and_a_guest_see_what_is_saved(self, story, ravi, asha, kabir, at_the_desk):
        write(story, ravi, title="अभी लिखा शीर्षक")
        link = workflow.give_preview(story, "hi", by=ravi, days=7)
        [(_scheme, address)] = frames(at_the_desk(asha).get(screen(story), {"language": "hi"}))
        for shown in (address, preview.link_address(link), preview.address(story, "hi")):
            assert story.title_hi in text(kabir.get(shown))

    def test_it_stands_beside_what_a_colleague_saved_since(self, story, ravi, asha, kabir):
        write(story, ravi, summary="रवि का अधूरा सार।")
        workflow.save_draft(story, {"hi": {"title": "आशा का शीर्षक"}}, by=asha)
        page = text(kabir.get(preview.address_for(ravi, story, "hi")))
        assert "रवि का अधूरा सार।" in page
        assert "आशा का शीर्षक" in page

    def test_facts_that_are_not_saved_are_seen_too(self, story, ravi, kabir):
        write(story, ravi, "facts", tags=["बिना सहेजा टैग"])
        assert "बिना सहेजा टैग" in text(kabir.get(preview.address_for(ravi, story, "hi")))

    def test_what_they_saved_later_in_another_window_is_newer(self, story, ravi, kabir, at_the_desk):
        write(story, ravi, title="पुराना अधूरा शीर्षक")
        workflow.save_draft(story, {"hi": {"title": "सहेजा हुआ शीर्षक"}}, by=ravi, window="another")
        assert "सहेजा हुआ शीर्षक" in text(kabir.get(preview.address_for(ravi, story, "hi")))

    def test_the_desks_own_address_is_over_after_an_hour(self, story, ravi, kabir):
        address = preview.address_for(ravi, story, "hi")
        with time_machine.travel(timezone.now() + preview.AT_THE_DESK + timedelta(minutes=1)):
            assert kabir.get(address).status_code == 410


class TestLinks:
    def test_one_is_made_listed_and_opened_without_an_account(self, story, ravi, kabir, at_the_desk):
        data = {"language": "hi", "days": "1", "given_to": "वकील"}
        page = text(at_the_desk(ravi).post(screen(story), data, follow=True))
        link = PreviewLink.objects.get()
        assert (link.given_to, link.created_by, link.language) == ("वकील", ravi, "hi")
        assert timedelta(hours=23) < link.expires_at - timezone.now() <= timedelta(days=1)
        assert "वकील" in page
        assert preview.link_address(link) in page
        answer = kabir.get(preview.link_address(link))
        assert story.title_hi in text(answer)
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
        assert not answer.cookies
        assert "<form" not in text(answer)

    def test_it_shows_what_was_saved_after_it_was_given(self, story, ravi, kabir):
        link = workflow.give_preview(story, "hi", by=ravi, days=7)
        workflow.save_draft(story, {"hi": {"title": "बाद का शीर्षक"}}, by=ravi)
        assert "बाद का शीर्षक" in text(kabir.get(preview.link_address(link)))

    def test_one_is_taken_back_and_the_others_stay(self, story, ravi, kabir, at_the_desk):
        kept, gone = (workflow.give_preview(story, "hi", by=ravi, days=7) for _time in range(2))
        address = reverse("admin:articles_article_revoke", args=[story.pk, gone.pk])
        assert "वापस लिया गया" in text(at_the_desk(ravi).post(address, follow=True))
        answer = kabir.get(preview.link_address(gone))
        assert answer.status_code == 410
        assert "यह झलक वापस ले ली गई है।" in text(answer)
        assert story.title_hi not in text(answer)
        assert kabir.get(preview.link_address(kept)).status_code == 200

    def test_all_are_taken_back_at_once(self, story, ravi, kabir, at_the_desk):
        addresses = [
            preview.link_address(workflow.give_preview(story, "hi", by=ravi, days=7)),
            preview.address(story, "hi"),
        ]
        at_the_desk(ravi).post(reverse("admin:articles_article_revoke_all", args=[story.pk]))
        assert [kabir.get(address).status_code for address in addresses] == [410, 410]
        assert not PreviewLink.objects.working().exists()
        again = Article.objects.get(pk=story.pk)
        fresh = workflow.give_preview(again, "hi", by=ravi, days=7)
        assert kabir.get(preview.link_address(fresh)).status_code == 200

    @pytest.mark.parametrize("days", preview.DAYS)
    def test_it_works_until_its_hour_and_says_in_its_language_that_it_is_over(self, days, story, ravi, kabir):
        link = workflow.give_preview(story, "en", by=ravi, days=days)
        with time_machine.travel(link.expires_at - timedelta(minutes=1)):
            assert kabir.get(preview.link_address(link)).status_code == 200
        with time_machine.travel(link.expires_at + timedelta(minutes=1)):
            answer = kabir.get(preview.link_address(link), headers={"accept-language": "hi"})
        assert answer.status_code == 410
        assert "This preview is over." in text(answer)
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")

    @pytest.mark.parametrize(
        "data",
        [{}, {"days": "7"}, {"language": "fr", "days": "7"}, {"language": "hi", "days": "999"}, {"days": "x" * 9_000}],
    )
    def test_what_cannot_be_is_said_and_what_was_typed_stays(self, data, story, ravi, at_the_desk):
        answer = at_the_desk(ravi).post(screen(story), data | {"given_to": "वकील साहब"})
        assert answer.status_code == 400
        assert "errorlist" in text(answer)
        assert "वकील साहब" in text(answer)
        assert not PreviewLink.objects.exists()

    def test_a_name_that_is_too_long_is_said_too(self, story, ravi, at_the_desk):
        answer = at_the_desk(ravi).post(screen(story), {"language": "hi", "days": "7", "given_to": "क" * 90})
        assert answer.status_code == 400
        assert "90" in text(answer)

    def test_a_language_without_a_text_has_no_link(self, asha):
        with pytest.raises(ValidationError):
            workflow.give_preview(ArticleFactory(en=None), "en", by=asha, days=7)

    def test_who_may_not_edit_gives_and_takes_back_nothing(self, story, ravi, meera, at_the_desk):
        link = workflow.give_preview(story, "hi", by=ravi, days=7)
        page = text(at_the_desk(meera).get(screen(story)))
        assert preview.link_address(link) not in page
        assert "links-new" not in page
        for act in (
            lambda: workflow.give_preview(story, "hi", by=meera, days=7),
            lambda: workflow.revoke_preview(link, by=meera),
        ):
            with pytest.raises(PermissionDenied):
                act()

    def test_a_link_of_a_story_that_is_gone_is_nothing(self, story, ravi, asha, kabir):
        address = preview.link_address(workflow.give_preview(story, "hi", by=ravi, days=7))
        workflow.discard(story, by=asha)
        assert kabir.get(address).status_code == 404


def test_the_screen_asks_as_much_for_fifty_links_as_for_one(story, ravi, at_the_desk, django_assert_num_queries):
    client = at_the_desk(ravi)
    workflow.give_preview(story, "hi", by=ravi, days=7)
    client.get(screen(story))
    with django_assert_num_queries(11):
        client.get(screen(story))
    for _time in range(49):
        workflow.give_preview(story, "en", by=ravi, days=7)
    with django_assert_num_queries(11):
        client.get(screen(story))


def test_the_story_screens_own_link_leads_to_the_preview(story, ravi, at_the_desk):
    page = text(at_the_desk(ravi).get(reverse("admin:articles_article_change", args=[story.pk])))
    assert screen(story) in page


def test_a_story_that_readers_have_keeps_its_moments_and_corrections(story, asha, kabir):
    publish(story, "hi", by=asha, at=None)
    workflow.publish(story, "hi", by=asha, change="correction", sentence="पुल 620 मीटर लंबा है।")
    workflow.save_draft(story, {"hi": {"title": "नया शीर्षक"}}, by=asha)
    Edition.objects.update(
        first_published_at=datetime(2020, 5, 9, 6, tzinfo=UTC), publish_at=datetime(2020, 5, 9, 6, tzinfo=UTC)
    )
    page = text(kabir.get(preview.address(story, "hi")))
    assert "नया शीर्षक" in page
    assert "9 मई 2020" in page
    assert "पुल 620 मीटर लंबा है।" in page


def test_publishing_by_the_form_does_not_end_a_preview(story, asha, kabir, at_the_desk):
    address = preview.link_address(workflow.give_preview(story, "hi", by=asha, days=7))
    at_the_desk(asha).post(reverse("admin:articles_article_change", args=[story.pk]), typed(story, act="publish:hi"))
    assert kabir.get(address).status_code == 200
