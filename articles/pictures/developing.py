"""AVIF and WebP, after the commit and beside the answering of requests: nobody who saves or publishes waits for them.
And the bodies of a picture that many stories show, written anew one story after the other.

A row that waits says so itself, so nothing is forgotten when a process ends; what was made by then is not made again.
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError

from articles.models import BodyPicture, Image
from articles.pictures import workflow
from articles.pictures.darkroom import develop
from articles.pictures.renditions import RECIPE
from newsroom.turns import keep_doing

EVERY = 1.0  # seconds between two looks
GENTLY = 10  # on the scale of nice(1): readers come first
AGAIN = 600  # seconds after which a picture that failed is tried once more
MOST_FAILURES = 100  # by then it is not the pictures

log = logging.getLogger(__name__)


def note_new_recipe() -> None:
    """Pictures that were made as an earlier version of the newsroom did it wait to be made anew."""
    Image.objects.filter(waiting=False).exclude(rendered__startswith=RECIPE).update(waiting=True)


def waiting():
    """The newest first: that one may be on its way to the front page."""
    return Image.objects.filter(waiting=True).order_by("-id")


def develop_waiting(failed: set[int] | None = None) -> Iterator[Image]:
    """Make what is missing of every picture that waits; yields after each.

    One that fails does not stop the others; its key is added to ``failed``, whose pictures are passed by.
    """
    failed = set() if failed is None else failed
    while len(failed) < MOST_FAILURES and (image := waiting().exclude(pk__in=failed).first()):
        try:
            develop(image, "JPEG", "AVIF", "WEBP")
            workflow.offer_renditions(image)
        except Exception:  # a file that is gone or damaged, a full disk
            log.exception("Renditions of picture %s could not be made. Pages go on with what is there.", image.pk)
            failed.add(image.pk)
        yield image


def catch_up(failed: set[int] | None = None) -> Iterator[int]:
    """Write the bodies anew that show a picture as it was, each story in a transaction of its own; yields its key.

    The newest stories first. One that fails does not stop the others; its key is added to ``failed``.
    """
    failed = set() if failed is None else failed
    behind = BodyPicture.objects.filter(behind=True).order_by("-edition")
    for key in dict.fromkeys(behind.values_list("edition__article", flat=True)):
        if key in failed:
            continue
        try:
            workflow.catch_up(key)
        except (OperationalError, InterfaceError):  # the database, not the story: all of them are tried again
            raise
        except Exception:
            log.exception("Story %s could not be brought up to date with its pictures.", key)
            failed.add(key)
        yield key


def keep_developing() -> None:
    """For as long as the process lives; one process of a host does it."""
    failed, failed_stories, since = set(), set(), time.monotonic()

    def step():
        nonlocal since
        if sys.platform == "linux":  # where a thread has a priority of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GENTLY)
        if time.monotonic() - since > AGAIN:
            failed.clear()
            failed_stories.clear()
            since = time.monotonic()
        list(catch_up(failed_stories))
        for _image in develop_waiting(failed):
            list(catch_up(failed_stories))

    keep_doing("renditions", step, every=EVERY)
