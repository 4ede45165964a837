"""A month's sitemap is made anew when its own stories change, and not because others are published today."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles import workflow
from articles.languages import LANGUAGES
from articles.models import Edition
from articles.pictures import workflow as pictures
from tests.factories import ArticleFactory, ImageFactory, publish
from tests.newsroom.pagecache.reader import ask

MAY, JUNE = datetime(2026, 5, 9, 10, tzinfo=UTC), datetime(2026, 6, 9, 10, tzinfo=UTC)
MONTHS = {
    f"{language}, {month}": f"/sitemap-{language}-2026-0{month}.xml" for language in ("hi", "en") for month in "56"
}


def made_anew(site):
    """Months, by language and number, of which a second visit finds the file out of date."""
    again = site.rendered_again()
    return {name for name, address in MONTHS.items() if address in again}


@pytest.fixture
def in_may(db, asha):
    """A Hindi story of May, beside one in both languages; it is June, and every page is in memory."""
    with time_machine.travel(MAY):
        publish(ArticleFactory(), "hi", "en", by=asha)
        story = publish(ArticleFactory(lead_image=ImageFactory()), by=asha).article
    with time_machine.travel(JUNE):
        publish(ArticleFactory(), "hi", "en", by=asha)
        yield story


@pytest.fixture
def kept(site, in_may):
    site.fill()
    return site


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_publication_leaves_other_months_and_the_other_language_alone(kept, in_may, asha, written, language):
    with written():
        publish(ArticleFactory(section=in_may.section), language, by=asha)
    assert made_anew(kept) == {f"{language}, 6"}
    assert kept.differing() == []


@pytest.mark.parametrize("act", ["a typo", "a correction", "a withdrawal"])
def test_a_change_reaches_its_month(kept, in_may, asha, written, act):
    with written():
        if act == "a withdrawal":
            workflow.withdraw(in_may, "hi", by=asha)
        else:
            workflow.save_draft(in_may, {"hi": {"slug": "naya"}}, by=asha)
            workflow.publish(in_may, "hi", by=asha, change=act.removeprefix("a "), sentence="सात, छह नहीं।")
    assert made_anew(kept) == {"hi, 5"}
    assert kept.differing() == []


def test_a_translation_reaches_the_month_of_the_original(kept, in_may, asha, written):
    with written():
        workflow.publish(in_may, "en", by=asha)
    assert made_anew(kept) == {"hi, 5", "en, 6"}
    assert in_may.edition("en").get_absolute_url().encode() in ask(kept.cached, MONTHS["hi, 5"]).body
    assert kept.differing() == []


def test_a_lead_picture_reaches_the_months_of_its_stories(kept, in_may, asha, written):
    with written():
        pictures.change({in_may.lead_image_id: {"focal_point": "0.1x0.1"}}, by=asha)
    assert made_anew(kept) == {"hi, 5"}
    assert kept.differing() == []


def test_a_story_that_moves_to_another_month_reaches_both(kept, in_may, written):
    with written():
        Edition.objects.filter(article=in_may).update(publish_at=JUNE)
    assert made_anew(kept) == {"hi, 5", "hi, 6"}
    assert kept.differing() == []


def test_the_hour_of_a_scheduled_story_leaves_other_months_alone(kept, in_may, asha, written):
    with written():
        coming = ArticleFactory(section=in_may.section)
        workflow.publish(coming, "hi", by=asha, at=JUNE + timedelta(hours=2))
    assert kept.differing() == []
    with time_machine.travel(JUNE + timedelta(hours=2)):
        assert made_anew(kept) == {"hi, 6"}
        assert kept.differing() == []


def test_a_scheduled_translation_reaches_the_month_of_the_original_at_its_hour(kept, in_may, asha, written):
    with written():
        workflow.publish(in_may, "en", by=asha, at=JUNE + timedelta(hours=2))
    address = in_may.edition("en").get_absolute_url().encode()
    assert kept.differing() == []
    assert address not in ask(kept.cached, MONTHS["hi, 5"]).body
    with time_machine.travel(JUNE + timedelta(hours=2)):
        assert address in ask(kept.cached, MONTHS["hi, 5"]).body
        assert kept.differing() == []
