"""Earlier versions: who, when and what; any two beside each other; a name given later; the way back."""

import re

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles import workflow
from articles.admin.history.versions import SIZE
from articles.models import Revision, VersionName
from tests.articles.desk import text
from tests.factories import HINDI, ArticleFactory, publish
from tests.newsroom.test_hindi_pages import english_on

pytestmark = pytest.mark.django_db


def history(article):
    return reverse("admin:articles_article_history", args=[article.pk])


def restore(revision):
    return reverse("admin:articles_article_restore", args=[revision.article_id, revision.pk])


def newest(article, scope="hi"):
    return Revision.objects.newest(article, scope)


def save(article, *, by, **words):
    workflow.save_draft(article, {"hi": words}, by=by)
    return newest(article)


def typed(article, *, by, **words):
    """What somebody typed and did not save."""
    workflow.autosave(article, {"hi": words}, by=by, bases={"hi": newest(article).pk}, window=f"window-{by.pk}")
    return article.revisions.unsaved().get(created_by=by)


def chosen(page):
    """The keys that the page compares: ``(from, to)``."""
    return tuple(
        next(iter(re.findall(rf'name="{side}" value="(\d+)"[^>]*checked', page)), None) for side in ("from", "to")
    )


class TestWhatIsShown:
    def test_who_when_and_what_grouped_by_day(self, story, ravi, asha, at_the_desk):
        with time_machine.travel(timezone.now() + timezone.timedelta(days=1)):
            save(story, by=asha, title="आशा का शीर्षक", body=HINDI["body"].replace("अक्टूबर", "नवंबर"))
            page = text(at_the_desk(ravi).get(history(story)))
            assert "<h2>आज</h2>" in page
            assert "<h2>कल, " in page
        assert "शीर्षक, 1 पैरा" in page
        assert "आशा राव" in page
        assert "पहला पाठ, " in page

    def test_the_newest_is_compared_with_what_readers_have(self, story, asha, at_the_desk):
        edition = publish(story, "hi", by=asha)
        save(story, by=asha, summary="पहला बदलाव।")
        last = save(story, by=asha, summary="दूसरा बदलाव।")
        page = text(at_the_desk(asha).get(history(story)))
        assert chosen(page) == (str(edition.words_revision_id), str(last.pk))
        assert "पाठकों के सामने यही है" in page

    def test_any_two_are_compared_the_older_one_first_whatever_the_order_of_the_address(self, story, asha, at_the_desk):
        first = newest(story)
        save(story, by=asha, summary="बीच का।")
        last = save(story, by=asha, summary="आख़िरी।")
        client = at_the_desk(asha)
        one, other = (
            text(client.get(history(story), {"scope": "hi", "from": old, "to": new}))
            for old, new in ((first.pk, last.pk), (last.pk, first.pk))
        )
        assert chosen(one) == chosen(other) == (str(first.pk), str(last.pk))
        assert "<ins>आख़िरी</ins>" in one
        assert "बीच का" not in one

    def test_each_language_has_its_own_and_facts_are_told_in_words(self, story, asha, at_the_desk):
        workflow.save_draft(story, {"en": {"title": "A new headline"}, "facts": {"tags": ["नदी"]}}, by=asha)
        client = at_the_desk(asha, "en")
        assert "<ins>A new headline</ins>" in text(client.get(history(story), {"scope": "en"}))
        assert "<ins>नदी</ins>" in text(client.get(history(story), {"scope": "facts"}))

    def test_two_versions_that_say_the_same_say_so(self, story, asha, at_the_desk):
        key = newest(story).pk
        page = text(at_the_desk(asha).get(history(story), {"scope": "hi", "from": key, "to": key}))
        assert "दोनों रूपों में एक ही बात है।" in page

    @pytest.mark.parametrize("argument", ["from", "to", "before"])
    @pytest.mark.parametrize("value", ["x", "-1", "0", "9" * 30, "१"])
    def test_a_key_that_is_none_is_a_page_that_is_not_there(self, argument, value, story, asha, at_the_desk):
        assert at_the_desk(asha).get(history(story), {argument: value}).status_code == 404

    def test_a_version_of_another_story_or_language_is_not_shown(self, story, asha, at_the_desk):
        other = newest(ArticleFactory())
        for key in (other.pk, newest(story, "en").pk):
            assert at_the_desk(asha).get(history(story), {"scope": "hi", "to": key}).status_code == 404

    def test_a_story_in_one_language_has_no_versions_of_the_other(self, asha, at_the_desk):
        story = ArticleFactory(en=None)
        page = text(at_the_desk(asha).get(history(story), {"scope": "en"}))
        assert "अभी कुछ सहेजा नहीं गया।" in page

    @pytest.mark.parametrize("scope", ["hi", "facts"])
    def test_in_hindi_it_speaks_hindi_only(self, scope, story, ravi, asha, at_the_desk):
        publish(story, "hi", by=asha)
        save(story, by=asha, title="बर्फ़ देर से", body=HINDI["body"] + "<ul><li><p>एक</p></li></ul>")
        typed(story, by=ravi, summary="रवि का अधूरा सार।")
        page = at_the_desk(asha).get(history(story), {"scope": scope})
        assert english_on(page) == set()


