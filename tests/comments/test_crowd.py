"""A crowd writes at once to the real server: every yes is kept once, every no is in words, readers go on reading."""

import os
import threading
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from comments.models import Comment
from tests.comments.crowd import crowd, post, same_form
from tests.factories import published
from tests.newsroom.server import serving

pytestmark = pytest.mark.django_db(transaction=True)
READERS, EACH = 40, 3


@pytest.fixture
def edition():
    return published()


@pytest.fixture
def server(edition, tmp_path):
    """Two processes on the test's own database, behind a proxy that says who is asking."""
    name = connection.settings_dict["NAME"]
    settings = {"SECRET_KEY": "only-for-tests" * 5, "TRUSTED_PROXIES": "1"}
    if connection.vendor == "postgresql":
        url = urlsplit(os.environ["NEWSROOM_TESTS_ON"])._replace(path=f"/{name}")
        settings["DATABASE_URL"] = urlunsplit(url)
    else:
        Path(tmp_path, "newsroom.sqlite3").symlink_to(name)
    with serving(tmp_path, **settings) as server:
        yield server


def test_a_crowd_at_once(edition, server):
    """Three stories with one server: starting it takes longer than any of them."""
    address = edition.get_absolute_url()
    every_yes_is_kept_once_and_readers_go_on_reading(server, address)
    one_form_five_times_is_one_comment(server, f"{address}comments/")
    a_flood_of_one_address_is_told_in_words_when_to_come_back(server, f"{address}comments/")


def every_yes_is_kept_once_and_readers_go_on_reading(server, address):
    over, pages = threading.Event(), []

    def read():
        while not over.is_set():
            pages.append(server.answers(address))

    reader = threading.Thread(target=read)
    reader.start()
    said = crowd(server, f"{address}comments/", readers=READERS, each=EACH)
    over.set()
    reader.join()
    assert said.statuses == {303: READERS * EACH}
    assert sorted(Comment.objects.values_list("body", flat=True)) == sorted(said.taken)
    assert len(pages) > EACH
    assert all(pages)


def one_form_five_times_is_one_comment(server, path):
    before = Comment.objects.count()
    assert same_form(server, path, times=5) == {303: 1, 409: 4}
    assert Comment.objects.count() == before + 1


def a_flood_of_one_address_is_told_in_words_when_to_come_back(server, path):
    words = {"name": "कबीर", "email": "kabir@example.org"}
    answers = [post(server, path, words | {"body": f"टिप्पणी {number}"}, reader=7_777) for number in range(7)]
    assert [status for status, _retry, _page in answers] == [303] * 5 + [429] * 2
    _status, retry_after, page = answers[-1]
    assert retry_after == "60"
    assert "एक मिनट रुककर" in page
    assert "टिप्पणी 6" in page
    assert Comment.objects.filter(email="kabir@example.org").count() == 5
