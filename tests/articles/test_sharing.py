"""Kabir passes a story on."""

import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from articles import preview, workflow
from tests.factories import HINDI, published

pytestmark = pytest.mark.django_db

TITLE = "43 Check Dam बने: ‘पानी’ & खेत, 100% हरे + घने?"


@pytest.fixture
def edition():
    return published(hi=HINDI | {"title": TITLE, "slug": "चेक-डैम"})


def links(client, edition):
    html = client.get(edition.get_absolute_url()).content.decode()
    bar = html[html.index('<nav class="share-links"') :]
    return [unescape(address) for address in re.findall(r'<a href="([^"]+)" rel="', bar[: bar.index("</nav>")])]


def test_whatsapp_comes_first_and_gets_the_headline_and_the_address(kabir, edition):
    first = links(kabir, edition)[0]
    assert urlsplit(first).hostname == "wa.me"
    headline, address = parse_qs(urlsplit(first).query)["text"][0].split("\n")
    assert headline == TITLE
    assert address == f"http://127.0.0.1:8000{edition.get_absolute_url()}"
    assert kabir.get(urlsplit(address).path).status_code == 200


def test_each_way_carries_the_same_address(kabir, edition):
    addresses = links(kabir, edition)
    hosts = [urlsplit(address).hostname for address in addresses]
    assert hosts == ["wa.me", "x.com", "www.facebook.com", "t.me", None]
    for address in addresses:
        assert not re.search(r"[\s\"<>]", address)
        assert "+" not in address  # a mail program shows it as it is
        assert f"http://127.0.0.1:8000{edition.get_absolute_url()}" in unquote(address)
    assert parse_qs(urlsplit(addresses[-1]).query)["subject"] == [TITLE]


def test_hindi_stays_readable_and_takes_a_third_of_the_bytes(kabir):
    edition = published(hi=HINDI | {"title": "पानी — 100% हरा", "slug": "pani"})
    assert "text=पानी%20%E2%80%94%20100%25%20हरा%0A" in links(kabir, edition)[0]


def test_nobody_is_told_where_the_reader_came_from(kabir, edition):
    html = kabir.get(edition.get_absolute_url()).content.decode()
    bar = html[html.index('<nav class="share-links"') :]
    assert bar[: bar.index("</nav>")].count('rel="nofollow noopener noreferrer"') == 5


def test_a_preview_is_not_passed_on(kabir, story):
    assert "wa.me" not in kabir.get(preview.address(story, "hi")).content.decode()


def test_the_other_language_is_offered_in_words_once_it_is_live(kabir, story, asha):
    workflow.publish(story, "hi", by=asha)
    address = story.edition("hi").get_absolute_url()
    assert "यह ख़बर अंग्रेज़ी में पढ़ें" not in kabir.get(address).content.decode()
    workflow.publish(story, "en", by=asha)
    english = story.edition("en").get_absolute_url()
    assert f'<a href="{english}" hreflang="en">यह ख़बर अंग्रेज़ी में पढ़ें</a>' in kabir.get(address).content.decode()
    assert "Read this story in Hindi" in kabir.get(english).content.decode()
