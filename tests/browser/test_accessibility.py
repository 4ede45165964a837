"""axe-core finds nothing against WCAG 2.2 AA on the pages where people talk and moderate."""

from importlib.resources import files

import pytest

from comments import receipts, subscriptions, workflow
from comments.models import BannedTerm, Policy
from tests.browser.test_journey import log_in
from tests.factories import published

pytestmark = pytest.mark.django_db(transaction=True)

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})"


def violations(page) -> list[str]:
    """What axe has against a page, and where. Its script comes through the debugger, where no page's policy holds."""
    page.evaluate(AXE + ";0")
    found = page.evaluate(ASK, RULES)["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@pytest.fixture
def talk(settings, live_server, meera):
    """A story in each language with everything that a discussion can hold: ``{language: comment}``."""
    settings.SITE_URL = live_server.url
    Policy(pk=1, mode="known", close_after=30).save()
    said = {}
    for language in ("hi", "en"):
        edition = published(language)
        words = {"name": "Salma बानो", "email": "salma@example.org", "body": "See https://example.org/a और बताइए।"}
        first = said[language] = workflow.submit(edition, **words, notify=True)
        workflow.approve(first, by=meera)
        workflow.feature(first, True, by=meera)
        workflow.edit(first, by=meera, body="छोटी बात।", note="गाली हटाई गई।")
        workflow.reply(first, by=meera, body="हम पूछेंगे।")
    return said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "width"), [("hi", 360), ("en", 1280)])
def test_readers_pages(talk, page_of, language, width, scheme):
    comment = talk[language]
    story = comment.edition.get_absolute_url()
    page = page_of(width=width, color_scheme=scheme)
    found = {}
    for name, path in {
        "story": story,
        "oldest first": f"{story}?comments_after=0",
        "comment": comment.get_absolute_url(),
        "report": f"{comment.get_absolute_url()}report/",
        "reported": f"/{language}/comment/reported/",
        "receipt": receipts.address(comment),
        "answers by mail, asked": subscriptions.address(comment.subscription),
        "answers by mail, stopped": subscriptions.stop_address(comment.subscription),
    }.items():
        page.goto(path)
        found[name] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    for name, path, button in (
        ("comment with errors", story, "#form button"),
        ("report with errors", f"{comment.get_absolute_url()}report/", "#form button"),
    ):
        page.goto(path)
        page.evaluate("document.querySelector('#form').noValidate = true")
        with page.expect_navigation():
            page.click(button)
        found[name] = violations(page)
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desks_pages(talk, page_of, scheme):
    workflow.submit(talk["hi"].edition, name="अनूप", email="anoop@example.org", body="रुकी हुई बात।")
    meera = page_of(color_scheme=scheme)
    meera.goto("/admin/login/")
    found = {"log-in": violations(meera)}
    log_in(meera, "meera")
    meera.goto("/admin/comments/comment/")
    found["queue"] = violations(meera)
    meera.keyboard.press("e")
    meera.locator(".queue-form").wait_for()
    found["a form in the queue"] = violations(meera)
    meera.goto("/admin/comments/comment/?view=approved")
    found["what was approved"] = violations(meera)
    meera.goto(f"/admin/comments/comment/{meera.locator('[data-comment]').first.get_attribute('data-comment')}/")
    found["one comment"] = violations(meera)
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(("language", "width", "scheme"), [("hi", 360, "dark"), ("en", 1280, "light")])
def test_the_desks_screens_about_comments(talk, page_of, admin, language, width, scheme):
    BannedTerm.objects.create(term="मूर्ख")
    admin.interface_language = language
    admin.save()
    comment = talk[language]
    page, found = page_of(width=width, color_scheme=scheme), {}
    log_in(page, "admin")
    for name, path in {
        "queue of a story": f"comment/?view=approved&story={comment.edition.article_id}",
        "one comment, with its history": f"comment/{comment.pk}/",
        "terms": "bannedterm/",
        "a term": f"bannedterm/{BannedTerm.objects.get().pk}/change/",
        "learned signs": "learned/",
        "blocked readers": "ban/",
        "policy": "policy/",
        "what is kept": f"comment/reader/?of={comment.pk}",
    }.items():
        page.goto(f"/admin/comments/{path}")
        for closed in page.locator(".queue-log details").all():
            closed.locator("summary").click()
        found[name] = violations(page)
    with page.expect_navigation():
        page.click("button[value=look]")
    found["what is kept, looked at"] = violations(page)
    page.goto("/admin/comments/policy/1/change/")
    page.fill("[name=links_wait]", "3")
    with page.expect_navigation():
        page.click("[name=_try]")
    assert page.locator(".trial").count() == 1
    found["policy, tried"] = violations(page)
    assert {name: what for name, what in found.items() if what} == {}


def test_a_known_reader_appears_at_once_when_the_script_could_time_the_form(talk, page_of, meera):
    edition = talk["hi"].edition
    for number in range(2):
        words = {"name": "अनूप", "email": "anoop@example.org", "body": f"बात {number}"}
        workflow.approve(workflow.submit(edition, **words), by=meera)
    page = page_of()
    page.goto(edition.get_absolute_url())
    with page.expect_response("**/comment/token/") as answer:
        page.fill("#body", "आज की बात।")
    assert answer.value.request.headers.get("cookie") is None
    page.fill("#name", "अनूप")
    page.fill("#email", "anoop@example.org")
    page.wait_for_timeout(3_500)
    page.click("#form button")
    assert "छप गई है" in page.text_content("[role=status]")
    assert page.context.cookies() == []
