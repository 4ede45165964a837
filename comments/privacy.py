"""All that is kept of a reader under an e-mail address: handed out, or erased.

Reports and networks hang on no e-mail address; ``comments.retention`` forgets them by itself.
"""

import logging
from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from comments.models import Act, Ban, Comment, Discussion, Subscription
from comments.permissions import require_erasing
from comments.rendering import render
from newsroom import publication
from newsroom.models import Letter

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Erased:
    """How many comments are gone, and how many were emptied where they stand."""

    deleted: int = 0
    emptied: int = 0


def everything_about(email: str) -> dict:
    """For the reader, as JSON can say it."""
    return {
        "email": _kept(email),
        "comments": [_of_comment(comment) for comment in _comments(email).order_by("pk")],
        "blocks": list(_bans(email).values("email", "name", "reason", "at", "until")),
        "letters": list(_letters(email).values("subject", "body", "created_at")),
    }


def amount(email: str) -> dict[str, int]:
    """How much that is, without reading it."""
    return {
        "comments": _comments(email).count(),
        "wishes": Subscription.objects.filter(comment__in=_comments(email)).count(),
        "blocks": _bans(email).count(),
        "letters": _letters(email).count(),
    }


def erase(email: str, *, by) -> Erased:
    """Erase it, comment by comment, so that no reader waits; again after a failure. ``by`` None is the operator.

    Comments that nobody answered are deleted with all that hangs on them; the others stay in their place without
    their author's name, address and words, so that the answers can be understood.
    """
    if by is not None:
        require_erasing(by)
    keys = list(_bans(email).values_list("pk", flat=True))
    LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Ban), object_id__in=keys).delete()
    _bans(email).delete()
    # The newest first: an answer of one's own to one's own comment is gone when its turn comes.
    keys = list(_comments(email).order_by("-pk").values_list("pk", flat=True))
    outcomes = [_erase(key) for key in keys]
    _letters(email).delete()
    done = Erased(outcomes.count(True), outcomes.count(False))
    log.info("A reader was erased by %s: %d comments deleted, %d emptied.", by or "-", done.deleted, done.emptied)
    return done


@transaction.atomic
def _erase(key: int) -> bool | None:
    """Delete a comment, or empty it where somebody answered: True when it is gone, None when it was so before."""
    comment = Comment.objects.locked([key]).get(key)
    if comment is None:
        return None
    Letter.objects.filter(body__contains=publication.absolute(comment.get_absolute_url())).delete()  # they quote it
    if Comment.objects.filter(Q(parent=comment) | Q(thread=comment)).exists():
        _empty(comment)
        return False
    if comment.is_seen:
        Discussion.count(comment.edition_id, -1)
    comment.delete()
    return True


def _empty(comment: Comment) -> None:
    with override(comment.edition.language):
        comment.name, comment.body = _("A reader"), _("This comment was removed because its author asked for it.")
    comment.html, comment.note, comment.featured = render(comment.body), "", False
    comment.email = comment.network = comment.echo = ""
    comment.evidence, comment.also = [], []
    comment.digest = f"erased-{comment.pk}"
    comment.save()
    comment.decisions.exclude(act=Act.FEATURE).update(was={})  # the log holds no words of theirs either
    comment.complaints.update(words="")
    Subscription.objects.filter(comment=comment).delete()


def _of_comment(comment: Comment) -> dict:
    wish = getattr(comment, "subscription", None)
    return {
        "story": comment.edition.title,
        "address": publication.absolute(comment.get_absolute_url()),
        "sent": comment.created_at,
        "name": comment.name,
        "email": comment.email,
        "comment": comment.body,
        "before_it_was_edited": [one.was["body"] for one in comment.decisions.all() if one.was.get("body")],
        "note": comment.note,
        "state": comment.status,
        "why": {"reason": comment.reason, "evidence": comment.evidence, "also": comment.also},
        "network": comment.network,
        "hears_of_answers": wish
        and {"asked": wish.created_at, "confirmed": wish.confirmed_at, "stopped": wish.stopped_at},
    }


def _kept(email: str) -> str:
    """An e-mail address as it is kept."""
    return email.strip().casefold()


def _comments(email: str):
    """A reader's; the newsroom's own answers are the newsroom's."""
    found = Comment.objects.filter(email=_kept(email), staff=None)
    return found.select_related("edition", "subscription").prefetch_related("decisions")


def _bans(email: str):
    return Ban.objects.filter(email__iexact=_kept(email))


def _letters(email: str):
    return Letter.objects.filter(to__iexact=_kept(email))
