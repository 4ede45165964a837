"""Where comments can appear at once, it counts how long the form was open. The page itself holds no token."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments import timing
from comments.models import Comment, Policy
from tests.factories import published

pytestmark = pytest.mark.django_db

WORDS = {"name": "कबीर", "email": "kabir@example.org", "body": "सड़क आज खुल गई।"}
TOKEN = "/hi/comment/token/"


@pytest.fixture
def edition():
    return published()


def send(kabir, edition, token):
    assert kabir.post(f"{edition.get_absolute_url()}comments/", WORDS | {"token": token}).status_code == 303
    return Comment.objects.get()


def test_the_token_is_told_to_nobody_else_and_sets_nothing(kabir):
    answer = kabir.get(TOKEN)
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert list(answer.json()) == ["token"]
    assert kabir.post(TOKEN).status_code == 405


@pytest.mark.parametrize(
    ("age", "status"),
    [
        (timedelta(seconds=1), "pending"),
        (timedelta(seconds=5), "approved"),
        (timedelta(hours=11), "approved"),
        (timedelta(hours=13), "pending"),
    ],
)
def test_a_form_that_was_open_as_long_as_a_persons_is(kabir, edition, age, status):
    Policy(pk=1, mode="open").save()
    now = timezone.now()
    with time_machine.travel(now - age, tick=False):
        token = kabir.get(TOKEN).json()["token"]
    with time_machine.travel(now, tick=False):
        assert send(kabir, edition, token).status == status


@pytest.mark.parametrize("token", ["", "form", "form:1:x", "\u202e", "form:" + "9" * 500, "ो" * 50, "form::", ":::"])
def test_a_token_that_was_made_up_waits_and_nothing_else(kabir, edition, token):
    Policy(pk=1, mode="open").save()
    comment = send(kabir, edition, token)
    assert (comment.status, comment.rule) == ("pending", "sent_in_no_time")
    assert not timing.is_timed(token)


def test_no_page_holds_a_script_or_a_token_where_every_comment_waits(kabir, edition):
    page = kabir.get(edition.get_absolute_url()).content.decode()
    assert "comment-token" not in page
    assert 'name="token"' not in page


@pytest.mark.parametrize("mode", ["known", "open"])
def test_the_page_names_the_script_where_it_is_of_use(kabir, edition, mode):
    Policy(pk=1, mode=mode).save()
    page = kabir.get(edition.get_absolute_url()).content.decode()
    assert 'src="/static/js/comment-token.js"' in page
    assert f'data-token-from="{TOKEN}"' in page
    assert 'name="token" value=""' in page


def test_the_token_is_kept_when_the_form_comes_back(kabir, edition):
    Policy(pk=1, mode="open").save()
    token = kabir.get(TOKEN).json()["token"]
    sent = WORDS | {"email": "", "token": token, "notify": "on"}
    page = kabir.post(f"{edition.get_absolute_url()}comments/", sent).content.decode()
    assert f'name="token" value="{token}"' in page
    assert 'name="notify" checked' in page
