"""The sections' blocks on the front page, and where its stories are read from."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.frontpage.standing import standing
from tests.articles.front_places import now_on, place, upper
from tests.factories import ArticleFactory, CategoryFactory, later, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(defence):
    """Seven live stories of one section, the newest last."""
    return [published(section=defence).article for _number in range(7)]


class TestSections:
    @pytest.fixture
    def a_day_of_other_news(self, stories, monkeypatch):
        """The page reads fewer stories than came since the last of the old ones."""
        monkeypatch.setattr("articles.frontpage.standing.STORIES", 20)
        busy = CategoryFactory(position=9)
        for _number in range(21):
            published(section=busy)

    def block(self, category):
        return next(block for block in now_on().blocks if block.category == category)

    def test_a_section_stays_on_a_day_of_other_news(self, stories, defence, a_day_of_other_news):
        assert [edition.article for edition in self.block(defence).editions] == stories[::-1]

    def test_and_so_do_its_parts_and_what_is_chosen_there(self, stories, defence, asha, a_day_of_other_news):
        navy = CategoryFactory(parent=defence)
        old = workflow.import_published(ArticleFactory(section=navy), "hi", by=asha, at=later(days=-1)).article
        place("2", stories[6], asha)
        place(f"section-{defence.pk}", stories[0], asha)
        assert [row.article for row in self.block(defence).editions] == [stories[0], *stories[5:0:-1], old]

    def test_what_is_of_another_section_in_the_first_place_stands_there_alone(
        self, stories, defence, a_day_of_other_news, asha
    ):
        sport = CategoryFactory(position=8)
        both = ArticleFactory(section=sport, categories=[sport, defence])
        workflow.import_published(both, "hi", by=asha, at=later(days=-1))
        assert [edition.article for edition in self.block(sport).editions] == [both]
        assert both not in [edition.article for edition in self.block(defence).editions]

    def test_all_thin_sections_are_filled_by_one_question(self, stories, asha, a_day_of_other_news):
        def asked():
            with CaptureQueriesContext(connection) as questions:
                standing("hi")
            return len(questions)

        before = asked()
        for number in range(5):
            workflow.import_published(ArticleFactory(), "hi", by=asha, at=later(days=-number - 1))
        assert len(now_on().blocks) == 7
        assert asked() == before

    def test_a_story_first_in_a_section_that_becomes_a_part_of_another_is_not_lost(self, stories, asha, defence):
        place(f"section-{defence.pk}", stories[6], asha)
        defence.parent = CategoryFactory()
        defence.save()
        assert upper()[0] == stories[6]
        defence.parent = None
        defence.save()
        assert now_on().places[f"section-{defence.pk}"].article == stories[6]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts rows, and chooses its index by them")
class TestAtAMillion:
    @pytest.mark.parametrize("moment", [None, {"hours": 3}])
    def test_chosen_stories_are_looked_up_by_their_keys(self, stories, asha, moment):
        for key, story in zip("123", stories, strict=False):
            place(key, story, asha)
        with CaptureQueriesContext(connection) as asked:
            standing("hi", later(**moment) if moment else None)
        (chosen,) = [question["sql"] for question in asked if '"article_id" IN (' in question["sql"]]
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {chosen}")
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "edition_newest" not in plan, plan

    def test_older_stories_of_sections_are_read_from_the_sections_own_lists(self, stories, defence):
        CategoryFactory()
        with CaptureQueriesContext(connection) as asked:
            standing("hi")
        (older,) = [question["sql"] for question in asked if "UNION ALL" in question["sql"]]
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {older}")
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert plan.count("listing_category_newest") == 2, plan
        assert "SCAN" not in plan, plan
