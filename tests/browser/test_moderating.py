"""The queue in a browser: a thousand comments with keys alone, the way back, two moderators at once."""

import time
from collections import Counter

import pytest

from comments.models import Act, Comment, Decision, Discussion
from tests.browser.signing_in import sign_in
from tests.factories import published

pytestmark = pytest.mark.django_db(transaction=True)
QUEUE = "/admin/comments/comment/"


@pytest.fixture
def edition(settings, live_server, meera, asha):
    settings.SITE_URL = live_server.url
    return published()


def waiting(edition, count):
    """Comments that wait, as many as a bad day brings."""
    Discussion.objects.get_or_create(edition=edition)
    rows = [
        Comment(
            edition=edition,
            name=f"पाठक {number}",
            email=f"{number}@example.org",
            body=f"बात {number}",
            html=f"<p>बात {number}</p>",
            rule="everybody_waits",
            reason="Every comment waits for a moderator.",
            risk=number % 100,
            digest=f"{number}",
            network=f"{number % 40}",
        )
        for number in range(count)
    ]
    return Comment.objects.bulk_create(rows)


def at_the_queue(page, username, query=""):
    sign_in(page, username)
    page.goto(QUEUE + query)
    page.locator("html.has-keys").wait_for()
    return page


def remember_presses(page):
    """What the page was about when each key went down: ``presses()`` gives ``[(comment, key)]``."""
    page.evaluate("""() => {
      window.presses = []
      const here = () => document.querySelector("[data-comment].is-current")?.dataset.comment
      addEventListener("keydown", ({ key }) => here() && presses.push([Number(here()), key]), true)
    }""")
    return lambda: [tuple(press) for press in page.evaluate("presses")]


def until_empty(*pages, keys):
    """Press on until every page says that nothing is left: all decisions have reached the newsroom then."""
    end = time.monotonic() + 240
    while time.monotonic() < end and not all(page.locator("[data-empty]").count() for page in pages):
        for page, rhythm in zip(pages, keys, strict=True):
            for key in rhythm:
                page.keyboard.press(key)


def test_a_thousand_comments_with_keys_alone(edition, page_of, record_property):
    waiting(edition, 1_000)
    page = at_the_queue(page_of(), "meera")
    presses = remember_presses(page)
    began = time.monotonic()
    until_empty(page, keys=["aaastaaats"])
    rate = 1_000 / (time.monotonic() - began)
    record_property("actions_per_second", round(rate, 1))
    print(f"\n1,000 comments decided with keys alone: {rate:.1f} a second")

    states = {"a": "approved", "s": "spam", "t": "trash"}
    assert len(presses()) == 1_000
    assert dict(Comment.objects.values_list("pk", "status")) == {key: states[verb] for key, verb in presses()}
    assert Decision.objects.count() == len(set(Decision.objects.values_list("comment", flat=True))) == 1_000
    assert Discussion.objects.get(edition=edition).approved == Comment.objects.approved().count()

    last = Decision.objects.select_related("comment").first()
    before = Comment.objects.values().get(pk=last.comment_id)
    with page.expect_response("**/decide/"):
        page.keyboard.press("u")
    page.locator(f"#comment-{last.comment_id}").wait_for()
    assert Comment.objects.values().get(pk=last.comment_id) == before | {"status": "pending"}
    assert Comment.objects.pending().count() == 1
    assert Decision.objects.first().act == Act.UNDO


def test_two_moderators_at_once_never_have_the_same_comment(edition, page_of):
    waiting(edition, 160)
    meera, asha = at_the_queue(page_of(), "meera"), at_the_queue(page_of(), "asha")
    on_screen = [
        set(page.locator("[data-comment]").evaluate_all("items => items.map((one) => one.dataset.comment)"))
        for page in (meera, asha)
    ]
    assert not on_screen[0] & on_screen[1]
    assert min(map(len, on_screen)) == 50
    until_empty(meera, asha, keys=["aaaaa", "ttt"])
    decided = Decision.objects.values_list("comment", "by__username")
    assert Counter(key for key, _by in decided).most_common(1)[0][1] == 1
    assert {by for _key, by in decided} == {"meera", "asha"}
    assert not Comment.objects.pending().exists()


