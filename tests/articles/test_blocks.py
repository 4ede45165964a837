"""Blocks of a text beside its words: quotes, boxes with other stories, videos and posts of other sites."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.body.embeds import providers
from articles.body.sanitizing import clean_html
from articles.models import Edition
from tests.factories import HINDI, ArticleFactory, ImageFactory, later, publish, published

pytestmark = pytest.mark.django_db

VIDEO = '<aside data-block="embed" data-provider="youtube" data-embed="dQw4w9WgXcQ">पुल पर मंत्री &amp; दल</aside>'
POST = '<aside data-block="embed" data-provider="x" data-embed="1861004523">मौसम विभाग की चेतावनी</aside>'
QUOTE = '<aside data-block="quote"><p>पुल <strong>समय पर</strong> बना।</p><cite>अभियंता, लोक निर्माण</cite></aside>'


def box(story):
    return f'<aside data-block="story" data-story="{story.pk}">पुराना शीर्षक</aside>'


def page_with(body, client, language="hi", **story):
    """A story with this Hindi body, published, as a reader gets it."""
    edition = publish(ArticleFactory(hi=HINDI | {"body": f"<p>पहला पैरा।</p>{body}"}, **story), language)
    return client.get(edition.get_absolute_url())


def prose(answer):
    page = answer.content.decode()
    return re.search(
        r'<div class="prose">(.*?)<div class="(?:story-side|tag-list|comments)|<div class="prose">(.*)', page, re.S
    )[0]


# --- What is stored


@pytest.mark.parametrize("block", [QUOTE, VIDEO, POST, '<aside data-block="story" data-story="12">पुल</aside>'])
def test_a_block_is_stored_as_it_was_written_and_keeps_its_key(block):
    assert clean_html(block) == block
    keyed = block.replace("<aside", '<aside data-id="ab12cd34"', 1)
    assert clean_html(keyed) == keyed


@pytest.mark.parametrize(
    "block",
    [
        '<aside data-block="embed" data-provider="evil" data-embed="dQw4w9WgXcQ">शीर्षक</aside>',
        '<aside data-block="embed" data-provider="youtube" data-embed="javascript:alert(1)">शीर्षक</aside>',
        '<aside data-block="embed" data-provider="youtube" data-embed="https://evil.example/">शीर्षक</aside>',
        '<aside data-block="embed" data-provider="x" data-embed="12&quot; onload=&quot;x">शीर्षक</aside>',
        '<aside data-block="embed" data-provider="x" data-embed="१२३">शीर्षक</aside>',
        '<aside data-block="embed" data-embed="dQw4w9WgXcQ">शीर्षक</aside>',
        '<aside data-block="story" data-story="0">शीर्षक</aside>',
        f'<aside data-block="story" data-story="{"9" * 400}">शीर्षक</aside>',
        '<aside data-block="iframe" src="https://evil.example/">शीर्षक</aside>',
        "<aside>शीर्षक</aside>",
        "<figure><figcaption>शीर्षक</figcaption></figure>",
        '<figure><img src="https://evil.example/x.png" onerror="x">शीर्षक</figure>',
    ],
)
def test_what_is_no_block_leaves_its_words(block):
    assert clean_html(block) == "<p>शीर्षक</p>"


def test_a_picture_that_lost_its_figure_gets_one_again():
    assert clean_html('<p>पहले</p><img data-file="7" src="/media/a.webp">') == (
        '<p>पहले</p><figure><img src="/media/a.webp" data-file="7"></figure>'
    )


# --- What readers get


def test_a_quote_says_who_said_it(client):
    html = prose(page_with(QUOTE, client))
    assert '<figure class="pull-quote"><blockquote><p>पुल <strong>समय पर</strong> बना।</p></blockquote>' in html
    assert "<figcaption>अभियंता, लोक निर्माण</figcaption>" in html
    assert "aside" not in html


def test_a_box_leads_to_the_live_story_under_its_present_headline(client):
    other = published(hi=HINDI | {"title": "नया पुल खुला"}, lead_image=ImageFactory())
    html = prose(page_with(box(other.article), client))
    assert f'<a href="{other.get_absolute_url()}">नया पुल खुला</a>' in html
    assert "पुराना शीर्षक" not in html
    assert "<img" in html


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "english", "gone"])
def test_a_box_with_a_story_that_is_not_live_shows_nothing(client, asha, state):
    other = ArticleFactory()
    if state == "scheduled":
        publish(other, at=later(hours=1))
    elif state == "withdrawn":
        publish(other)
        workflow.withdraw(other, "hi", by=asha)
    elif state == "english":
        publish(other, "en")
    mark = box(other)
    if state == "gone":
        workflow.discard(other, by=asha)
    html = prose(page_with(mark, client))
    assert "related-story" not in html
    assert "पुराना शीर्षक" not in html
    assert "aside" not in html


def test_a_story_has_no_box_with_itself(client, asha):
    story = ArticleFactory()
    workflow.save_draft(story, {"hi": {"body": f"<p>पाठ</p>{box(story)}"}}, by=asha)
    assert "related-story" not in prose(client.get(publish(story).get_absolute_url()))


def test_an_embed_is_a_still_card_and_a_plain_link(client):
    answer = page_with(VIDEO, client)
    html = prose(answer)
    assert '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">YouTube पर खोलें</a>' in html
    assert '<p class="embed-title">पुल पर मंत्री &amp; दल</p>' in html
    assert 'data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"' in html
    page = answer.content.decode()
    assert "js/embeds" in page
    assert "<iframe" not in page
    assert not re.search(r'(?:src|srcset|data|poster)="https?://(?!testserver)', page)


def test_a_page_lets_in_frames_of_the_sites_it_shows_and_of_no_others(client):
    assert "frame-src" not in (plain := page_with(QUOTE, client))["Content-Security-Policy"]
    assert "js/embeds" not in plain.content.decode()
    policies = [page_with(body, client)["Content-Security-Policy"] for body in (VIDEO, POST, VIDEO + POST)]
    frames = [re.search(r"frame-src ([^;]+)", policy)[1].split() for policy in policies]
    youtube, x = "https://www.youtube-nocookie.com", "https://platform.twitter.com"
    assert frames == [[youtube], [x], [x, youtube]]
    same = {re.sub(r"frame-src [^;]+;? ?", "", policy).strip("; ") for policy in policies}
    assert {policy.strip("; ") for policy in same} == {plain["Content-Security-Policy"].strip("; ")}


def test_a_site_taken_from_the_list_is_gone_from_pages_at_once(client, settings):
    edition = publish(ArticleFactory(hi=HINDI | {"body": f"<p>पाठ</p>{VIDEO}{POST}"}))
    settings.EMBED_PROVIDERS = {key: site for key, site in settings.EMBED_PROVIDERS.items() if key != "youtube"}
    answer = client.get(edition.get_absolute_url())
    assert "youtube" not in answer.content.decode()
    assert "youtube" not in answer["Content-Security-Policy"]
    assert 'data-embed="x"' in prose(answer)


@pytest.mark.parametrize(
    ("key", "link", "post"),
    [
        ("youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "dQw4w9WgXcQ"),
        ("youtube", "https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=42s", "dQw4w9WgXcQ"),
        ("youtube", "https://youtu.be/dQw4w9WgXcQ?si=Zt0", "dQw4w9WgXcQ"),
        ("youtube", "https://m.youtube.com/shorts/dQw4w9WgXcQ", "dQw4w9WgXcQ"),
        ("youtube", "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share", "dQw4w9WgXcQ"),
        ("x", "https://x.com/IMDWeather/status/1861004523?s=20", "1861004523"),
        ("x", "https://twitter.com/IMDWeather/status/1861004523/photo/1", "1861004523"),
        ("x", "https://x.com/i/web/status/1861004523", "1861004523"),
        ("instagram", "https://www.instagram.com/p/C-9aBcD_eFg/?igsh=MzR", "C-9aBcD_eFg"),
        ("instagram", "https://www.instagram.com/reel/C-9aBcD_eFg/", "C-9aBcD_eFg"),
        ("instagram", "https://www.instagram.com/some.one/reel/C-9aBcD_eFg/", "C-9aBcD_eFg"),
    ],
)
def test_links_as_people_copy_them_are_known(key, link, post):
    assert re.fullmatch(providers()[key].pattern, link)[1] == post


@pytest.mark.parametrize(
    "link",
    [
        "https://www.youtube.com/@channel",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/?u=https://youtu.be/dQw4w9WgXcQ",
        "https://x.com/IMDWeather",
        "https://www.instagram.com/some.one/",
        "javascript:https://youtu.be/dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ और पढ़ें",
    ],
)
def test_other_links_are_none(link):
    assert [key for key, provider in providers().items() if re.fullmatch(provider.pattern, link)] == []


def test_a_page_with_boxes_asks_one_question_more_however_many_they_are(client):
    others = [published(lead_image=ImageFactory()).article for _number in range(6)]
    counts = []
    for body in ("", box(others[0]), "".join(map(box, others)) + VIDEO + QUOTE):
        edition = publish(ArticleFactory(hi=HINDI | {"body": f"<p>पाठ</p>{body}"}))
        with CaptureQueriesContext(connection) as queries:
            client.get(edition.get_absolute_url())
        counts.append(len(queries))
    assert counts == [counts[0], counts[0] + 1, counts[0] + 1]


# --- Finding a story for a box


def test_stories_are_found_by_words_of_their_headline(ravi, at_the_desk):
    bridge = published(hi=HINDI | {"title": "बेतवा पर नया पुल"}, en=None).article
    ArticleFactory(hi=HINDI | {"title": "मेट्रो की दूसरी लाइन"}, en=None)
    english = ArticleFactory(hi=None)
    client = at_the_desk(ravi)

    def found(**query):
        stories = client.get("/admin/articles/article/stories/", {"language": "hi"} | query).json()["stories"]
        return [(story["story"], story["live"]) for story in stories]

    assert found(q="पुल बेतवा") == [(bridge.pk, True)]
    assert found(q="पुल दिल्ली") == []
    assert english.pk not in dict(found())
    assert bridge.pk not in dict(found(but=str(bridge.pk)))
    assert found(keys=f"{english.pk},x,{'9' * 30}") == [(english.pk, False)]
    assert client.get("/admin/articles/article/stories/?language=fr").status_code == 400


def test_finding_costs_the_same_whatever_is_found(ravi, at_the_desk):
    client = at_the_desk(ravi)
    counts = []
    for number in (1, 12):
        for _story in range(number):
            published()
        with CaptureQueriesContext(connection) as queries:
            stories = client.get("/admin/articles/article/stories/?language=hi").json()["stories"]
        counts.append((len(stories), len(queries)))
    assert [found for found, _queries in counts] == [1, 8]
    assert counts[0][1] == counts[1][1]


def test_bodies_that_readers_have_hold_no_box_unfilled(client):
    """An edition keeps the marks of its boxes; the page never shows them."""
    page_with(box(ArticleFactory()) + VIDEO, client)
    assert "data-story" in Edition.objects.get(body__contains="data-story").body
