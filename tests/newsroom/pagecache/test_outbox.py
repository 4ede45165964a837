"""A change is told after its commit, never before it, and not forgotten when a process dies in between."""

import logging

import pytest
from django.apps import apps
from django.db import OperationalError, transaction

from articles.models import Author
from newsroom.models import PendingBump
from newsroom.pagecache import outbox
from newsroom.pagecache.changes import PAGES_OF, PublicQuerySet
from newsroom.pagecache.naming import SITE
from newsroom.pagecache.stamps import RedisStamps, slot_of
from tests.factories import AuthorFactory

# Rows that no public page shows; what readers see of them is copied into editions and listings.
ONLY_THE_DESKS = {
    "Debt",
    "DeskEntry",
    "Heat",
    "Equivalents",  # only the page of search asks for them
    "ImportedStory",
    "SearchEntry",  # the page of search is made anew for each question
    "ToRelate",
    "Pair",
    "Presence",
    "PreviewLink",
    "VersionName",
    "Article",
    "Byline",
    "Revision",
    "Tagging",
    "BodyPicture",
    "DeskPicture",
    "FormerFile",
    "Announcement",
    "Coming",
    "OldAddress",  # what leads on is told by the row that it leads to
    "FrontChange",
    "FrontPage",
    "Article_categories",
}


def bumped(*tags):
    return outbox.stamps().newest(map(slot_of, tags))


@pytest.mark.django_db(transaction=True)
def test_pages_are_told_after_the_commit_and_not_before():
    before = outbox.stamps().sequence()
    with transaction.atomic():
        outbox.announce({"article-12"})
        assert PendingBump.objects.get().tags == ["article-12"]
        assert bumped("article-12") <= before
    assert bumped("article-12") > before
    assert not PendingBump.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_taken_back_touches_no_page():
    before = outbox.stamps().sequence()
    with transaction.atomic():
        outbox.announce({"article-12"})
        transaction.set_rollback(True)
    assert outbox.stamps().sequence() == before
    assert not PendingBump.objects.exists()


@pytest.mark.django_db
def test_what_a_dead_process_left_is_told_by_the_second_sweep_that_finds_it():
    left = PendingBump.objects.create(tags=["article-12"])
    before = outbox.stamps().sequence()
    seen = outbox.sweep(set())
    assert seen == {left.pk}
    assert outbox.stamps().sequence() == before  # its own process may just be about to tell it
    assert outbox.sweep(seen) == {left.pk}
    assert bumped("article-12") > before
    assert outbox.sweep(seen) == set()


@pytest.mark.django_db(transaction=True)
def test_what_could_not_be_told_waits_for_the_next_sweep(monkeypatch, caplog):
    working = outbox.stamps()
    unreachable = RedisStamps("redis://127.0.0.1:1/0")
    monkeypatch.setattr(outbox, "stamps", lambda: unreachable)
    with caplog.at_level(logging.ERROR):
        outbox.announce({"article-12"})
    assert "tried again" in caplog.text
    monkeypatch.setattr(outbox, "stamps", lambda: working)
    before = working.sequence()
    outbox.sweep(outbox.sweep(set()))
    assert bumped("article-12") > before
    assert not PendingBump.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_of_very_many_rows_makes_every_page_out_of_date():
    before = outbox.stamps().sequence()
    outbox.announce(f"article-{number}" for number in range(outbox.MOST + 1))
    assert bumped(SITE) > before


@pytest.mark.django_db
def test_a_change_in_bulk_names_what_the_rows_were_and_what_they_are():
    one, other = AuthorFactory(), AuthorFactory()
    PendingBump.objects.all().delete()
    Author.objects.filter(pk=one.pk).update(bio_hi="नया परिचय।")
    assert [row.tags for row in PendingBump.objects.all()] == [["addresses", f"author-{one.pk}"]]
    PendingBump.objects.all().delete()
    Author.objects.filter(pk=other.pk).delete()
    assert f"author-{other.pk}" in PendingBump.objects.get().tags


def test_every_model_is_in_the_map_or_is_the_desks_alone():
    models = {model for model in apps.get_models(include_auto_created=True) if model._meta.app_label == "articles"}
    assert {model.__name__ for model in models - PAGES_OF.keys()} == ONLY_THE_DESKS


def test_every_model_in_the_map_announces_its_bulk_writes_too():
    assert PAGES_OF
    assert [model for model in PAGES_OF if not issubclass(model._default_manager._queryset_class, PublicQuerySet)] == []


@pytest.mark.django_db(transaction=True)
def test_a_row_and_the_note_of_its_change_are_written_together_or_not_at_all(monkeypatch):
    author = AuthorFactory(name_hi="कविता जोशी")
    monkeypatch.setattr(PendingBump.objects, "create", _disk_is_full)
    author.name_hi = "कविता जोशी राव"
    with pytest.raises(OSError, match="disk"):
        author.save()
    assert Author.objects.get().name_hi == "कविता जोशी"


def _disk_is_full(**values):
    raise OSError("disk full")


@pytest.mark.django_db(transaction=True)
def test_a_change_is_not_called_off_when_it_could_not_be_crossed_out(monkeypatch, caplog):
    monkeypatch.setattr(PendingBump.objects, "filter", _database_is_gone)
    outbox.announce({"article-12"})
    assert PendingBump.objects.get().tags == ["article-12"]  # told again by the next sweep
    assert "tried again" in caplog.text


def _database_is_gone(**values):
    raise OperationalError("gone")
