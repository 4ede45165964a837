"""What readers are shown as read most, and how reads become that list."""

import re
from datetime import timedelta
from random import Random

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import heat, workflow
from articles.models import Heat, MostRead
from newsroom.models import PendingBump
from newsroom.pagecache.cache import PageCache
from newsroom.pagecache.outbox import stamps
from newsroom.reads import noticing, spool
from newsroom.reads.tally import Tally
from tests.factories import ArticleFactory, publish
from tests.newsroom.pagecache.reader import ask
from tests.newsroom.reads.test_readers import PEOPLE, PROGRAMS

pytestmark = pytest.mark.django_db


def listed(client, path="/hi/"):
    """The headlines of the list on a page, by rank."""
    page = client.get(path).content.decode()
    found = re.search(r'<ol class="most-read">(.*?)</ol>', page, re.DOTALL)
    return re.findall(r'<a href="/hi/news/([^"]+)/"', found[1]) if found else []


@pytest.fixture
def stories(asha, defence):
    """Five Hindi stories, the oldest first."""
    return [publish(ArticleFactory(section=defence), "hi", by=asha) for _number in range(5)]


@pytest.fixture
def ranked(stories):
    """Four of them in the order of the list, of which the newest stands last."""
    for rank, edition in enumerate(stories[:4], start=1):
        MostRead.objects.create(edition=edition, language="hi", rank=rank)
    return stories[:4]


def order():
    return list(MostRead.objects.filter(language="hi").order_by("rank").values_list("edition", flat=True))


class TestTheList:
    def test_the_front_page_a_section_and_a_story_show_it(self, kabir, ranked):
        slugs = [edition.slug for edition in ranked]
        for path in ("/hi/", "/hi/section/defence/", ranked[0].get_absolute_url()):
            assert listed(kabir, path) == slugs, path
        assert 'class="most-read"' not in kabir.get("/en/").content.decode()

    def test_a_withdrawn_story_leaves_it_at_once_and_two_are_no_list(self, kabir, ranked, asha):
        workflow.withdraw(ranked[1].article, "hi", by=asha)
        assert listed(kabir) == [edition.slug for edition in (ranked[0], *ranked[2:])]
        workflow.withdraw(ranked[0].article, "hi", by=asha)
        assert listed(kabir) == []

    def test_it_touches_pages_only_when_its_order_is_another_one(self, stories):
        heat.warm({edition.pk: 10 * number for number, edition in enumerate(stories, start=1)})
        heat.rank()
        assert order() == [edition.pk for edition in reversed(stories)]
        PendingBump.objects.all().delete()
        heat.warm({stories[0].pk: 3})
        heat.rank()
        assert not PendingBump.objects.exists()
        heat.warm({stories[0].pk: 100})
        heat.rank()
        assert order()[0] == stories[0].pk
        assert {tag for row in PendingBump.objects.all() for tag in row.tags} == {"most-read-hi"}

    def test_a_withdrawn_story_makes_room_for_the_next(self, stories, asha):
        heat.warm({edition.pk: number for number, edition in enumerate(stories, start=1)})
        workflow.withdraw(stories[4].article, "hi", by=asha)
        heat.rank()
        assert order() == [edition.pk for edition in reversed(stories[:4])]


class TestCooling:
    def test_eight_hours_later_a_read_is_worth_two_of_then(self, stories):
        one, other, third = stories[:3]
        heat.warm({one.pk: 100, third.pk: 1})
        with time_machine.travel(timezone.now() + heat.HALF_LIFE):
            heat.warm({other.pk: 49})
            heat.rank()
            assert order() == [one.pk, other.pk, third.pk]
            heat.warm({other.pk: 2})
            heat.rank()
            assert order() == [other.pk, one.pk, third.pk]

    def test_reads_add_up_however_they_come(self, stories):
        one, other = stories[:2]
        now = timezone.now()
        for minutes in range(60):
            with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
                heat.warm({one.pk: 2})
        with time_machine.travel(now + timedelta(minutes=30), tick=False):
            heat.warm({other.pk: 120})
        heats = dict(Heat.objects.values_list("edition", "heat"))
        assert heats[one.pk] == pytest.approx(heats[other.pk], abs=0.01)

    def test_what_nobody_reads_any_more_is_forgotten(self, stories):
        heat.warm({stories[0].pk: 1, stories[1].pk: 1_000})
        with time_machine.travel(timezone.now() + timedelta(days=8)):
            heat.rank()
        assert list(Heat.objects.values_list("edition", flat=True)) == [stories[1].pk]

    def test_a_clock_that_jumps_breaks_nothing(self, stories):
        for days in (0, 3_000, -3_000, 1):
            with time_machine.travel(timezone.now() + timedelta(days=days)):
                heat.warm({stories[0].pk: 1})
                heat.rank()
        assert Heat.objects.count() == 1

    def test_what_is_told_again_because_the_database_went_away_counts_once(self, stories, monkeypatch):
        monkeypatch.setattr(heat, "BATCH", 2)
        reads, written = {edition.pk: 8 for edition in stories}, []

        def away_after_the_first(execute, sql, params, many, context):
            if sql.startswith("UPDATE"):
                if written:
                    raise OperationalError
                written.append(params)
            return execute(sql, params, many, context)

        with time_machine.travel(timezone.now(), tick=False):
            with connection.execute_wrapper(away_after_the_first), pytest.raises(OperationalError):
                heat.warm(reads)
            assert written
            heat.warm(reads)
            now = heat.on_scale(timezone.now())
        assert {round(2 ** (row.heat - now)) for row in Heat.objects.all()} == {8}

    def test_a_read_of_what_is_gone_counts_nowhere(self):
        heat.warm({987_654: 3})
        assert not Heat.objects.exists()


