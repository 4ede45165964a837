"""axe-core finds nothing against WCAG 2.2 AA on the pages where people moderate. Readers': ``test_screens``."""

import pytest

from comments import workflow
from comments.models import BannedTerm, Policy
from tests.browser.axe import violations
from tests.browser.test_journey import log_in
from tests.factories import published

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_the_desks_pages(talk, page_of):
    workflow.submit(talk["hi"].edition, name="अनूप", email="anoop@example.org", body="रुकी हुई बात।")
    meera = page_of()
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


@pytest.mark.parametrize(("language", "width"), [("hi", 360), ("en", 1280)])
def test_the_desks_screens_about_comments(talk, page_of, admin, language, width):
    BannedTerm.objects.create(term="मूर्ख")
    admin.interface_language = language
    admin.save()
    comment = talk[language]
    page, found = page_of(width=width), {}
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
