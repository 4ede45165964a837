"""Bulk stories are rows as the workflow leaves them, and the same ones each time."""

from random import Random

import pytest

from articles import editions, workflow
from articles.demo import bulk
from articles.facts import Facts
from articles.models import Article, Edition, SearchEntry, StorySlug
from articles.search import entries
from articles.states import status, with_newest_revisions
from tests.factories import AuthorFactory, CategoryFactory

pytestmark = pytest.mark.django_db

COLUMNS = ("title", "slug", "summary", "body", "seo_title", "seo_description", "reading_minutes", "section", "picture")

KNOWN = ("version", "publish_at", "facets", "spelt_title", "title", "summary", "body")


@pytest.fixture
def library():
    parent = CategoryFactory(slug="india")
    for number in range(4):
        CategoryFactory(slug=f"part-{number}", parent=parent if number % 2 else None)
        AuthorFactory()


@pytest.fixture(autouse=True)
def copies_come_early(monkeypatch):
    """Of twelve stories five are written, five are their copies, and two more of them once again."""
    monkeypatch.setattr(bulk, "WRITTEN", 5)


def test_editions_are_what_publishing_would_write(library):
    assert len(list(bulk.write(12))) == 12
    assert Edition.objects.live("hi").count() == Edition.objects.live("en").count() == 12
    assert Edition.objects.values("publish_at").distinct().count() == 12
    for edition in Edition.objects.all():
        facts = Facts.of(edition.facts_revision.content)
        again = Edition(article=edition.article, language=edition.language, publish_at=edition.publish_at)
        editions.compose(again, edition.words_revision.content, facts)
        assert {name: getattr(edition, name) for name in COLUMNS} == {name: getattr(again, name) for name in COLUMNS}
        assert _rows(edition.listings.all()) == _rows(facts.listings(edition))
        assert StorySlug.objects.filter(article=edition.article, slug=edition.slug).count() == 1
        entry = SearchEntry.objects.get(edition=edition)
        known = {name: getattr(entry, name) for name in KNOWN}
        entry.delete()
        entries.note(edition)
        assert known == SearchEntry.objects.values(*KNOWN).get(edition=edition)


def _rows(listings):
    return {
        (row.category_id, row.tag_id, row.author_id, row.own, row.language, row.publish_at, row.article_id)
        for row in listings
    }


def test_the_desk_sees_them_live_without_changes(library):
    list(bulk.write(12))
    for article in with_newest_revisions(Article.objects.all()):
        assert status(article, "hi").key == status(article, "en").key == "live"
        assert not article.is_draft
        assert article.facts() == article.revisions.newest(article, "facts").content
        for language in ("hi", "en"):
            assert article.words(language) == article.revisions.newest(article, language).content


def test_a_number_makes_the_same_story_each_time_and_is_not_used_twice(library):
    assert bulk.words(Random(7), 7) == bulk.words(Random(7), 7)
    list(bulk.write(12))
    list(bulk.write(12))
    assert Article.objects.values("slug_hi").distinct().count() == 24


def test_an_editor_goes_on_after_the_copies(library, asha):
    list(bulk.write(12))
    copied = Article.objects.order_by("pk").last()
    workflow.save_draft(copied, {"hi": {"title": "नदी का जलस्तर घटा"}}, by=asha)
    workflow.publish(copied, "hi", by=asha)
    assert copied.edition("hi").title == "नदी का जलस्तर घटा"
