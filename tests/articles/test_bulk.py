"""Bulk stories are rows as the workflow leaves them, and the same ones each time."""

from random import Random

import pytest

from articles import editions
from articles.demo import bulk
from articles.facts import Facts
from articles.models import Article, Edition, StorySlug
from articles.states import status, with_newest_revisions
from tests.factories import AuthorFactory, CategoryFactory

pytestmark = pytest.mark.django_db

COLUMNS = ("title", "slug", "summary", "body", "seo_title", "seo_description", "reading_minutes", "section", "picture")


@pytest.fixture
def library():
    parent = CategoryFactory(slug="india")
    for number in range(4):
        CategoryFactory(slug=f"part-{number}", parent=parent if number % 2 else None)
        AuthorFactory()


def test_editions_are_what_publishing_would_write(library):
    assert len(list(bulk.write(12))) == 12
    assert Edition.objects.live("hi").count() == Edition.objects.live("en").count() == 12
    for edition in Edition.objects.all():
        facts = Facts.of(edition.facts_revision.content)
        again = Edition(article=edition.article, language=edition.language, publish_at=edition.publish_at)
        editions.compose(again, edition.words_revision.content, facts)
        assert {name: getattr(edition, name) for name in COLUMNS} == {name: getattr(again, name) for name in COLUMNS}
        assert _rows(edition.listings.all()) == _rows(facts.listings(edition))
        assert StorySlug.objects.filter(article=edition.article, slug=edition.slug).count() == 1


def _rows(listings):
    return {
        (row.category_id, row.tag_id, row.author_id, row.own, row.language, row.publish_at, row.article_id)
        for row in listings
    }


def test_the_desk_sees_them_live_without_changes(library):
    list(bulk.write(3))
    for article in with_newest_revisions(Article.objects.all()):
        assert status(article, "hi").key == status(article, "en").key == "live"
        assert article.facts() == article.revisions.newest(article, "facts").content


def test_a_number_makes_the_same_story_each_time_and_is_not_used_twice(library):
    assert bulk.words(Random(7), 7) == bulk.words(Random(7), 7)
    list(bulk.write(2))
    list(bulk.write(2))
    assert Article.objects.values("slug_hi").distinct().count() == 4
