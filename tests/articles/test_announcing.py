"""The web hears what has changed: feeds by a WebSub hub, stories by IndexNow. Both are real servers here."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone

from articles import announcing, workflow
from articles.models import Announcement, Coming
from tests.factories import TagFactory, later, publish

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
KEY = "a1b2c3d4e5f6-for-tests"


class Ear:
    """A server that writes down what it is told, and answers as it is asked to."""

    def __init__(self):
        ear = self
        self.heard, self.answers, self.meanwhile = [], [], None

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                ear.heard.append((self.headers["Content-Type"], body))
                answer = ear.answers.pop(0) if ear.answers else 204
                self.send_response(answer)
                if 300 <= answer < 400:
                    self.send_header("Location", "/there")
                self.end_headers()

            def do_GET(self):
                self.send_response(200)
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def feeds(self):
        """Paths of the feeds that a hub was told of, since the last time."""
        forms = [parse_qs(body) for _kind, body in self.heard]
        self.heard.clear()
        assert all(form["hub.mode"] == ["publish"] for form in forms)
        return sorted(form["hub.url"][0].removeprefix(SITE) for form in forms)

    def stories(self):
        """The lists of paths that search engines were given, since the last time."""
        given = [json.loads(body) for _kind, body in self.heard]
        self.heard.clear()
        for one in given:
            assert (one["host"], one["key"]) == ("127.0.0.1:8000", KEY)
            assert one["keyLocation"] == f"{SITE}/{KEY}.txt"
        return [sorted(address.removeprefix(SITE) for address in one["urlList"]) for one in given]


@pytest.fixture
def ear():
    ear = Ear()
    yield ear
    ear.close()


@pytest.fixture
def hub(ear):
    with override_settings(WEBSUB_HUB=ear.address):
        yield ear


@pytest.fixture
def search(ear):
    with override_settings(INDEXNOW_KEY=KEY, INDEXNOW_URL=ear.address):
        yield ear


FEEDS = ["/hi/author/kavita-joshi/feed/", "/hi/feed/", "/hi/section/defence/feed/"]


class TestHub:
    def test_it_hears_of_every_feed_that_a_new_story_stands_in(self, hub, story, asha):
        publish(story, by=asha)
        assert announcing.deliver() == 3
        assert hub.feeds() == FEEDS
        assert announcing.deliver() == 0

    def test_it_hears_of_the_feed_that_a_story_leaves_too(self, hub, story, asha):
        tag = TagFactory(slug="barf")
        workflow.save_draft(story, {"facts": {"tags": [tag]}}, by=asha)
        publish(story, by=asha)
        announcing.deliver()
        hub.feeds()
        workflow.save_draft(story, {"facts": {"tags": []}}, by=asha)
        publish(story, by=asha)
        announcing.deliver()
        assert "/hi/tag/barf/feed/" in hub.feeds()

    @pytest.mark.parametrize("act", ["typo", "correction", "withdrawal", "put back"])
    def test_it_hears_of_all_that_feeds_show_otherwise(self, hub, story, asha, act):
        publish(story, by=asha)
        if act == "put back":
            workflow.withdraw(story, "hi", by=asha)
        announcing.deliver()
        hub.feeds()
        if act in {"typo", "correction"}:
            workflow.save_draft(story, {"hi": {"title": "सुधरा शीर्षक"}}, by=asha)
            workflow.publish(story, "hi", by=asha, change=act, sentence="शीर्षक सुधारा गया।")
        else:
            {"withdrawal": workflow.withdraw, "put back": workflow.put_back}[act](story, "hi", by=asha)
        announcing.deliver()
        assert hub.feeds() == FEEDS

    def test_it_hears_nothing_of_a_draft(self, hub, story, asha):
        workflow.save_draft(story, {"hi": {"title": "अधूरा"}}, by=asha)
        assert announcing.deliver() == 0

    def test_ten_changes_in_a_row_are_told_once(self, hub, story, asha):
        for number in range(3):
            workflow.save_draft(story, {"hi": {"summary": f"सार {number}"}}, by=asha)
            publish(story, by=asha)
        announcing.deliver()
        assert hub.feeds() == FEEDS

    def test_a_scheduled_story_is_told_at_its_moment(self, hub, story, asha):
        moment = later(hours=1)
        publish(story, by=asha, at=moment)
        assert announcing.deliver() == 0
        with time_machine.travel(moment - timedelta(seconds=1), tick=False):
            assert announcing.deliver() == 0
        with time_machine.travel(moment, tick=False):
            assert announcing.deliver() == 3
            assert hub.feeds() == FEEDS
            assert announcing.deliver() == 0
        assert not Coming.objects.exists()

    def test_a_story_that_was_called_off_is_never_told(self, hub, story, asha):
        publish(story, by=asha, at=later(hours=1))
        workflow.withdraw(story, "hi", by=asha)
        with time_machine.travel(later(hours=2), tick=False):
            assert announcing.deliver() == 0

    def test_a_story_that_was_put_off_waits_for_its_new_moment(self, hub, story, asha):
        publish(story, by=asha, at=later(hours=1))
        publish(story, by=asha, at=later(hours=5))
        with time_machine.travel(later(hours=2), tick=False):
            assert announcing.deliver() == 0
        with time_machine.travel(later(hours=6), tick=False):
            assert announcing.deliver() == 3


class TestNobodyAnswers:
    def test_publication_goes_on_and_the_hub_is_told_later(self, hub, story, asha):
        hub.answers = [500, 500, 500]
        publish(story, by=asha)
        assert announcing.deliver() == 0
        assert story.edition("hi").is_live
        assert announcing.deliver() == 0  # not before its time
        assert len(hub.feeds()) == 3
        with time_machine.travel(later(minutes=1, seconds=5), tick=False):
            assert announcing.deliver() == 3
        assert hub.feeds() == FEEDS

    def test_the_waits_grow_and_end_after_three_days(self, hub, story, asha):
        publish(story, by=asha)
        waits, now = [], timezone.now()
        while Announcement.objects.exists() and len(waits) < 100:
            hub.answers = [503] * 3
            with time_machine.travel(now, tick=False):
                announcing.deliver()
                if left := Announcement.objects.order_by("next_try").first():
                    waits.append(left.next_try - now)
                    now = left.next_try
        assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
        assert max(waits) == timedelta(hours=6)
        assert len(waits) < 30

    def test_where_nobody_is_there_one_try_stands_for_all(self, story, asha, caplog):
        with override_settings(WEBSUB_HUB="http://127.0.0.1:9/"):
            publish(story, by=asha)
            assert announcing.deliver() == 0
        assert Announcement.objects.filter(tries=1).count() == 3
        assert "tried again" in caplog.text
        assert "ConnectionRefused" in caplog.text or "URLError" in caplog.text

    def test_one_feed_that_is_refused_keeps_no_other_back(self, hub, story, asha):
        hub.answers = [400]
        publish(story, by=asha)
        assert announcing.deliver() == 2

    @pytest.mark.parametrize("moved", [301, 302, 303, 307, 308])
    def test_a_hub_that_has_moved_has_not_heard(self, hub, story, asha, caplog, moved):
        hub.answers = [moved] * 3
        publish(story, by=asha)
        assert announcing.deliver() == 0
        assert Announcement.objects.filter(tries=1).count() == 3
        assert f"HTTP {moved}" in caplog.text

    def test_a_new_change_is_told_at_once_and_has_three_days_of_its_own(self, hub, story, asha):
        publish(story, by=asha)
        hub.answers = [503] * 3
        announcing.deliver()
        Announcement.objects.update(tries=20, next_try=later(days=4))
        with time_machine.travel(later(days=3, hours=1), tick=False):
            workflow.save_draft(story, {"hi": {"summary": "और नया"}}, by=asha)
            publish(story, by=asha)
            hub.answers = [503] * 3
            assert announcing.deliver() == 0
        with time_machine.travel(later(days=5), tick=False):
            assert announcing.deliver() == 3

    def test_what_changed_during_the_last_try_is_not_given_up(self, hub, story, asha):
        publish(story, by=asha)
        with time_machine.travel(later(days=3, hours=1), tick=False):
            taken = announcing._take()
            workflow.save_draft(story, {"hi": {"summary": "और नया"}}, by=asha)
            publish(story, by=asha)
            announcing._put_off(taken, TimeoutError())
        assert Announcement.objects.count() == 3

    def test_what_a_dead_process_had_taken_is_told_by_the_next_one(self, hub, story, asha):
        publish(story, by=asha)
        assert len(announcing._take()) == 3  # and then it died
        assert announcing.deliver() == 0
        with time_machine.travel(later(minutes=11), tick=False):
            assert announcing.deliver() == 3

    def test_what_changed_while_it_was_told_is_told_again(self, hub, story, asha):
        publish(story, by=asha)
        taken = announcing._take()
        workflow.save_draft(story, {"hi": {"summary": "और नया"}}, by=asha)
        publish(story, by=asha)
        for row in taken:
            announcing._cross_out(row)
        assert announcing.deliver() == 3


class TestSearchEngines:
    def test_they_get_new_and_changed_stories_in_one_list(self, search, story, asha):
        workflow.publish_both(story, by=asha)
        announcing.deliver()
        both = sorted(story.edition(language).get_absolute_url() for language in ("hi", "en"))
        assert search.stories() == [both]

    def test_they_get_a_withdrawn_storys_address_and_find_it_gone(self, search, story, asha, kabir):
        publish(story, by=asha)
        announcing.deliver()
        search.stories()
        workflow.withdraw(story, "hi", by=asha)
        announcing.deliver()
        [[address]] = search.stories()
        assert kabir.get(address).status_code == 410

    def test_they_get_the_old_and_the_new_address_of_a_story_that_moved(self, search, story, asha, kabir):
        publish(story, by=asha)
        before = story.edition("hi").get_absolute_url()
        announcing.deliver()
        search.stories()
        workflow.save_draft(story, {"hi": {"slug": "naya-pata"}}, by=asha)
        publish(story, by=asha)
        announcing.deliver()
        assert search.stories() == [sorted([before, "/hi/news/naya-pata/"])]

    def test_they_find_the_key_where_they_are_told_to_look(self, search, kabir):
        response = kabir.get(f"/{KEY}.txt")
        assert (response.content.decode(), response["Content-Type"]) == (KEY, "text/plain")
        assert kabir.get("/another-key.txt").status_code == 404


class TestNobodyAsked:
    def test_without_the_settings_nothing_is_written_or_sent(self, story, asha, ear, kabir):
        publish(story, by=asha)
        publish(story, "en", by=asha, at=later(hours=1))
        assert not Announcement.objects.exists()
        assert not Coming.objects.exists()
        assert announcing.deliver() == 0
        assert kabir.get("/.txt").status_code == 404

    def test_feeds_name_the_hub_and_themselves(self, hub, story, asha, kabir):
        publish(story, by=asha)
        for address in FEEDS:
            response = kabir.get(address)
            links = {f'<{SITE}{address}>; rel="self"', f'<{hub.address}>; rel="hub"'}
            assert set(response["Link"].split(", ")) == links
            assert f'<atom:link href="{hub.address}" rel="hub"' in response.content.decode()

    def test_and_no_hub_where_there_is_none(self, kabir):
        response = kabir.get("/hi/feed/")
        assert "Link" not in response
        assert 'rel="hub"' not in response.content.decode()
