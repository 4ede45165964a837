"""How stories that belong together find each other, without anybody waiting for it."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import likeness, relating, workflow
from articles.demo import bulk
from articles.models import Edition, Related, ToRelate
from newsroom.models import PendingBump
from tests.factories import HINDI, ArticleFactory, AuthorFactory, CategoryFactory, ImageFactory, publish

pytestmark = pytest.mark.django_db
LETTERS = "अआइईउऊएऐओऔकखगघचछजझटठडढतथ"


def written(title, *tags, section, summary="", english=None):
    en = english and {"title": english, "summary": "", "body": "<p>Text.</p>"}
    return ArticleFactory(hi=HINDI | {"title": title, "summary": summary}, en=en, section=section, tags=tags)


def told(title, *tags, section, **more):
    return publish(written(title, *tags, section=section, **more))


def work():
    assert all(relating.relate_waiting())


def leads_to(edition):
    return [row.other for row in edition.related.order_by("position").select_related("other")]


@pytest.fixture
def places(db):
    """Two sections, one with a part, and ten stories that have nothing to do with each other."""
    states = CategoryFactory(slug="states")
    sport, hockey = CategoryFactory(slug="sport"), None
    hockey = CategoryFactory(slug="hockey", parent=sport)
    subjects = ["पुल", "मेला", "चावल", "रेल", "दवा", "किताब", "बिजली", "दीया", "सड़क", "नहर"]
    for number, subject in enumerate(subjects):
        told(f"{subject} की बात", section=states if number % 2 else sport)
    work()
    return {"states": states, "sport": sport, "hockey": hockey}


def test_a_rare_tag_brings_two_stories_together_both_ways(places):
    older = told("कोसी के टापुओं पर नाव", "कोसी", section=places["states"])
    work()
    newer = told("बाढ़ के बाद की बुआई", "कोसी", section=places["sport"])
    work()
    assert leads_to(newer)[0] == older
    assert leads_to(older)[0] == newer


def test_a_rare_tag_says_more_than_a_common_one(places):
    for number in range(30):
        told(f"ख़बर {number}", "भारत", section=places["states"])
    alike = told("डेंगू का मच्छर", "भारत", "डेंगू", section=places["states"])
    other = told("पुणे के स्कूल", "डेंगू", section=places["sport"])
    work()
    assert leads_to(alike)[0] == other


def test_rare_words_find_each_other_however_they_are_spelt(places):
    one = told("मुम्बई के डब्बावाले", section=places["states"], summary="ज़िला मुख्यालय तक टिफ़िन पहुँचा।")
    other = told("टिफिन लेकर मुंबई से चले डब्बावाले", section=places["sport"], summary="जिला मुख्यालय में")
    work()
    assert leads_to(one) == [other]
    assert leads_to(other) == [one]


def test_what_only_the_other_language_says_counts_too(places):
    one = told("टापू पर रात", section=places["states"], english="A night boat ambulance on the Kosi islands")
    other = told("प्रसव की राह", section=places["sport"], english="Kosi islands: the ambulance that floats at night")
    for edition in (one, other):
        publish(edition.article, "en")
    work()
    assert leads_to(one) == [other]


def test_what_has_nothing_to_do_with_it_is_not_proposed(places):
    assert leads_to(told("अकेली ख़बर", section=places["hockey"])) == []
    work()
    assert not Related.objects.exists()


def test_readers_of_one_language_are_led_to_stories_in_it(places):
    hindi = written("कोसी की बाढ़", "कोसी", section=places["states"], english="Kosi in flood")
    english = written("कोसी का पुल", "कोसी", section=places["states"], english="A bridge over the Kosi")
    publish(hindi, "hi")
    publish(english, "en")
    work()
    assert leads_to(hindi.edition("hi")) == []


def test_a_withdrawn_story_is_led_to_no_more_and_comes_back(places, asha):
    one, other = (told(f"कोसी {n}", "कोसी", section=places["states"]) for n in ("एक", "दो"))
    work()
    assert leads_to(one) == [other]
    workflow.withdraw(other.article, "hi", by=asha)
    work()
    assert leads_to(one) == leads_to(other) == []
    workflow.put_back(other.article, "hi", by=asha)
    work()
    assert leads_to(one) == [other]


def test_however_many_led_to_a_withdrawn_story_none_does_any_more_and_all_do_again_when_it_is_back(places, asha):
    tags = [f"विषय {number}" for number in range(24)]
    centre = told("कोसी के टापू", *tags, section=places["states"])
    others = [
        told(f"{letter * 3} की बात", tag, section=places["sport"]) for letter, tag in zip(LETTERS, tags, strict=True)
    ]
    work()
    assert [leads_to(one) for one in others] == [[centre]] * 24
    workflow.withdraw(centre.article, "hi", by=asha)
    work()
    assert [leads_to(one) for one in others] == [[]] * 24
    workflow.put_back(centre.article, "hi", by=asha)
    work()
    assert [leads_to(one) for one in others] == [[centre]] * 24


def test_other_tags_make_other_neighbours(places, asha):
    story, river, hill = (told(f"{n} की ख़बर", n, section=places["states"]) for n in ("नदी", "गंडक", "पहाड़"))
    workflow.save_draft(story.article, {"facts": {"tags": ["गंडक"]}}, by=asha)
    publish(story.article, by=asha)
    work()
    assert leads_to(story) == [river]
    workflow.save_draft(story.article, {"facts": {"tags": ["पहाड़"]}}, by=asha)
    publish(story.article, by=asha)
    work()
    assert leads_to(story) == [hill]
    assert leads_to(river) == []


def test_a_scheduled_story_has_neighbours_from_its_hour_on(places, asha):
    live = told("कोसी आज", "कोसी", section=places["states"])
    hour = timezone.now() + timedelta(hours=2)
    coming = publish(written("कोसी कल", "कोसी", section=places["states"]), at=hour)
    work()
    assert leads_to(live) == leads_to(coming) == []
    with time_machine.travel(hour):
        work()
        assert leads_to(live) == [coming]
        assert leads_to(coming) == [live]


def test_pages_are_touched_only_where_they_lead_elsewhere(places):
    one, _other = (told(f"कोसी {n}", "कोसी", section=places["states"]) for n in ("एक", "दो"))
    work()
    PendingBump.objects.all().delete()
    relating.note_all()
    work()
    assert not PendingBump.objects.exists()
    Related.objects.filter(edition=one).delete()
    PendingBump.objects.all().delete()
    relating.note_all()
    work()
    assert {tag for row in PendingBump.objects.all() for tag in row.tags} == {f"page-{one.pk}"}


def test_one_that_fails_stops_no_other_and_is_tried_again(places, monkeypatch, caplog):
    _good, bad = (told(f"{n} की ख़बर", n, section=places["states"]) for n in ("नदी", "पहाड़"))
    nearest = likeness.nearest

    def breaking(edition, lists):
        if edition == bad:
            raise ValueError("टूटा")
        return nearest(edition, lists)

    monkeypatch.setattr(likeness, "nearest", breaking)
    assert sorted(relating.relate_waiting()) == [False, True]
    assert "टूटा" in caplog.text
    assert ToRelate.objects.get().edition == bad
    assert list(relating.relate_waiting()) == []
    monkeypatch.undo()
    with time_machine.travel(timezone.now() + relating.AGAIN):
        assert list(relating.relate_waiting()) == [True]


def test_the_command_does_what_is_left_and_can_be_stopped(places):
    for _number in range(3):
        CategoryFactory(), AuthorFactory(), ImageFactory()
    list(bulk.write(30))
    assert not Related.objects.filter(edition__slug__contains="-").exists()
    relating.note_all()
    some = relating.relate_waiting()
    assert [next(some) for _story in range(20)] == [True] * 20
    left = ToRelate.objects.count()
    out = StringIO()
    call_command("rebuild_related", stdout=out)
    assert f"stories compared: {left}" in out.getvalue()
    assert Related.objects.exists()
    assert not ToRelate.objects.exists()


def test_a_larger_archive_costs_no_more_questions(places):
    for _number in range(3):
        CategoryFactory(), AuthorFactory(), ImageFactory()
    counts = set()
    for stories in (60, 600):
        list(bulk.write(stories))
        edition = Edition.objects.live("hi").get(slug__startswith="pul-ki-baat")
        relating.note(edition)
        with CaptureQueriesContext(connection) as queries:
            work()
        counts.add(len([query for query in queries if "SAVEPOINT" not in query["sql"]]))
    assert len(counts) == 1
