"""Who has a story open, and the text that a person's window left behind."""

import re
import secrets
from datetime import timedelta

from django.db.models import Exists, Max, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Presence, Revision, Scope
from newsroom import hindi

WINDOW = re.compile(r"\A[a-z0-9]{1,16}\Z")
MARK = "[a-z0-9]{1,16}@[0-9T:.+-]{10,40}"  # of a text: its window, and when it said that
TOOK = re.compile(rf"\A{MARK}(?: {MARK}){{0,2}}\Z")
FORGOTTEN_AFTER = timedelta(hours=1)
COLOURS = 6


def new_window() -> str:
    """Each form that is opened is a window of its own, also one that goes on with another one's text."""
    return secrets.token_hex(8)


def marks(unsaved: dict[str, Revision]) -> dict[str, str]:
    """Of which window each text is that a form goes on with, and from when: ``{scope: mark}``."""
    return {scope: f"{kept.window}@{kept.created_at.isoformat()}" for scope, kept in unsaved.items()}


def taken(unsaved: dict[str, Revision]) -> str:
    """These marks in one line: what the form posts as ``took``."""
    return " ".join(dict.fromkeys(marks(unsaved).values()))


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
    """What this person typed last and did not save: ``{scope: autosave}``.

    Not where that stands in a window that is open: an older text would hide it. Nor where they have saved something
    later, past that text. All of the window ``take``, whoever asks for it by name.
    """
    saved_later = article.revisions.saved().filter(
        created_by=user, scope=OuterRef("scope"), created_at__gt=OuterRef("created_at")
    )
    mine = (
        article.revisions.unsaved()
        .filter(created_by=user)
        .order_by("created_at")
        .annotate(
            is_passed=Exists(saved_later),
            is_open=Exists(_open_windows(article, user).filter(window=OuterRef("window"))),
        )
    )
    newest = {kept.scope: kept for kept in mine if not kept.is_passed}
    closed = {scope: kept for scope, kept in newest.items() if not kept.is_open}
    return closed | {kept.scope: kept for kept in mine if kept.window == take}


def elsewhere(article, user, here: set[str]) -> Revision | None:
    """Unsaved text of this person in a window that is open, but those whose text is ``here``."""
    mine = article.revisions.unsaved().filter(created_by=user, window__in=_open_windows(article, user).values("window"))
    return mine.exclude(window__in=here).order_by("-created_at").first()


def texts(article, user, unsaved: dict[str, Revision]) -> dict:
    """For the script, which may find a copy in the browser: what of this person's the server has, and from when.

    ``newest`` says when (in milliseconds by the server's clock, like ``now``) and in which window, ``restored`` the
    marks of what the form holds.
    """
    mine = article.revisions.filter(created_by=user).order_by().values_list("scope", "window")
    oldest_first = sorted(mine.annotate(at=Max("created_at")), key=lambda row: row[-1])
    return {
        "now": _milliseconds(timezone.now()),
        "newest": {scope: {"at": _milliseconds(at), "window": window} for scope, window, at in oldest_first},
        "restored": marks(unsaved),
    }


def _milliseconds(moment) -> int:
    return int(moment.timestamp() * 1000)


def _open_windows(article, user):
    return article.presences.here().filter(user=user)


def is_another(writer, person) -> bool:
    """Whether a text was typed for one person (a key, or nothing where it is not said) and another one sends it."""
    return bool(writer) and str(writer) != str(person.pk)


def another_sentence(person) -> str:
    return _("This browser is logged in as %(name)s by now. Log in again as who you were, or save as %(name)s.") % {
        "name": person.get_full_name()
    }
