"""The first screen of the desk: what waits for whom, the day by the clock, who is here."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import presence, workflow
from articles.today import COUNTED, SHOWN, agenda, clock
from comments import workflow as comments
from tests.articles.desk import screen, text
from tests.factories import ENGLISH, HINDI, ArticleFactory, later, publish, published

pytestmark = pytest.mark.django_db
TODAY = "/admin/"


def under(user) -> dict[str, set]:
    """What stands under which heading."""
    return {heading.key: {row.article for row in heading.rows} for heading in agenda(user)}


def change(article, by, **words):
    workflow.save_draft(article, {"hi": words or {"summary": "नया सार, अभी बदला।"}}, by=by)


def test_asha_finds_what_ravi_sent_and_presses_once(story, ravi, asha, at_the_desk):
    workflow.submit_for_review(story, "hi", by=ravi)
    assert under(asha) == {"in_review": {story}}
    page = text(at_the_desk(asha).get(TODAY))
    assert "आपकी जाँच के लिए" in page
    assert f'<a class="task-title" href="/admin/articles/article/{story.pk}/change/" lang="hi">{story.title_hi}' in page
    assert "रवि कुमार ने सहेजी" in page


def test_ravi_finds_what_came_back_with_the_editors_words_and_what_is_with_the_editors(story, ravi, asha, at_the_desk):
    waiting = ArticleFactory(created_by=ravi)
    for article in (story, waiting):
        workflow.submit_for_review(article, "hi", by=ravi)
    workflow.send_back(story, "hi", by=asha, note="स्रोत जोड़ें।")
    assert under(ravi) == {"sent_back": {story}, "in_review": {waiting}}
    page = text(at_the_desk(ravi).get(TODAY))
    assert "आशा राव: <q>स्रोत जोड़ें।</q>" in page
    assert "संपादकों के पास" in page


def test_asha_reads_ravis_word_to_the_editors_as_his(story, ravi, asha, at_the_desk):
    workflow.submit_for_review(story, "hi", by=ravi, note="आँकड़े ज़िला कार्यालय से हैं।")
    said = "रवि कुमार: <q>आँकड़े ज़िला कार्यालय से हैं।</q>"
    for address in (TODAY, screen(story)):
        assert said in text(at_the_desk(asha).get(address))
    workflow.publish(story, "hi", by=asha)
    assert (story.review_note_hi, story.review_by_hi) == ("", None)


def test_a_live_story_with_newer_words_waits_for_its_editor_and_its_reporter(story, ravi, asha, at_the_desk):
    publish(story, "hi", by=asha)
    other = publish(ArticleFactory(created_by=asha), "hi", by=asha).article
    assert under(asha) == under(ravi) == {}
    change(story, ravi)
    change(other, asha)
    assert under(asha) == {"changes": {story, other}}
    assert under(ravi) == {"changes": {story}}
    assert "लाइव, बदलाव बाक़ी" in text(at_the_desk(ravi).get(TODAY))


def test_a_translation_that_fell_behind_is_said_in_words_and_leads_to_the_paragraph(story, ravi, asha, at_the_desk):
    change(story, ravi, body=story.body_hi.replace("अक्टूबर", "नवंबर"))
    assert under(ravi) == under(asha) == {"due": {story}}
    page = text(at_the_desk(asha, "en").get(TODAY))
    place = re.search(rf'href="/admin/articles/article/{story.pk}/change/#p-en-([a-z0-9]{{8}})"', page)
    assert f'data-id="{place[1]}"' in story.body_en
    assert "1 paragraph out of date" in page


def test_drafts_are_their_writers_own(story, ravi, asha):
    assert under(ravi) == {"draft": {story}}
    assert under(asha) == {}


def test_a_story_stands_once_under_the_first_heading_that_fits(story, ravi, asha):
    publish(story, "hi", by=asha)
    change(story, ravi, title="बदला हुआ शीर्षक")  # unpublished, and the English headline is out of date
    workflow.submit_for_review(story, "hi", by=ravi)
    assert under(asha) == {"in_review": {story}}
    assert under(ravi) == {"changes": {story}}


def test_when_nothing_waits_the_page_says_so_and_offers_a_new_story(asha, at_the_desk):
    page = text(at_the_desk(asha, "en").get(TODAY))
    assert "Nothing waits for you." in page
    assert "/admin/articles/article/add/" in page
    assert "For you to review" not in page


def test_meera_sees_comments_first_and_no_drafts(story, meera, at_the_desk):
    client = at_the_desk(meera, "en")
    assert "No comment waits." in text(client.get(TODAY))
    comments.submit(published(), name="कबीर", email="kabir@example.org", body="अच्छी ख़बर।")
    page = text(client.get(TODAY))
    assert "<b>1</b> waiting, the oldest sent just now" in page
    assert story.title_hi not in page
    assert page.index("Open the queue") < page.index("Today by the clock")


def test_ravi_hears_nothing_of_comments(ravi, at_the_desk):
    comments.submit(published(), name="कबीर", email="kabir@example.org", body="अच्छी ख़बर।")
    page = text(at_the_desk(ravi, "en").get(TODAY))
    assert "Open the queue" not in page
    assert "waiting" not in page


def test_the_sidebar_counts_waiting_comments_for_who_decides(meera, ravi, at_the_desk):
    for person in (meera, ravi):
        assert 'class="count"' not in text(at_the_desk(person).get("/admin/articles/article/"))
    comments.submit(published(), name="कबीर", email="kabir@example.org", body="अच्छी ख़बर।")
    assert '<span class="count">1<' in text(at_the_desk(meera).get("/admin/articles/article/"))
    assert 'class="count"' not in text(at_the_desk(ravi).get("/admin/articles/article/"))


@time_machine.travel("2026-11-23T09:12:00Z", tick=False)  # 2:42 pm in India
def test_the_day_by_the_clock_in_indias_time(asha, at_the_desk):
    with time_machine.travel("2026-11-22T18:20:00Z", tick=False):  # 11:50 pm yesterday
        yesterday = published(hi=HINDI | {"title": "कल की ख़बर"})
    with time_machine.travel("2026-11-22T18:40:00Z", tick=False):  # ten past midnight
        night = ArticleFactory(hi=HINDI | {"title": "रात की ख़बर"}, en=ENGLISH | {"title": "News of the night"})
        publish(night, "hi", "en")
    evening = published(hi=HINDI | {"title": "शाम की ख़बर"})
    publish(ArticleFactory(hi=HINDI | {"title": "आज शाम"}), "hi", at=later(hours=4))
    publish(ArticleFactory(hi=HINDI | {"title": "अगली सुबह"}), "hi", at=later(hours=12))
    lines = [[edition.title for edition in moment.editions] for moment in clock()]
    assert lines == [["रात की ख़बर", "News of the night"], ["शाम की ख़बर"], [], ["आज शाम"]]
    page = text(at_the_desk(asha).get(TODAY))
    assert "सोमवार, 23 नवंबर 2026" in page
    for shown in ("रात 12:10", "दोपहर 2:42", "शाम 6:42", evening.title):
        assert shown in page
    assert yesterday.title not in page
    assert "अगली सुबह" not in page
    assert "News of the night" in text(at_the_desk(asha, "en").get(TODAY))


def test_colleagues_are_here_while_they_have_a_story_open(story, ravi, asha, at_the_desk):
    presence.arrive(story, ravi, "w1", scope="hi", paragraph="title")
    presence.arrive(story, ravi, "w2")
    presence.arrive(story, asha, "w3", scope="en")
    page = text(at_the_desk(asha).get(TODAY))
    assert page.count("<b>रवि कुमार</b>") == 1
    assert "<b>आशा राव</b>" not in page
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=5)):
        assert "<b>रवि कुमार</b>" not in text(at_the_desk(asha).get(TODAY))


def test_a_long_list_is_counted_up_to_a_number_and_shown_in_part(ravi, defence, kavita):
    ArticleFactory.create_batch(SHOWN + 2, created_by=ravi, section=defence, authors=[kavita])
    (heading,) = agenda(ravi)
    assert (len(heading.rows), heading.total) == (SHOWN, str(SHOWN + 2))
    assert heading.address == "/admin/articles/article/?state=draft&byline=me"
    ArticleFactory.create_batch(COUNTED - SHOWN, en=None, created_by=ravi, section=defence, authors=[kavita])
    assert agenda(ravi)[0].total == "99+"


@pytest.mark.parametrize(("person", "queries"), [("ravi", 19), ("asha", 23), ("meera", 12), ("admin", 23)])
def test_it_asks_as_often_however_much_waits(person, queries, request, at_the_desk, ravi, asha):
    client, counts = at_the_desk(request.getfixturevalue(person)), []
    for _round in range(2):
        for _story in range(4):
            everything_that_waits(ravi, asha)
        with CaptureQueriesContext(connection) as asked:
            client.get(TODAY)
        counts.append(len(asked))
    assert counts == [queries, queries]


def everything_that_waits(ravi, asha):
    """One story under each heading, a comment, and somebody at work."""
    review, back, live, behind, _draft = ArticleFactory.create_batch(5, created_by=ravi)
    for article in (review, back):
        workflow.submit_for_review(article, "hi", by=ravi)
    workflow.send_back(back, "hi", by=asha, note="देखें।")
    edition = publish(live, "hi", "en", by=asha)
    change(live, ravi)
    change(behind, ravi, title="दूसरा शीर्षक")
    publish(ArticleFactory(created_by=asha), "hi", by=asha, at=later(minutes=1))
    comments.submit(edition, name="कबीर", email="kabir@example.org", body=f"अच्छी ख़बर {edition.pk}।")
    presence.arrive(live, ravi, f"w{live.pk}", scope="hi", paragraph="title")
