"""Finding a story for the front page: live or scheduled, in either script, however it is spelt."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from tests.articles.desk import text
from tests.articles.test_front_page_screen import SCREEN
from tests.factories import HINDI, ArticleFactory, later, publish, published

pytestmark = pytest.mark.django_db


def test_live_and_scheduled_stories_are_found_in_either_script_and_others_are_not(at_the_desk, asha, defence):
    snow = published(section=defence, hi=HINDI | {"title": "सेना की चौकी पर बर्फ़"})
    coming = ArticleFactory(section=defence, hi=HINDI | {"title": "सेना का नया पुल"})
    publish(coming, at=later(hours=5))
    draft = ArticleFactory(section=defence, hi=HINDI | {"title": "सेना का मसौदा"})
    gone = published(section=defence, hi=HINDI | {"title": "सेना की पुरानी बात"})
    workflow.withdraw(gone.article, "hi", by=asha)
    client = at_the_desk(asha, "en")
    for question in ("सेना", "sena"):
        side = text(client.get(f"{SCREEN}?language=hi&q={question}")).partition("front-offered")[2]
        side = side.partition("front-coming")[0]
        assert snow.title in side
        assert f"{coming.title_hi}</span>" in side
        assert "goes live at" in side
        assert draft.title_hi not in side
        assert gone.title not in side


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("जिला", "ज़िला अस्पताल में आग"),
        ("हिंदी", "हिन्दी दिवस"),
        ("मुम्बई", "मुंबई में बारिश"),
        ("हंसी 2026", "हँसी का साल २०२६"),
        ("c++ (नया)", "C++ (नया) सीखिए"),
    ],
)
def test_stories_are_found_however_their_words_are_spelt_and_searched_for_once(at_the_desk, asha, asked, title):
    found, other = published(hi=HINDI | {"title": title, "slug": "ek"}), published(hi=HINDI | {"slug": "do"})
    client = at_the_desk(asha)
    with CaptureQueriesContext(connection) as questions:
        html = text(client.get(SCREEN, {"language": "hi", "q": asked}))
    side = html.partition("front-offered")[2].partition("front-coming")[0]
    assert (found.title in side, other.title in side) == (True, False)
    assert sum("articles_equivalents" in row["sql"] for row in questions) == 1
