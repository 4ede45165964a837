"""What readers and moderators do with a comment, one function an act. Every door calls these.

Each decision locks the comment first, so two moderators who decide at once take turns, and leaves a line in the log.
"""

from datetime import timedelta
from functools import lru_cache

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.crypto import salted_hmac

from comments import moderation
from comments.banned import BannedTerms
from comments.models import BannedTerm, Comment, Decision, Discussion, Status
from comments.permissions import require_moderating
from comments.rendering import render
from newsroom import hindi

OWN = ["name", "email", "body"]  # what a reader writes


class Refused(Exception):
    """A comment that is not taken. ``verdict`` says why, in words for its author, and with which HTTP status."""

    def __init__(self, verdict):
        super().__init__(verdict.reason)
        self.verdict = verdict


@transaction.atomic
def submit(edition, *, name, email, body, parent=None, network="", caught=False) -> Comment:
    """Take a reader's comment under a live edition and let the policy judge it.

    ``parent`` is an approved comment of the same edition. Raises ValidationError naming the fields, or Refused.
    """
    comment = Comment(edition=edition, parent=parent, name=name, email=email, body=body, network=network)
    comment.clean_fields(exclude={field.name for field in Comment._meta.fields} - set(OWN))
    comment.thread = parent and (parent.thread or parent)
    comment.html = render(comment.body)
    comment.digest = _digest(comment)
    verdict = moderation.judge(comment, _circumstances(comment, caught))
    if verdict.status is None:
        raise Refused(verdict)
    comment.rule, comment.reason, comment.evidence = verdict.rule, verdict.reason, verdict.evidence
    try:
        with transaction.atomic():
            comment.save()
    except IntegrityError as error:  # the same form a moment ago, in another process
        raise Refused(moderation.judge(comment, moderation.Circumstances(repeated=True))) from error
    Discussion.objects.get_or_create(edition=edition)
    if verdict.status != Status.PENDING:
        _decide(comment, verdict.status, rule=verdict.rule)
    return comment


def approve(comment, *, by) -> None:
    """Let readers see it."""
    _moderate(comment, Status.APPROVED, by)


def mark_spam(comment, *, by) -> None:
    """Keep it from readers, and remember what spam looks like."""
    _moderate(comment, Status.SPAM, by)


def trash(comment, *, by) -> None:
    """Keep it from readers."""
    _moderate(comment, Status.TRASH, by)


@transaction.atomic
def restore(comment, *, by) -> None:
    """Take the newest decision back: the comment is what it was before."""
    require_moderating(by)
    newest = comment.decisions.first()
    if newest:
        _decide(comment, Status(newest.before), by=by)


def _moderate(comment, status, by) -> None:
    require_moderating(by)
    _decide(comment, status, by=by)


@transaction.atomic
def _decide(comment, status, *, by=None, rule="") -> None:
    stored = Comment.objects.select_for_update().select_related("edition").get(pk=comment.pk)
    before = stored.status
    if before != status:
        stored.status = status
        if status == Status.APPROVED and stored.thread_id and stored.place is None:
            stored.place = _next_place(stored.thread_id)
        stored.save()
        Discussion.count(stored.edition_id, _seen_by_readers(stored, before))
        Decision.objects.create(comment=stored, status=status, before=before, by=by, rule=rule)
    comment.refresh_from_db()


def _next_place(thread: int) -> int:
    """The end of a thread. Its first comment is locked, so that two answers do not get one place."""
    Comment.objects.select_for_update().get(pk=thread)
    return 1 + (Comment.objects.filter(thread=thread).aggregate(last=Max("place"))["last"] or 0)


def _seen_by_readers(comment, before) -> int:
    """How many comments more readers see by a change of state: a thread is seen when its first comment is."""
    change = (comment.status == Status.APPROVED) - (before == Status.APPROVED)
    if comment.thread_id:
        return change if comment.thread.status == Status.APPROVED else 0
    return change and change * (1 + Comment.objects.approved().filter(thread=comment).count())


def _circumstances(comment, caught) -> moderation.Circumstances:
    since = timezone.now() - timedelta(seconds=moderation.FLOOD_SECONDS)
    same_network = Comment.objects.filter(network=comment.network, created_at__gte=since)
    return moderation.Circumstances(
        caught=caught,
        recent=same_network[: moderation.FLOOD].count() if comment.network else 0,
        banned=tuple(_matcher(tuple(BannedTerm.objects.values_list("term", flat=True))).find(_written(comment))),
        repeated=Comment.objects.filter(edition=comment.edition, digest=comment.digest).exists(),
    )


@lru_cache(maxsize=2)
def _matcher(terms: tuple[str, ...]) -> BannedTerms:
    """Made anew when the list changes."""
    return BannedTerms(terms)


def _written(comment) -> str:
    return f"{comment.name}\n{comment.body}"


def _digest(comment) -> str:
    """The same for the same words of one reader in one place, however they are spaced or spelt by habit."""
    words = " ".join(hindi.fold(comment.body).split())
    what = f"{comment.parent_id} {comment.email.casefold()} {words}"
    return salted_hmac("comments.digest", what, algorithm="sha256").hexdigest()
