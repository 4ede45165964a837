"""What readers have is found on the very next request, and nothing else is: in each act's own transaction."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, DeskEntry, Edition, Listing, SearchEntry
from articles.search import desk, entries, index, rebuilding
from newsroom.hindi.sounds import VERSION
from tests.articles.search.asking import tell, titles
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, an_editor, later, publish

pytestmark = pytest.mark.django_db


def change(edition, **words):
    workflow.save_draft(edition.article, {edition.language: words}, by=an_editor())


def test_a_draft_is_not_found_and_its_changes_are_not():
    ArticleFactory(hi={"title": "गुप्त योजना", "summary": "", "body": "<p>गुप्त</p>"}, en=None)
    edition = tell("नदी का पुल")
    change(edition, title="नदी का गुप्त पुल")
    assert titles("गुप्त") == []
    assert titles("पुल") == ["नदी का पुल"]


def test_a_change_is_found_by_its_new_words_alone():
    edition = tell("नदी का पुल")
    change(edition, title="नदी का बाँध", body="<p>पानी छोड़ा गया।</p>")
    publish(edition.article)
    assert titles("पुल") == []
    assert titles("बांध") == titles("paani") == ["नदी का बाँध"]
    assert SearchEntry.objects.count() == 1


def test_a_scheduled_story_is_found_from_its_second_on():
    edition = tell("कल की ख़ास रपट", at=later(hours=5).replace(microsecond=300_000))
    assert titles("रपट") == titles("रपट", by_date=True) == []
    with time_machine.travel(edition.publish_at - timedelta(milliseconds=1), tick=False):
        assert titles("रपट") == []
    with time_machine.travel(edition.publish_at, tick=False):
        assert titles("रपट") == ["कल की ख़ास रपट"]


def test_a_story_scheduled_anew_waits_for_its_new_hour():
    first, second = later(hours=2), later(hours=5)
    edition = tell("कल की ख़ास रपट", at=first)
    publish(edition.article, at=second)
    with time_machine.travel(first):
        assert titles("रपट") == []
    with time_machine.travel(second):
        assert titles("रपट") == ["कल की ख़ास रपट"]


def test_a_withdrawn_story_is_gone_and_one_put_back_is_there():
    edition = tell("नदी का पुल")
    workflow.withdraw(edition.article, "hi", by=an_editor())
    assert titles("पुल") == []
    assert not SearchEntry.objects.exists()
    workflow.put_back(edition.article, "hi", by=an_editor())
    assert titles("पुल") == ["नदी का पुल"]


def test_a_publication_called_off_leaves_nothing():
    edition = tell("कल की ख़ास रपट", at=later(hours=2))
    workflow.withdraw(edition.article, "hi", by=an_editor())
    assert not SearchEntry.objects.exists()


def test_facts_published_with_one_language_narrow_the_other_one():
    section, writer = CategoryFactory(), AuthorFactory()
    story = ArticleFactory(
        hi={"title": "नदी का पुल", "summary": "", "body": "<p>क</p>"},
        en={"title": "River bridge", "summary": "", "body": "<p>b</p>"},
    )
    publish(story, "hi", "en")
    workflow.save_draft(story, {"facts": {"section": section, "authors": [writer]}}, by=an_editor())
    publish(story, "hi")
    for facets in ((("category", section.pk),), (("author", writer.pk),)):
        assert titles("bridge", facets=facets) == ["River bridge"]
        assert titles("पुल", facets=facets) == ["नदी का पुल"]


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_taken_back_leaves_what_was_found():
    edition = tell("नदी का पुल")
    change(edition, title="नदी का बाँध")
    with transaction.atomic():
        publish(edition.article)
        transaction.set_rollback(True)
    assert titles("पुल") == ["नदी का पुल"]
    assert titles("बांध") == []


def test_what_the_index_still_holds_is_not_shown_when_readers_do_not_have_it():
    edition = tell("नदी का पुल")
    Edition.objects.filter(pk=edition.pk).update(state="withdrawn")  # by foreign hands
    assert titles("पुल") == []


def test_stories_of_one_moment_each_have_a_place(monkeypatch):
    monkeypatch.setattr(entries, "A_SECOND", 2)
    moment = timezone.now()
    stories = [ArticleFactory(en=None) for _ in range(7)]
    for story in stories:
        workflow.import_published(story, "hi", by=an_editor(), at=moment)
    places = list(SearchEntry.objects.values_list("place", flat=True))
    assert len(set(places)) == 7
    assert max(places) <= entries.place_at(moment)


def test_rebuilding_makes_what_is_missing_old_or_left_over(capsys):
    missing, old, left = tell("पुल एक"), tell("पुल दो"), tell("पुल तीन")
    SearchEntry.objects.filter(edition=missing).delete()
    SearchEntry.objects.filter(edition=old).update(version=VERSION - 1, title=" kuc ")
    Edition.objects.filter(pk=left.pk).update(state="withdrawn")
    Listing.objects.filter(edition=left).delete()
    call_command("rebuild_search")
    assert sorted(titles("पुल")) == ["पुल एक", "पुल दो"]
    assert SearchEntry.objects.count() == 2
    assert "made findable: 2" in capsys.readouterr().out
    call_command("rebuild_search")
    assert "made findable: 0" in capsys.readouterr().out
    call_command("rebuild_search", "--all")
    assert f"made findable: {2 + DeskEntry.objects.count()}" in capsys.readouterr().out


def test_where_nothing_is_behind_rebuilding_writes_nothing():
    tell("नदी का पुल")
    list(rebuilding.rebuild())
    with CaptureQueriesContext(connection) as asked:
        list(rebuilding.rebuild())
    assert all(query["sql"].startswith("SELECT") for query in asked)


def test_rebuilding_goes_on_where_it_was_stopped(monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    told = [tell(f"पुल {number}") for number in range(5)]
    rebuilding.forget_all_rules()
    next(rebuilding.rebuild())
    assert list(rebuilding.behind()) == [told[2], told[1], told[0]]  # readers look for new ones
    assert len(titles("पुल")) == 5
    assert sum(rebuilding.rebuild()) == 3 + DeskEntry.objects.count()
    assert rebuilding.length() == 0


@pytest.mark.parametrize("of", index.ALL, ids=lambda of: of.name)
@pytest.mark.django_db(transaction=True)
def test_a_table_altered_by_a_later_migration_is_searched_as_before(of, capsys):
    """On SQLite Django makes another table of it, and what the index hung on is gone with the first."""
    look = titles if of is index.READERS else on_the_desk
    tell("नदी का पुल")
    note = _column(of.model, models.TextField(default="", db_default=""))
    with connection.schema_editor() as editor:
        editor.add_field(of.model, note)
    try:
        shorter = _column(of.model, models.CharField(max_length=10, default="", db_default=""))
        with connection.schema_editor() as editor:
            editor.alter_field(of.model, note, shorter)
        lost = set(of.missing_parts(connection))
        assert bool(lost) == (connection.vendor == "sqlite")
        said = index.index_is_whole(None, ["default"])
        assert [warning.id for warning in said] == ["articles.W001"] * bool(lost)
        tell("नदी का बाँध")  # while nothing would note it
        call_command("migrate", verbosity=1)
        assert ("it is made, and whole" in capsys.readouterr().out) == bool(lost)
        assert of.missing_parts(connection) == {}
        assert look("पुल") == ["नदी का पुल"]
        assert look("बांध") == ["नदी का बाँध"]
        tell("पुल के पास")
        assert sorted(look("पुल")) == ["नदी का पुल", "पुल के पास"]
    finally:
        with connection.schema_editor() as editor:
            editor.remove_field(of.model, note)
        index.keep()


def on_the_desk(text):
    return [story.title_hi for story in desk.named(Article, text).among(Article.objects.all())]


def _column(model, field):
    field.set_attributes_from_name("note")
    field.model = model
    return field