class TestRestoring:
    def test_a_version_comes_back_and_the_answer_offers_the_way_back(self, story, asha, at_the_desk):
        first, client = newest(story), at_the_desk(asha)
        second = save(story, by=asha, title="दूसरा शीर्षक")
        answer = client.post(restore(first), {"base": second.pk}, follow=True)
        story.refresh_from_db()
        assert story.title_hi == first.content["title"]
        assert "पाठकों को अभी कुछ नहीं दिखेगा।" in text(answer)
        assert restore(second) in text(answer)
        client.post(restore(second), {"base": newest(story).pk})
        story.refresh_from_db()
        assert story.title_hi == "दूसरा शीर्षक"

    def test_what_a_colleague_saved_meanwhile_is_not_replaced_unread(self, story, ravi, asha, at_the_desk):
        first = newest(story)
        seen = save(story, by=asha, title="देखा हुआ शीर्षक")
        save(story, by=ravi, title="रवि का नया शीर्षक")
        answer = at_the_desk(asha).post(restore(first), {"base": seen.pk}, follow=True)
        assert "तभी रवि कुमार ने" in text(answer)
        story.refresh_from_db()
        assert story.title_hi == "रवि का नया शीर्षक"

    def test_readers_see_nothing_of_it(self, story, asha, kabir, at_the_desk):
        first = newest(story)
        save(story, by=asha, title="छपा हुआ शीर्षक")
        edition = publish(story, "hi", by=asha)
        at_the_desk(asha).post(restore(first))
        assert "छपा हुआ शीर्षक" in text(kabir.get(edition.get_absolute_url()))

    def test_what_says_the_same_already_changes_nothing(self, story, asha, at_the_desk):
        count = story.revisions.count()
        answer = at_the_desk(asha).post(restore(newest(story)), follow=True)
        assert "सबसे नए रूप में यही लिखा है।" in text(answer)
        assert story.revisions.count() == count

    def test_only_who_may_edit_is_offered_it(self, story, asha, meera, at_the_desk):
        save(story, by=asha, title="दूसरा शीर्षक")
        assert "मसौदे में लौटाएँ" in text(at_the_desk(asha).get(history(story)))
        assert "मसौदे में लौटाएँ" not in text(at_the_desk(meera).get(history(story)))


class TestUnsavedText:
    def test_an_editor_sees_it_looks_at_it_and_takes_it_over(self, story, ravi, asha, at_the_desk):
        kept, client = typed(story, by=ravi, summary="रवि का बिना सहेजा सार।"), at_the_desk(asha)
        assert "लिखा गया, सहेजा नहीं" in text(client.get(history(story)))
        page = text(client.get(history(story), {"scope": "hi", "from": newest(story).pk, "to": kept.pk}))
        assert "बिना सहेजा सार" in page
        assert "यह पाठ ले लें" in page
        client.post(restore(kept))
        story.refresh_from_db()
        assert story.summary_hi == "रवि का बिना सहेजा सार।"
        assert not story.revisions.unsaved().exists()

    def test_it_comes_together_with_what_was_saved_since(self, story, ravi, asha):
        kept = typed(story, by=ravi, summary="रवि का सार।")
        save(story, by=asha, title="आशा का शीर्षक")
        workflow.take_over(kept, by=asha)
        story.refresh_from_db()
        assert (story.title_hi, story.summary_hi) == ("आशा का शीर्षक", "रवि का सार।")

    def test_where_both_changed_the_same_nothing_is_overwritten_and_nothing_lost(self, story, ravi, asha, at_the_desk):
        kept = typed(story, by=ravi, title="रवि का शीर्षक")
        save(story, by=asha, title="आशा का शीर्षक")
        answer = at_the_desk(asha).post(restore(kept), follow=True)
        assert "वही पैरा बदल चुका है" in text(answer)
        story.refresh_from_db()
        assert story.title_hi == "आशा का शीर्षक"
        assert story.revisions.unsaved().get().content["title"] == "रवि का शीर्षक"

    def test_a_reporter_takes_over_their_own_only(self, story, ravi, asha):
        theirs, mine = typed(story, by=asha, summary="आशा का।"), typed(story, by=ravi, summary="रवि का।")
        with pytest.raises(PermissionDenied):
            workflow.take_over(theirs, by=ravi)
        assert workflow.take_over(mine, by=ravi)

    def test_who_may_only_look_sees_nothing_of_it(self, story, ravi, meera, at_the_desk):
        kept = typed(story, by=ravi, summary="रवि का बिना सहेजा सार।")
        client = at_the_desk(meera)
        assert "लिखा गया, सहेजा नहीं" not in text(client.get(history(story)))
        assert client.get(history(story), {"scope": "hi", "to": kept.pk}).status_code == 404


