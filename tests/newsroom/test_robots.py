"""What machines that read the site are told before they come, and what a phone is that keeps it."""

from urllib.robotparser import RobotFileParser

import pytest
from django.test import override_settings

from newsroom.robots import ANSWERING, TRAINING
from tests.factories import published

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
SEARCH_ENGINES = ["Googlebot", "Googlebot-News", "bingbot", "DuckDuckBot", "YandexBot", "Applebot"]


def rules(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


def may_read(parser, agents, path="/hi/news/x/"):
    return {parser.can_fetch(agent, SITE + path) for agent in agents}


def test_search_engines_find_the_sitemaps_and_stay_away_from_the_desk(kabir):
    parser = rules(kabir)
    assert parser.site_maps() == [f"{SITE}/sitemap.xml", f"{SITE}/news-sitemap.xml"]
    assert may_read(parser, SEARCH_ENGINES) == {True}
    assert may_read(parser, SEARCH_ENGINES, "/admin/") == {False}


@pytest.mark.parametrize(
    ("setting", "training", "answering"), [("allow", True, True), ("search", False, True), ("refuse", False, False)]
)
def test_crawlers_of_ai_companies_are_told_what_the_publication_wants(kabir, setting, training, answering):
    with override_settings(AI_CRAWLERS=setting):
        parser = rules(kabir)
    assert may_read(parser, TRAINING) == {training}
    assert may_read(parser, ANSWERING) == {answering}
    assert may_read(parser, SEARCH_ENGINES) == {True}


@override_settings(ROBOTS="none")
def test_a_trial_site_is_in_no_index(kabir):
    parser = rules(kabir)
    assert may_read(parser, [*SEARCH_ENGINES, *TRAINING, *ANSWERING], "/") == {False}
    assert parser.site_maps() is None
    for address in ("/hi/", published().get_absolute_url(), "/hi/feed/", "/hi/nowhere/"):
        assert kabir.get(address)["X-Robots-Tag"] == "noindex, nofollow"


def test_a_public_site_says_nothing_of_the_kind(kabir):
    assert "X-Robots-Tag" not in kabir.get("/hi/")


@pytest.mark.parametrize(("language", "name"), [("hi", "शिरोरेखा"), ("en", "Shirorekha")])
def test_a_phone_keeps_the_site_under_its_name_in_its_language(kabir, language, name):
    response = kabir.get(f"/{language}/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == (name, language, f"/{language}/")
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    assert "maskable" in {icon["purpose"] for icon in manifest["icons"]}
    assert (
        f'<link rel="manifest" href="/{language}/manifest.webmanifest">' in kabir.get(f"/{language}/").content.decode()
    )
