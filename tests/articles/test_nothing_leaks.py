"""A walk over every public address: nothing of a story is there before its hour, after its withdrawal, or in the
other language."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition
from comments import networks
from comments import workflow as comments
from tests.factories import ENGLISH, HINDI, ArticleFactory, AuthorFactory, CategoryFactory, ImageFactory, publish
from tests.newsroom.addresses import every_route

pytestmark = pytest.mark.django_db

ENTRANCES = [
    "/",
    "/hi/",
    "/en/",
    "/robots.txt",
    "/hi/feed/",
    "/en/feed/",
    "/hi/corrections/",
    "/en/corrections/",
    "/hi/about/",
    "/en/about/",
]
ENTRANCES += ["/sitemap.xml", "/news-sitemap.xml"]
# Words of what is hidden below, and of what is not.
ENTRANCES += ["/hi/search/?q=शीर्षक", "/hi/search/?q=title+text", "/en/search/?q=पाठ", "/en/search/?q=बर्फ़&sort=date"]
ENTRANCES += ["/hi/search/suggestions/?q=शीर्ष", "/hi/search/suggestions/?q=tit", "/en/search/suggestions/?q=title+te"]
ENTRANCES += ["/hi/search/?q=drafotne", "/en/search/?q=drafotne"]
# Addresses that are nobody's way in, or that need a secret; each is walked, or named here with its reason.
NOT_WALKED = {
    "<str:key>.txt": "says the key that its operator gave to search engines",
    "healthz": "says that the process lives",
    "readyz": "says that the database answers",
    "preview/<str:signed>/": "needs a signature",
    "<lang>/comment/<str:signed>/": "needs a signature",
    "<lang>/comment/replies/<str:signed>/": "needs a signature",
    "<lang>/comment/replies/<str:signed>/stop/": "needs a signature",
    "<lang>/comment/token/": "says the moment, signed",
    "<lang>/comment/reported/": "thanks whoever sent a report",
    "<lang>/news/<words:slug>/comments/": "takes forms alone",
}


def _hidden(name, **story):
    """A story whose every word, section, author, tag and picture is named ``name``, so that any trace shows."""
    return ArticleFactory(
        hi=HINDI
        | {"title": f"{name} शीर्षक", "summary": f"{name} सार", "body": f"<p>{name} पाठ</p>", "slug": f"{name}-hi"},
        en=ENGLISH | {"title": f"{name} title", "body": f"<p>{name} text</p>", "slug": f"{name}-en"},
        **{
            "section": CategoryFactory(slug=f"{name}-section"),
            "authors": [AuthorFactory(slug=f"{name}-author", name_hi=f"{name} लेखक", name_en=f"{name} writer")],
            "tags": [f"{name} tag"],
            "lead_image": ImageFactory(alt_hi=f"{name} alt", alt_en=f"{name} picture", caption_hi=f"{name} caption"),
        }
        | story,
    )


@pytest.fixture
def newsroom(asha, ravi, story, pages):
    """Stories in every state that readers must not see, beside one that they may."""
    workflow.save_draft(story, {"facts": {"tags": ["बर्फ़"], "lead_image": ImageFactory()}}, by=asha)
    publish(story, "hi", by=asha)
    live_in_english = ArticleFactory(hi=HINDI | {"title": "ONLYDRAFT शीर्षक", "slug": "onlydraft-hi"})
    publish(live_in_english, "en", by=asha)
    _hidden("draftone")
    workflow.submit_for_review(_hidden("reviewone"), "hi", by=asha)
    for language in ("hi", "en"):
        workflow.publish(_hidden(f"scheduled{language}"), language, by=asha, at=_tomorrow())
    withdrawn = _hidden("withdrawnone")
    publish(withdrawn, "hi", "en", by=asha)
    for language in ("hi", "en"):
        workflow.withdraw(withdrawn, language, by=asha)
    changed = ArticleFactory()
    publish(changed, "hi", by=asha)
    workflow.save_draft(
        changed, {"hi": {"title": "changedone नया", "summary": "changedone", "body": "<p>changedone</p>"}}, by=asha
    )
    workflow.save_draft(
        changed, {"facts": {"tags": ["changedone"], "authors": [AuthorFactory(slug="changedone")]}}, by=asha
    )
    for name, decide in (("shownone", comments.approve), ("spamone", comments.mark_spam), ("waitingone", None)):
        words = {"name": name, "email": f"secretmail-{name}@example.org", "body": f"{name} लिखता है।"}
        comment = comments.submit(story.edition("hi"), **words, network=networks.network_of("203.0.113.9"))
        if decide:
            decide(comment, by=asha)
    _answered_what_is_gone(story.edition("hi"), by=asha)
    return story


def _answered_what_is_gone(edition, by):
    """An answer stays where what it answers was thrown away; whom it answered is not said any more."""
    parent = None
    for name in ("shownone-first", "spamone-answer", "shownone-answer"):
        words = {"name": name, "email": f"secretmail-{name}@example.org", "body": f"{name} लिखता है।"}
        parent = comments.submit(edition, **words, parent=parent)
        comments.approve(parent, by=by)
    comments.mark_spam(parent.parent, by=by)


SAID = ("waitingone", "spamone", "secretmail", "203.0.113.9")
SECRETS = ("draftone", "reviewone", "scheduledhi", "scheduleden", "withdrawnone", "changedone", "onlydraft")


def _tomorrow():
    return timezone.now() + timedelta(days=1)


def _walk(client):
    """Every page that links lead to, from all entrances: ``{path: text}``."""
    month = timezone.localtime().strftime("%Y/%m")
    pages, waiting = {}, [*ENTRANCES, f"/hi/archive/{month}/", f"/en/archive/{month}/"]
    while waiting:
        path = waiting.pop()
        if path in pages:
            continue
        response = client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        text = unescape(body.decode("utf-8", "replace")) + str(response.headers)
        pages[path] = (response.status_code, text)
        links = re.findall(r"""(?:href|src|srcset)=["']([^"'# ]+)|<(?:loc|link|guid[^>]*)>([^<]+)<""", text)
        for link in (one or other for one, other in links):
            parts = urlsplit(link)
            inside = not parts.netloc or link.startswith(settings.SITE_URL)
            if inside and parts.path.startswith("/") and not parts.path.startswith(settings.STATIC_URL):
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
        if response.status_code in {301, 302}:
            waiting.append(urlsplit(response["Location"]).path)
    return pages


def _without_sections(text):
    """A section is a place of its own, with or without stories: its address may show, its stories may not."""
    return re.sub(r"\S*-section\S*", "", text.lower())


def test_no_public_page_shows_a_trace_of_what_readers_may_not_see(newsroom, kabir):
    pages = _walk(kabir)
    assert newsroom.edition("hi").get_absolute_url() in {path.partition("?")[0] for path in pages}
    seen = [
        (path, secret)
        for path, (_status, text) in pages.items()
        for secret in (*SECRETS, *SAID)
        if secret in _without_sections(text)
    ]
    assert seen == []
    assert {path: status for path, (status, _text) in pages.items() if status not in {200, 302}} == {}


def test_the_walk_sees_what_it_looks_for(newsroom, kabir, asha):
    """The same walk finds a story as soon as it is live: the check can fail."""
    draft = Article.objects.get(title_hi__startswith="draftone")
    workflow.publish(draft, "hi", by=asha)
    places = {path for path, (_status, text) in _walk(kabir).items() if "draftone" in _without_sections(text)}
    assert {
        "/hi/",
        "/hi/news/draftone-hi/",
        "/hi/tag/draftone-tag/",
        "/hi/author/draftone-author/",
        "/hi/feed/",
        "/hi/search/suggestions/?q=शीर्ष",
        "/hi/search/?q=drafotne",
    } <= places
    assert {path.partition("?")[0] for path in places if path.startswith("/en/")} == {"/en/search/"}


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("language", ["hi", "en"])
def test_guessed_addresses_answer_nothing(newsroom, kabir, secret, language):
    for path in (
        f"news/{secret}-{language}/",
        f"tag/{secret}-tag/",
        f"tag/{secret}/",
        f"author/{secret}-author/",
        f"author/{secret}/",
    ):
        response = kabir.get(f"/{language}/{path}")
        assert response.status_code in {404, 410}, path
        assert f"{secret} " not in response.content.decode()


@pytest.mark.parametrize("language", ["hi", "en"])
def test_a_place_in_a_list_is_not_answered_for_a_story_that_is_not_on_it(newsroom, kabir, language):
    for key in Article.objects.values_list("pk", flat=True):
        on_the_list = Edition.objects.live(language).filter(article=key, section__slug="defence").exists()
        response = kabir.get(f"/{language}/section/defence/?before={key}")
        assert response.status_code == (200 if on_the_list else 404)


def test_the_walk_leaves_out_no_kind_of_address(newsroom, kabir, asha):
    """Every public address pattern is reached by the walk, or named with its reason."""
    walked = _walk(kabir)
    unreached = [
        route
        for route in every_route()
        if not route.startswith("admin/") and route not in NOT_WALKED and not _reached(route, walked)
    ]
    assert unreached == []


def _reached(route, pages):
    pattern = re.sub(r"<[^>]+>", "[^?]+", route.replace(".", r"\."))
    return any(re.fullmatch(f"/{pattern}", path.partition("?")[0]) for path in pages)