class TestNames:
    def test_a_version_is_called_something_and_nothing_saved_changes(self, story, ravi, at_the_desk):
        revision, client = newest(story), at_the_desk(ravi)
        before = Revision.objects.filter(pk=revision.pk).values().get()
        address = reverse("admin:articles_article_name", args=[story.pk, revision.pk])
        answer = client.post(address, {"name": "  दौरे   के बाद ", "to": revision.pk}, follow=True)
        assert "दौरे के बाद" in text(answer)
        assert Revision.objects.filter(pk=revision.pk).values().get() == before
        client.post(address, {"name": ""})
        assert not VersionName.objects.exists()

    def test_a_name_that_is_too_long_says_by_how_much(self, story, asha, at_the_desk):
        revision = newest(story)
        address = reverse("admin:articles_article_name", args=[story.pk, revision.pk])
        answer = at_the_desk(asha).post(address, {"name": "क" * 81}, follow=True)
        assert "81" in text(answer)
        assert not VersionName.objects.exists()

    def test_who_may_not_edit_names_nothing(self, story, meera):
        with pytest.raises(PermissionDenied):
            workflow.name_version(newest(story), "मेरा", by=meera)

    def test_what_is_not_saved_has_no_name(self, story, ravi):
        with pytest.raises(ValidationError):
            workflow.name_version(typed(story, by=ravi, summary="रवि का।"), "नाम", by=ravi)


def _with_versions(count, by):
    story = ArticleFactory(created_by=by)
    revision = newest(story)
    for number in range(count - 1):
        content = revision.content | {"summary": f"सार {number}"}
        revision = Revision.objects.create(article=story, scope="hi", content=content, base=revision, created_by=by)
    return story


def _queries(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries]


def test_five_hundred_versions_ask_the_database_as_little_as_five(asha, at_the_desk):
    client = at_the_desk(asha)
    few, many = _with_versions(5, asha), _with_versions(500, asha)
    asked = _queries(client, history(few)), _queries(client, history(many))
    assert len(asked[0]) == len(asked[1]) == 12
    counted = [sql for sql in asked[1] if "COUNT(" in sql and "revision" in sql]
    assert counted == []


def test_the_list_goes_on_by_key_and_keeps_what_is_compared(asha, at_the_desk):
    story = _with_versions(2 * SIZE + 3, asha)
    client, seen, address = at_the_desk(asha), [], f"{history(story)}?scope=hi"
    while address:
        page = text(client.get(address))
        listed = page.split('class="diff"')[0].split("अभी मिलाए जा रहे")[-1].split("</ol>", 1)[-1]
        if "अभी मिलाए जा रहे" not in page:
            listed = page.split('class="diff"')[0]
        seen += re.findall(r'name="to" value="(\d+)"', listed)
        assert all(chosen(page))
        older = re.search(r'href="(\?scope=hi&amp;before=\d+)"', page)
        address = history(story) + older[1].replace("&amp;", "&") if older else None
    keys = [str(key) for key in story.revisions.filter(scope="hi").order_by("-id").values_list("pk", flat=True)]
    assert seen == keys


def test_versions_of_one_minute_are_told_apart(story, ravi, asha, at_the_desk):
    with time_machine.travel("2026-05-09T16:05:10+05:30", tick=False):
        for title in ("पहला", "दूसरा"):
            save(story, by=asha, title=title)
    page = text(at_the_desk(ravi).get(history(story)))
    assert [number in page for number in ("(1)", "(2)", "(3)")] == [True, True, False]


@pytest.mark.parametrize(("kind", "label"), [("update", "अपडेट"), ("correction", "सुधार"), ("typo", "वर्तनी")])
def test_the_list_says_what_a_publication_was(kind, label, story, asha, at_the_desk):
    publish(story, by=asha)
    with override("hi"):
        save(story, by=asha, title="नया शीर्षक")
        workflow.publish(story, "hi", by=asha, change=kind, sentence="पुल 620 मीटर लंबा है।")
    assert label in newest(story).note
    assert label in text(at_the_desk(asha).get(history(story)))