def test_a_comment_that_could_not_be_saved_comes_back_with_the_reason(edition, page_of):
    comments = waiting(edition, 3)
    page = at_the_queue(page_of(), "meera")
    page.route("**/decide/", lambda route: route.fulfill(status=200, content_type="text/html", body="?"))
    page.keyboard.press("a")
    page.locator(f"#comment-{comments[0].pk} .queue-problem").wait_for()
    assert "सहेजा नहीं गया" in page.text_content("[data-said]")
    page.unroute("**/decide/")
    with page.expect_response("**/decide/"):
        page.keyboard.press("a")
    assert list(Comment.objects.approved()) == [comments[0]]


def test_words_are_written_under_the_comment_and_taken_back(edition, page_of):
    comments = waiting(edition, 3)
    page = at_the_queue(page_of(), "meera")
    page.keyboard.press("e")
    page.locator("#edit-body").fill("बदली हुई बात")
    page.keyboard.type("as")  # in a field, keys only write
    page.locator("#edit-note").fill("एक नंबर हटाया गया।")
    page.keyboard.press("Enter")
    page.locator(f"#comment-{comments[0].pk} .queue-text", has_text="बदली हुई बात").wait_for()
    page.keyboard.press("u")
    page.locator(f"#comment-{comments[0].pk} .queue-text", has_text="बात 0").wait_for()
    page.keyboard.press("r")
    page.locator("#reply-body").fill("धन्यवाद, देख रहे हैं।")
    page.click(".queue-form button")
    page.locator("[data-said]", has_text="जवाब दिया").wait_for()
    assert page.locator("[data-comment]").count() == 2
    page.reload()
    page.locator("html.has-keys").wait_for()
    page.keyboard.press("u")
    page.locator(f"#comment-{comments[0].pk}").wait_for()
    assert Comment.objects.pending().count() == 3
    assert not Comment.objects.approved().exists()


def test_the_first_j_goes_on_to_the_second_comment_for_the_first_is_marked(edition, page_of):
    first, second, _third = waiting(edition, 3)
    page = at_the_queue(page_of(), "meera")
    assert page.locator(".is-current").get_attribute("id") == f"comment-{first.pk}"
    page.keyboard.press("j")
    assert page.locator(".is-current").get_attribute("id") == f"comment-{second.pk}"
    with page.expect_response("**/decide/"):
        page.keyboard.press("a")
    assert list(Comment.objects.approved()) == [second]


def test_when_all_is_decided_nothing_says_that_something_waits(edition, page_of):
    waiting(edition, 2)
    page = at_the_queue(page_of(width=360, height=780), "meera")
    number = page.locator("#nav-sidebar a[href$='/comments/comment/'] .count")
    assert number.text_content().startswith("2")
    for _comment in range(2):
        page.keyboard.press("a")
    page.locator("[data-empty]").wait_for()
    page.locator("[data-bulk]").first.wait_for(state="hidden")
    page.wait_for_function("document.querySelector('[data-count=waiting]').textContent === '0'")
    assert number.get_attribute("hidden") is not None
    page.locator(".toast").wait_for()
    page.locator("[data-opens=sidebar]").click()  # the undo bar leaves it free
    page = at_the_queue(page_of(), "meera")
    assert page.locator(".toast").is_hidden()  # a new session: what was done is done


def test_keys_decide_about_what_is_selected_and_rest_while_one_writes(edition, page_of):
    waiting(edition, 4)
    page = at_the_queue(page_of(), "meera")
    for key in ("x", "j", "j", "x"):
        page.keyboard.press(key)
    with page.expect_response("**/decide/"):
        page.keyboard.press("s")
    assert Comment.objects.filter(status="spam").count() == 2
    with page.expect_response("**/decide/"):
        page.keyboard.press("u")
    page.locator("[data-comment] >> nth=3").wait_for()
    assert Comment.objects.pending().count() == 4
    for key in ("Control+a", "Shift+A", "Alt+t"):
        page.keyboard.press(key)
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("a")
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.wait_for_timeout(200)
    assert Comment.objects.pending().count() == 4
