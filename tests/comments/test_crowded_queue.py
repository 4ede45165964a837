"""The queue under a flood, for one story, and for who may only look."""

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments import claims, workflow
from comments.admin import tallies
from comments.admin.pages import SIZE, Asked, page_of
from comments.models import Claim, Comment, Discussion
from tests.factories import UserFactory, published

QUEUE = "/admin/comments/comment/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return published()


@pytest.fixture
def guest(db):
    """Somebody who may look at comments and decide about none."""
    user = UserFactory(username="guest")
    user.user_permissions.add(Permission.objects.get(codename="view_comment"))
    return user


def many(edition, count, **more):
    Discussion.objects.get_or_create(edition=edition)
    words = {"name": "पाठक", "email": "flood@example.org", "body": "बात", "html": "<p>बात</p>", "network": "n"}
    keys = range(Comment.objects.count(), Comment.objects.count() + count)
    return Comment.objects.bulk_create([Comment(edition=edition, digest=f"{key}", **words | more) for key in keys])


def shown(answer):
    return [row.comment for row in answer.context["rows"]]


# --- A flood


def test_of_a_flood_only_so_much_is_counted_and_the_page_says_so(edition, meera, at_the_desk, monkeypatch):
    monkeypatch.setattr(tallies, "MOST", 10)
    many(edition, 9, status="spam")
    many(edition, 20)
    desk, asked = at_the_desk(meera, "en"), []
    page = desk.get(QUEUE)
    assert "10+ comments, of the first 10: 1 waiting, 9 spam" in " ".join(page.content.decode().split())
    assert "Same network, past 7 days: 10+ more" in page.content.decode()
    for more in (1, 40):
        many(edition, more)
        with CaptureQueriesContext(connection) as queries:
            desk.get(QUEUE)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_what_is_few_is_counted_to_the_last(edition, meera, at_the_desk):
    many(edition, 2, status="approved")
    many(edition, 3)
    page = " ".join(at_the_desk(meera, "en").get(QUEUE).content.decode().split())
    assert "2 approved, 3 waiting" in page
    assert "Same network, past 7 days: 4 more" in page


# --- Who may only look


def test_who_may_only_look_takes_nothing_from_moderators(edition, guest, meera, at_the_desk):
    comments = many(edition, 3)
    desk = at_the_desk(guest)
    assert shown(desk.get(QUEUE)) == comments
    assert not Claim.objects.exists()
    assert page_of(Asked(), meera)[0] == comments
    assert shown(desk.get(QUEUE)) == comments
    for take in (lambda: claims.claim(Comment.objects.pending(), guest, SIZE), lambda: claims.hold([1], guest)):
        with pytest.raises(PermissionDenied):
            take()


# --- One story


def test_one_story_is_read_alone_and_presses_come_back_to_it(edition, meera, at_the_desk):
    other = published()
    many(other, 2)
    mine, desk = many(edition, 2), at_the_desk(meera)
    there = f"{QUEUE}?view=waiting&story={edition.article_id}"
    page = desk.get(there)
    assert shown(page) == mine
    assert edition.title in page.content.decode()
    assert '<b data-count="waiting">4</b>' in page.content.decode()
    press = {"one": f"trash:{mine[0].pk}", "view": "waiting", "story": edition.article_id}
    assert desk.post(f"{QUEUE}decide/", press).url == there
    assert shown(desk.get(there.replace("waiting", "trash"))) == [Comment.objects.get(pk=mine[0].pk)]
    assert shown(desk.get(f"{QUEUE}?story=99999999")) == []
    assert len(shown(desk.get(f"{QUEUE}?story=x"))) == 3


def test_both_languages_of_a_story_go_on_by_key(edition, meera):
    comments, seen, after = many(edition, SIZE + 3), [], ""
    many(published(), 3)
    while True:
        rows, after = page_of(Asked(story=edition.article_id, after=after), meera)
        seen += rows
        if not after:
            break
    assert seen == comments


def test_a_story_is_found_by_its_own_index_however_much_waits(edition, meera):
    many(published(), 3_000)
    many(edition, 2)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE comments_comment")
    for view in ("waiting", "approved", "reported"):
        with CaptureQueriesContext(connection) as queries:
            page_of(Asked(view=view, story=edition.article_id), meera)
        found = next(query["sql"] for query in queries if "COALESCE" in query["sql"])
        with connection.cursor() as cursor:
            cursor.execute(("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + found)
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "comments_comment_edition_id" in plan, plan


def test_the_story_screen_leads_to_that_storys_comments(edition, asha, at_the_desk):
    many(edition, 1)
    page = at_the_desk(asha).get(f"/admin/articles/article/{edition.article_id}/change/").content.decode()
    assert f"{QUEUE}?view=waiting&amp;story={edition.article_id}" in page
    Comment.objects.update(status="approved")
    page = at_the_desk(asha).get(f"/admin/articles/article/{edition.article_id}/change/").content.decode()
    assert f"{QUEUE}?view=approved&amp;story={edition.article_id}" in page


# --- The way to what is kept of a reader


def test_administrators_find_what_is_kept_of_a_reader_and_no_address_names_them(edition, admin, meera, at_the_desk):
    comment = workflow.submit(edition, name="कबीर", email="kabir@example.org", body="एक बात।")
    screen, own = f"{QUEUE}reader/", f"{QUEUE}{comment.pk}/"
    desk = at_the_desk(admin)
    assert f'href="{screen}"' in desk.get(QUEUE).content.decode()
    assert f'href="{screen}?of={comment.pk}"' in desk.get(own).content.decode()
    assert 'value="kabir@example.org"' in desk.get(f"{screen}?of={comment.pk}").content.decode()
    assert desk.get(f"{screen}?of=x").status_code == 200
    for path in (QUEUE, own):
        assert screen not in at_the_desk(meera).get(path).content.decode()
