"""What was wrong is not hidden: every correction stands on one page and in a feed."""

import re
import xml.etree.ElementTree as ElementTree
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.paging import SIZE
from tests.factories import ArticleFactory, publish

pytestmark = pytest.mark.django_db


def corrected(*sentences, by, language="hi", hours_ago=2):
    """A live story that was put right so many times, a minute apart."""
    story, began = ArticleFactory(), timezone.now() - timedelta(hours=hours_ago)
    with time_machine.travel(began):
        publish(story, language, by=by)
    for minutes, sentence in enumerate(sentences, start=1):
        with time_machine.travel(began + timedelta(minutes=minutes)):
            workflow.publish(story, language, by=by, change="correction", sentence=sentence)
    return story.edition(language)


def shown(client, query="", language="hi"):
    """``[(address of the story, sentence)]`` of a page."""
    page = client.get(f"/{language}/corrections/{query}").content.decode()
    return re.findall(rf'<h2><a href="(/{language}/news/[^"]+)".*?<p>(.*?)</p>', page, re.DOTALL)


def test_the_newest_stands_first_with_its_story_and_its_sentence(kabir, asha):
    first = corrected("पुल 620 मीटर लंबा है।", by=asha)
    second = corrected("बैठक बुधवार को है।", "बैठक गुरुवार को है।", by=asha, hours_ago=1)
    assert shown(kabir) == [
        (second.get_absolute_url(), "बैठक गुरुवार को है।"),
        (second.get_absolute_url(), "बैठक बुधवार को है।"),
        (first.get_absolute_url(), "पुल 620 मीटर लंबा है।"),
    ]


def test_each_language_has_its_own_and_says_when_there_is_none(kabir, asha):
    corrected("पुल 620 मीटर लंबा है।", by=asha)
    assert shown(kabir, language="en") == []
    assert "Nothing has had to be corrected yet." in kabir.get("/en/corrections/").content.decode()
    corrected("The bridge is 620 metres long.", by=asha, language="en")
    assert [sentence for _story, sentence in shown(kabir, language="en")] == ["The bridge is 620 metres long."]
    assert len(shown(kabir)) == 1


def test_a_withdrawn_story_takes_its_corrections_along_and_brings_them_back(kabir, asha):
    edition = corrected("पुल 620 मीटर लंबा है।", by=asha)
    workflow.withdraw(edition.article, "hi", by=asha)
    assert shown(kabir) == []
    assert b"<item>" not in kabir.get("/hi/corrections/feed/").content
    workflow.put_back(edition.article, "hi", by=asha)
    assert len(shown(kabir)) == 1


def test_older_ones_stand_on_further_pages_and_each_stands_once(kabir, asha):
    sentences = [f"सुधार {number}." for number in range(SIZE + 5)]
    corrected(*sentences, by=asha)
    first = kabir.get("/hi/corrections/").content.decode()
    older = re.search(r'href="(\?before=[0-9]+)"', first)[1]
    both = [sentence for query in ("", older) for _story, sentence in shown(kabir, query)]
    assert both == list(reversed(sentences))
    assert "पुराने सुधार" in first
    assert "सबसे नए सुधार" in kabir.get(f"/hi/corrections/{older}").content.decode()


@pytest.mark.parametrize("before", ["0", "x", "-1", "999999", "9" * 30, "१"])
def test_an_address_that_nobody_was_given_is_not_there(kabir, asha, before):
    corrected("पुल 620 मीटर लंबा है।", by=asha)
    assert kabir.get("/hi/corrections/", {"before": before}).status_code == 404


def test_a_page_begins_at_no_correction_of_the_other_language_or_of_a_withdrawn_story(kabir, asha):
    english = corrected("The bridge is 620 metres long.", by=asha, language="en")
    gone = corrected("पुल 620 मीटर लंबा है।", by=asha)
    workflow.withdraw(gone.article, "hi", by=asha)
    for edition in (english, gone):
        assert kabir.get("/hi/corrections/", {"before": edition.corrections.get().pk}).status_code == 404


def test_no_story_is_read_whole_to_say_what_was_wrong_in_it(kabir, asha):
    corrected("पुल 620 मीटर लंबा है।", by=asha)
    for address in ("/hi/corrections/", "/hi/corrections/feed/"):
        with CaptureQueriesContext(connection) as asked:
            kabir.get(address)
        assert not [question["sql"] for question in asked if '"articles_edition"."body"' in question["sql"]]


def test_the_feed_has_them_too_and_each_keeps_its_identity(kabir, asha):
    edition = corrected("पुल <b>620</b> मीटर लंबा है।", by=asha)
    item = ElementTree.fromstring(kabir.get("/hi/corrections/feed/").content).find("channel/item")
    assert item.find("title").text == edition.title
    assert item.find("link").text.endswith(edition.get_absolute_url())
    assert item.find("description").text == "पुल &lt;b&gt;620&lt;/b&gt; मीटर लंबा है।"
    guid = item.find("guid").text
    workflow.save_draft(edition.article, {"hi": {"slug": "naya-pata"}}, by=asha)
    workflow.publish(edition.article, "hi", by=asha)
    again = ElementTree.fromstring(kabir.get("/hi/corrections/feed/").content).find("channel/item")
    assert again.find("guid").text == guid
    assert again.find("link").text.endswith("/hi/news/naya-pata/")


def test_a_story_leads_to_the_page(kabir, asha):
    edition = corrected("पुल 620 मीटर लंबा है।", by=asha)
    assert 'href="/hi/corrections/"' in kabir.get(edition.get_absolute_url()).content.decode()


def test_a_full_page_asks_as_little_as_a_short_one(kabir, asha):
    counts = set()
    for number in range(2):
        corrected(*[f"सुधार {number}." for _sentence in range(1 + number * SIZE)], by=asha)
        with CaptureQueriesContext(connection) as queries:
            kabir.get("/hi/corrections/")
        counts.add(len(queries))
    assert len(counts) == 1
