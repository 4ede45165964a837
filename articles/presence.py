"""Who has a story open, and the text that a person's window left behind."""

import re
import secrets
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Presence, Revision, Scope
from newsroom import hindi

WINDOW = re.compile(r"[a-z0-9]{1,16}")
TOOK = re.compile(r"[a-z0-9]{1,16}@[0-9T:.+-]{10,40}")
FORGOTTEN_AFTER = timedelta(hours=1)
COLOURS = 6


def new_window() -> str:
    """Each form that is opened is a window of its own, also one that goes on with another one's text."""
    return secrets.token_hex(8)


def taken(unsaved: dict[str, Revision]) -> str:
    """Which window's text a form goes on with, as it was then: what the form posts as ``took``."""
    if not unsaved:
        return ""
    newest = max(unsaved.values(), key=lambda kept: kept.created_at)
    return f"{newest.window}@{newest.created_at.isoformat()}"


def arrive(article, user, window: str, *, scope: str = "", paragraph: str = "") -> None:
    """This window is open, and its cursor is there."""
    where = {"scope": scope if scope in Scope.values else "", "paragraph": paragraph[:20]}
    Presence.objects.update_or_create(
        article=article, user=user, window=window, defaults=where | {"seen_at": timezone.now()}
    )


def leave(article, user, window: str) -> None:
    Presence.objects.filter(article=article, user=user, window=window).delete()


def forget() -> None:
    """Rows of windows that closed without a word."""
    Presence.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()


def people(article, window: str) -> list[dict]:
    """Everybody who has the story open but this window, a row a window: who, and where in it they are."""
    others = article.presences.here().exclude(window=window).select_related("user").order_by("user", "pk")
    return [
        {
            "name": row.user.get_full_name(),
            "initial": initial(row.user),
            "colour": row.user_id % COLOURS + 1,
            "scope": row.scope,
            "paragraph": row.paragraph,
        }
        for row in others
    ]


def initial(user) -> str:
    return hindi.graphemes(user.get_full_name())[0]


def left_behind(article, user, take: str = "") -> dict[str, Revision]:
    """What this person typed in one window and did not save: ``{scope: autosave}``.

    That of ``take``, whoever asks for it by name; else of the newest window that is closed by now, unless they have
    saved something later, past that text.
    """
    mine = article.revisions.unsaved().filter(created_by=user).order_by("-created_at")
    if take:
        return {kept.scope: kept for kept in mine.filter(window=take)}
    saved_later = article.revisions.saved().filter(
        created_by=user, scope=OuterRef("scope"), created_at__gt=OuterRef("created_at")
    )
    newest = mine.exclude(Exists(saved_later)).exclude(window__in=_open_windows(article, user)).first()
    return {kept.scope: kept for kept in mine if kept.window == newest.window} if newest else {}


def elsewhere(article, user, window: str) -> Revision | None:
    """Unsaved text of this person in another window that is open."""
    mine = article.revisions.unsaved().filter(created_by=user, window__in=_open_windows(article, user))
    return mine.exclude(window=window).order_by("-created_at").first()


def _open_windows(article, user):
    return article.presences.here().filter(user=user).values("window")


def is_another(writer, person) -> bool:
    """Whether a text was typed for one person (a key, or nothing where it is not said) and another one sends it."""
    return bool(writer) and str(writer) != str(person.pk)


def another_sentence(person) -> str:
    return _("This browser is logged in as %(name)s by now. Log in again as who you were, or save as %(name)s.") % {
        "name": person.get_full_name()
    }