@pytest.fixture
def site(settings, tmp_path):
    """The page cache before Django as the server calls it; the test's transaction lives on between requests."""
    settings.DATA_DIR, settings.TRUSTED_PROXIES = tmp_path, 1
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield PageCache(WSGIHandler(), stamps(), site_url=settings.SITE_URL, capacity=1_000_000_000, on_read=noticing.note)
    for signal in signals:
        signal.connect(close_old_connections)


def read(site, path, address, agent, **headers):
    return ask(site, path, x_forwarded_for=address, user_agent=agent, **headers)


def count(tally):
    """What the threads of the server do."""
    noticing.bring_away()
    heat.warm(tally.count(spool.take(noticing.spool_path()), window=1))


def test_ten_thousand_reads_with_crawlers_and_reloads_give_the_right_order(site, stories, kabir):
    """The quietest story is hammered by crawlers, by prefetching browsers, and by one reader who presses reload."""
    random, tally, agents = Random(7), Tally(), list(PEOPLE.values())
    paths = [edition.get_absolute_url() for edition in stories]
    people = [900, 700, 500, 300, 50]
    reads = [
        (paths[story], f"203.{story}.{person // 250}.{person % 250}", random.choice(agents), {})
        for story, amount in enumerate(people)
        for person in range(amount)
    ]
    reads += random.sample(reads, 1_550)  # some came back
    programs = list(PROGRAMS.values())
    noise = [(paths[4], f"198.51.100.{number % 250}", random.choice(programs), {}) for number in range(3_000)]
    noise += [(paths[4], "192.0.2.1", agents[0], {})] * 2_000
    noise += [(paths[4], f"192.0.3.{number % 250}", agents[0], {"sec_purpose": "prefetch"}) for number in range(1_000)]
    reads += noise
    assert len(reads) == 10_000
    random.shuffle(reads)
    for start in range(0, len(reads), 1_000):
        for path, address, agent, headers in reads[start : start + 1_000]:
            assert read(site, path, address, agent, **headers).status == 200
        count(tally)
    heat.rank()
    assert order() == [edition.pk for edition in stories]
    assert listed(kabir) == [edition.slug for edition in stories]
    now = heat.on_scale(timezone.now())
    counted = {row.edition_id: round(2 ** (row.heat - now)) for row in Heat.objects.all()}
    assert counted == {edition.pk: amount for edition, amount in zip(stories, [900, 700, 500, 300, 51], strict=True)}


def test_a_read_asks_the_database_nothing_and_writes_nothing_to_it(site, stories):
    path = stories[0].get_absolute_url()
    read(site, path, "203.0.113.1", PEOPLE["a phone"])
    with CaptureQueriesContext(connection) as queries:
        assert read(site, path, "203.0.113.2", PEOPLE["a phone"]).status == 200
        noticing.bring_away()
    assert len(queries) == 0
    assert not Heat.objects.exists()


def test_the_database_learns_how_many_and_nothing_of_whom(site, stories):
    read(site, stories[0].get_absolute_url(), "203.0.113.1", PEOPLE["a phone"])
    count(Tally())
    assert {field.name for field in Heat._meta.get_fields()} == {"id", "edition", "language", "heat"}
    assert Heat.objects.get().edition == stories[0]
    assert noticing.spool_path().stat().st_size == 0
