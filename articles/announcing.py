"""Telling the web what has changed: a WebSub hub of feeds, search engines of stories by IndexNow.

What is to be told is written in the transaction of the change and sent afterwards, beside the requests: publication
waits for nobody, and nothing is forgotten when a process ends or nobody answers. Without ``WEBSUB_HUB`` and
``INDEXNOW_KEY`` nothing is written.
"""

import json
import logging
from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles import feeds
from articles.models import Announcement, Audience, Coming
from newsroom import publication
from newsroom.turns import keep_doing

EVERY = 2  # seconds between two looks
MOST = 100  # announcements that one look takes
ANSWER_WITHIN = 10  # seconds
LEASE = timedelta(minutes=10)  # for which an announcement is its taker's
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)  # doubled from try to try
GIVEN_UP = timedelta(days=3)  # by then hub and search engines have come by themselves

log = logging.getLogger(__name__)


# --- What there is to tell


def is_wanted() -> bool:
    return bool(settings.WEBSUB_HUB or settings.INDEXNOW_KEY)


def expect(edition) -> None:
    """Readers get this edition at its moment."""
    if is_wanted():
        Coming.objects.get_or_create(edition=edition)


def note(article) -> None:
    """Readers of a story, and whoever reads lists that it stands on, get something else.

    Asked for before the change where it takes the story away from an address or a list.
    """
    if not is_wanted():
        return
    told = set()
    for edition in article.editions.all():
        if edition.is_live:
            told |= _told_of(edition)
    # In one order: of two acts at once neither waits for a row that the other one holds.
    rows = [Announcement(audience=audience, address=publication.absolute(path)) for audience, path in sorted(told)]
    Announcement.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["audience", "address"],
        update_fields=["mark", "created_at", "next_try"],
    )


def _told_of(edition) -> set[tuple[str, str]]:
    told = {(Audience.SEARCH, edition.get_absolute_url())} if settings.INDEXNOW_KEY else set()
    return told | {(Audience.HUB, feed) for feed in feeds_of(edition)} if settings.WEBSUB_HUB else told


def feeds_of(edition) -> set[str]:
    """Addresses of the feeds that hold an edition: its language's, and those of the lists that it stands on."""
    with override(edition.language):
        listings = edition.listings.select_related("category", "tag", "author")
        return {reverse("feed"), *(feeds.feed_of(row.category or row.tag or row.author) for row in listings)}


def note_what_came() -> None:
    """Scheduled stories whose moment has come. What was called off is not there any more."""
    due = Coming.objects.filter(edition__publish_at__lte=timezone.now())
    if not due.exists():
        return
    with transaction.atomic():
        come = list(due.select_for_update(skip_locked=True, of=("self",)).select_related("edition__article"))
        for row in come:
            note(row.edition.article)
        Coming.objects.filter(pk__in=[row.pk for row in come]).delete()


# --- Telling it


def deliver() -> int:
    """Tell what is due, and say how much it was."""
    note_what_came()
    taken = _take()
    search = [row for row in taken if row.audience == Audience.SEARCH]
    heard = _ping_all([row for row in taken if row.audience == Audience.HUB])
    return heard + (len(search) if search and _told(search, _submit) is None else 0)


def keep_delivering() -> None:
    """Deliver for as long as the process lives; one process of a host does it."""
    keep_doing("announcements", deliver, every=EVERY)


def _take() -> list[Announcement]:
    """What is due, for this process alone. One that dies on the way leaves it to the next one, after the lease."""
    due = Announcement.objects.filter(next_try__lte=timezone.now()).order_by("next_try")
    leased = timezone.now() + LEASE
    return [
        row
        for row in list(due[:MOST])
        if Announcement.objects.filter(pk=row.pk, next_try=row.next_try).update(next_try=leased)
    ]


def _ping_all(rows: list[Announcement]) -> int:
    """One by one: a hub may refuse a feed. Where nobody is there, nobody is there for the others."""
    heard = 0
    for place, row in enumerate(rows):
        error = _told([row], _ping)
        heard += error is None
        if error and not isinstance(error, HTTPError):
            _put_off(rows[place + 1 :], error)
            break
    return heard


def _told(rows: list[Announcement], tell) -> Exception | None:
    """Why they did not hear it. No transaction is open meanwhile: SQLite has one writer."""
    try:
        tell([row.address for row in rows])
    except Exception as error:  # a name that is not known, a broken answer: each library has errors of its own
        _put_off(rows, error)
        return error
    for row in rows:
        _cross_out(row)
    return None


def _cross_out(row: Announcement) -> None:
    """Unless it changed once more on the way: then it is told again at once."""
    if not Announcement.objects.filter(pk=row.pk, mark=row.mark).delete()[0]:
        Announcement.objects.filter(pk=row.pk).update(next_try=timezone.now(), tries=0)


def _ping(addresses: list[str]) -> None:
    """As publishers tell hubs by custom; WebSub itself leaves that open."""
    for feed in addresses:
        form = urlencode({"hub.mode": "publish", "hub.url": feed, "hub.topic": feed})
        _post(settings.WEBSUB_HUB, form, "application/x-www-form-urlencoded")


def _submit(stories: list[str]) -> None:
    """https://www.indexnow.org/documentation"""
    told = {
        "host": urlsplit(settings.SITE_URL).netloc,
        "key": settings.INDEXNOW_KEY,
        "keyLocation": publication.absolute(reverse("indexnow_key", args=[settings.INDEXNOW_KEY])),
        "urlList": stories,
    }
    _post(settings.INDEXNOW_URL, json.dumps(told), "application/json; charset=utf-8")


class _NoDetours(HTTPRedirectHandler):
    """Whoever has moved has not heard: urllib would follow with a GET, without what there was to tell."""

    def redirect_request(self, *args, **kwargs):
        return None


_OPENER = build_opener(_NoDetours)


def _post(address: str, body: str, kind: str) -> None:
    """Raises OSError unless they say yes. The addresses are the operator's, checked when the settings are read."""
    request = Request(address, body.encode(), {"Content-Type": kind, "User-Agent": "Newsroom"})  # noqa: S310
    try:
        _OPENER.open(request, timeout=ANSWER_WITHIN).close()
    except HTTPError as refused:
        refused.close()
        raise


def _put_off(rows: list[Announcement], error: Exception) -> None:
    """Later, or never when three days have passed since the last change."""
    kind, now = f"HTTP {error.code}" if isinstance(error, HTTPError) else type(error).__name__, timezone.now()
    for row in rows:
        as_it_was = Announcement.objects.filter(pk=row.pk, mark=row.mark)
        if now - row.created_at >= GIVEN_UP and as_it_was.delete()[0]:
            log.error("Nobody heard of %s for three days (%s): it is given up.", row.address, kind)
            continue
        wait = min(FIRST_WAIT * 2 ** min(row.tries, 10), LONGEST_WAIT)
        Announcement.objects.filter(pk=row.pk).update(tries=row.tries + 1, next_try=now + wait)
    if rows:
        log.warning("%d announcements were not heard (%s). They are tried again.", len(rows), kind)
