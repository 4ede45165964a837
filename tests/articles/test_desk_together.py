"""Two people at one story: both are told what matters, and neither loses a word."""

import re

import pytest

from articles.models import Edition
from tests.articles.desk import screen, text, typed
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, ImageFactory, TagFactory

pytestmark = pytest.mark.django_db


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


def test_after_a_conflict_the_colleagues_other_changes_stay(story, ravi, asha, at_the_desk):
    opened_by_asha = typed(story)
    at_the_desk(ravi).post(screen(story), typed(story, title_hi="रवि का शीर्षक", summary_hi="रवि का सार।"))
    page = at_the_desk(asha).post(screen(story), opened_by_asha | {"title_hi": "आशा का शीर्षक"})
    shown = {name: value or "" for name, value in page.context["adminform"].form.data.items()}
    assert shown["summary_hi"] == "रवि का सार।"
    again = opened_by_asha | {name: shown[name] for name in ("title_hi", "summary_hi", "base_hi")}
    at_the_desk(asha).post(screen(story), again)
    story.refresh_from_db()
    assert (story.title_hi, story.summary_hi) == ("आशा का शीर्षक", "रवि का सार।")


@pytest.mark.parametrize("fact", ["section", "bylines", "lead_image"])
def test_a_dispute_over_facts_names_theirs(fact, story, ravi, asha, at_the_desk):
    def another():
        return {
            "section": lambda: CategoryFactory().pk,
            "bylines": lambda: [AuthorFactory().pk],
            "lead_image": lambda: ImageFactory().pk,
        }[fact]()

    opened_by_asha = typed(story)
    theirs = another()
    at_the_desk(ravi).post(screen(story), typed(story, **{fact: theirs}))
    answer = at_the_desk(asha).post(screen(story), opened_by_asha | {fact: another()})
    assert answer.status_code == 200
    assert "रवि कुमार ने इसे सहेजा।" in text(answer)
    assert story.revisions.filter(scope="facts", created_by=asha).count() == 0


def test_nobody_publishes_what_a_colleague_saved_unread(sound, ravi, asha, at_the_desk):
    opened_by_asha = typed(sound, act="publish:hi")
    at_the_desk(ravi).post(screen(sound), typed(sound, body_hi="<p>रात में जोड़ा गया।</p>"))
    answer = at_the_desk(asha).post(screen(sound), opened_by_asha, follow=True)
    assert "इसे पढ़ लें, फिर बटन दोबारा दबाएँ।" in text(answer)
    assert not Edition.objects.exists()
    sound.refresh_from_db()
    at_the_desk(asha).post(screen(sound), typed(sound, act="publish:hi"))
    assert "रात में जोड़ा गया।" in Edition.objects.live("hi").get().body


def test_english_saved_meanwhile_does_not_hold_up_hindi(sound, ravi, asha, at_the_desk):
    opened_by_asha = typed(sound, act="publish:hi")
    at_the_desk(ravi).post(screen(sound), typed(sound, title_en="A new English headline"))
    answer = at_the_desk(asha).post(screen(sound), opened_by_asha)
    assert answer["Location"].endswith("/publish/hi/")  # where she is told that Hindi is behind now, and may go on


@pytest.mark.parametrize("fact", ["tags", "categories"])
def test_what_two_people_add_and_take_away_comes_together(fact, ravi, asha, at_the_desk):
    rows = {"tags": TagFactory, "categories": CategoryFactory}[fact].create_batch(4)
    story = ArticleFactory(created_by=ravi, **{fact: rows[:2]})
    opened_by_asha = typed(story)
    value = (lambda row: row.name) if fact == "tags" else (lambda row: row.pk)
    at_the_desk(ravi).post(screen(story), typed(story, **{fact: [value(row) for row in rows[:3]]}))
    answer = at_the_desk(asha).post(screen(story), opened_by_asha | {fact: [value(rows[1]), value(rows[3])]})
    assert answer.status_code == 302
    assert set(getattr(story, fact).all()) == {rows[1], rows[2], rows[3]}
