"""An editor's acts in a newsroom, each with its times as a line of JSON. The arguments say which, and how many:

``acts N``     N edits, publications, withdrawals and scheduled moments of a few stories
``edits N``    N edits, one a second
``private N``  N saves that readers do not see, and log-ins
``die``        one edit, killed between its commit and the moment when other processes are told
"""

import json
import os
import signal
import sys
import time
from datetime import timedelta
from random import Random

from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Article, Author, Category
from bench.exactness import GRACE, LANGUAGE, STORIES, headline, slug
from bench.newsrooms import PASSWORD
from newsroom.models import User

AHEAD = 1.0  # seconds to a scheduled moment
PAUSE = 0.05  # between two acts


def say(**line):
    print(json.dumps(line), flush=True)


class Desk:
    """The stories of the exactness run, and what their readers have."""

    def __init__(self):
        self.asha = User.objects.get(username="asha")
        self.stories = [self._story(number) for number in range(STORIES)]
        self.version = [0] * STORIES
        self.live = [False] * STORIES
        self.free_at = [0.0] * STORIES  # a story with a moment ahead is left alone until it has come
        for number, story in enumerate(self.stories):
            edition = story.edition(LANGUAGE)
            if edition and edition.state == "published":
                workflow.withdraw(story, LANGUAGE, by=self.asha)
            say(story=number, earliest=0, latest=time.time(), version=None)

    def _story(self, number):
        story = Article.objects.filter(slug_hi=slug(number)).first() or Article()
        words = {"title": headline(number, 0), "slug": slug(number), "body": "<p>जाँच का लेख।</p>"}
        facts = {"section": Category.objects.filter(parent=None).first(), "authors": [Author.objects.first()]}
        workflow.save_draft(story, {LANGUAGE: words, "facts": facts}, by=self.asha)
        return story

    def act(self, number: int, random: Random) -> None:
        if not self.live[number]:
            self.schedule(number) if random.random() < 0.5 else self.publish(number)
        elif random.random() < 0.2:
            self.withdraw(number)
        else:
            self.publish(number)

    def publish(self, number: int, at=None) -> None:
        """The next version, now or ``at`` a moment ahead."""
        self.version[number] += 1
        story, version = self.stories[number], self.version[number]
        workflow.save_draft(story, {LANGUAGE: {"title": headline(number, version), "slug": slug(number)}}, by=self.asha)
        began = time.time()
        workflow.publish(story, LANGUAGE, by=self.asha, at=at)
        earliest, latest = (at.timestamp(), at.timestamp() + GRACE) if at else (began, time.time())
        say(story=number, earliest=earliest, latest=latest, version=version, act="schedule" if at else "publish")
        self.live[number] = True

    def schedule(self, number: int) -> None:
        self.publish(number, at=timezone.now() + timedelta(seconds=AHEAD))
        self.free_at[number] = time.time() + AHEAD + 2 * GRACE

    def withdraw(self, number: int) -> None:
        began = time.time()
        workflow.withdraw(self.stories[number], LANGUAGE, by=self.asha)
        say(story=number, earliest=began, latest=time.time(), version=None, act="withdraw")
        self.live[number] = False


def acts(count: int) -> None:
    desk, random = Desk(), Random(11)
    for _act in range(count):
        time.sleep(PAUSE)
        free = [number for number in range(STORIES) if desk.free_at[number] < time.time()]
        while not free:
            time.sleep(PAUSE)
            free = [number for number in range(STORIES) if desk.free_at[number] < time.time()]
        desk.act(random.choice(free), random)
    time.sleep(AHEAD + 2 * GRACE)  # until the last moment has come


def edits(count: int) -> None:
    desk = Desk()
    for number in range(count):
        desk.publish(number % STORIES)
        time.sleep(1)


def private(count: int) -> None:
    asha = User.objects.get(username="asha")
    story = Article.objects.order_by("pk").last()
    for number in range(count):
        workflow.save_draft(story, {LANGUAGE: {"summary": f"बीच में सहेजा गया सार {number}"}}, by=asha)
        if number % 5 == 0:
            answer = Client(SERVER_NAME="127.0.0.1").post(
                "/admin/login/", {"username": "asha", "password": PASSWORD, "next": "/admin/"}
            )
            assert answer.status_code == 302, answer.status_code


def die(_count: int) -> None:
    desk = Desk()
    desk.publish(0)
    time.sleep(1)  # readers come, and the page is in memory
    with transaction.atomic():
        transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))  # before the pages are told
        desk.publish(0)


if __name__ == "__main__":
    what, *how_much = sys.argv[1:]
    {"acts": acts, "edits": edits, "private": private, "die": die}[what](int(how_much[0]) if how_much else 0)
