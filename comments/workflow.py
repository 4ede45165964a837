"""What readers and moderators do with a comment, one function an act. Every door calls these.

Each decision locks the comment first, so two moderators who decide at once take turns, and leaves a line in the log.
``seen`` is the state that a moderator had before their eyes: whoever decides about another one is told (``Overtaken``).
``press`` joins the decisions that one press of a button took, so that one press takes them back.
"""

import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from comments import circumstances, moderation, subscriptions
from comments.grounds import ground_of
from comments.models import Act, Comment, Decision, Discussion, Policy, Report, Status
from comments.models.comment import PARENT_GONE
from comments.permissions import require_moderating
from comments.rendering import render
from newsroom import hindi

OWN = ["name", "email", "body"]  # what a reader writes


class Refused(Exception):
    """A comment that is not taken. ``verdict`` says why, in words for its author, and with which HTTP status."""

    def __init__(self, verdict):
        super().__init__(verdict.reason)
        self.verdict = verdict


class Overtaken(Exception):
    """Somebody else decided about the comment in the meantime: ``decision``, None where a reader's act did it."""

    def __init__(self, decision=None):
        super().__init__("The comment is not any more what it was.")
        self.decision = decision


def submit(
    edition, *, name, email, body, parent=None, network="", networks=(), caught=False, timed=False, notify=False
) -> Comment:
    """Take a reader's comment under a live edition and let the policy judge it.

    ``parent`` is an approved comment of the same edition; ``networks`` under which hashes its network may be blocked;
    ``timed`` whether the form was open as long as a person needs; ``notify`` whether the reader wants to hear of
    answers. Raises ValidationError naming the fields, or Refused.
    """
    comment = _written(edition, parent, name=name, email=email.casefold(), body=body, network=network)
    door = circumstances.at_the_door(comment, ground_of(edition), caught=caught, timed=timed)
    if refused := moderation.refusal(comment, door):
        raise Refused(refused)
    around = circumstances.around(comment, door, networks=networks, raw=f"{name} {body}")
    verdict = moderation.judge(comment, around)
    comment.rule, comment.reason, comment.evidence = verdict.rule, verdict.reason, verdict.evidence
    comment.also, comment.risk = verdict.also, verdict.risk
    with transaction.atomic():
        _hold_on_to(parent)
        try:
            with transaction.atomic():
                comment.save()
        except IntegrityError as error:  # the same form a moment ago, in another process
            again = moderation.Circumstances(Policy(), repeated=True)
            raise Refused(moderation.judge(comment, again)) from error
        Discussion.objects.get_or_create(edition=edition)
        if verdict.status != Status.PENDING:
            _decide(comment, verdict.status, rule=verdict.rule)
        if notify:
            subscriptions.subscribe(comment)
    return comment


def approve(comment, *, by, seen=None, press=None) -> None:
    """Let readers see it. Of one that was reported: it stays."""
    _moderate(comment, Status.APPROVED, by, seen, press)


def mark_spam(comment, *, by, seen=None, press=None) -> None:
    """Keep it from readers, and remember what spam looks like."""
    _moderate(comment, Status.SPAM, by, seen, press)


def trash(comment, *, by, seen=None, press=None) -> None:
    """Keep it from readers."""
    _moderate(comment, Status.TRASH, by, seen, press)


def hold(comment, *, rule, reason) -> None:
    """Let it wait again: a rule says so of a comment that readers see. ``reason`` is in English, for gettext.

    Reports stay open: a rule looks at none.
    """
    _decide(comment, Status.PENDING, rule=rule, reason=reason)


@transaction.atomic
def reply(comment, *, by, body, seen=None, press=None) -> Comment:
    """Answer for the newsroom, under one's own name. What waited is approved with it."""
    require_moderating(by)
    press = press or uuid.uuid4()
    stored = _locked(comment, seen)
    if stored.status not in {Status.PENDING, Status.APPROVED}:
        raise ValidationError({"body": _("Approve the comment first, then answer it.")})
    answer = _written(stored.edition, stored, name=by.get_full_name(), email="", body=body, staff=by)
    if stored.status == Status.PENDING:
        _decide(stored, Status.APPROVED, by=by, press=press)
    answer.rule, answer.reason = "staff", gettext_noop("Written by the newsroom.")
    answer.status = Status.TRASH  # where it goes when it is taken back
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError as error:
        raise ValidationError({"body": _("You have answered this in the same words already.")}) from error
    _decide(answer, Status.APPROVED, by=by, press=press)
    comment.refresh_from_db()
    return answer


@transaction.atomic
def edit(comment, *, by, body, note, seen=None, press=None) -> None:
    """Change a reader's words, and say so to readers in ``note``. Raises ValidationError naming the fields."""
    require_moderating(by)
    stored = _locked(comment, seen)
    was = {"body": stored.body, "note": stored.note}
    stored.body, stored.note = body, note
    stored.clean_fields(exclude={field.name for field in Comment._meta.fields} - {"body", "note"})
    if was != {"body": stored.body, "note": stored.note}:
        stored.html = render(stored.body)
        stored.save()
        _record(stored, Act.WORDS, by=by, was=was, press=press)
    comment.refresh_from_db()


@transaction.atomic
def feature(comment, on: bool, *, by, seen=None, press=None) -> None:
    """Show readers that the newsroom thinks it worth reading, or not any more."""
    require_moderating(by)
    stored = _locked(comment, seen)
    if stored.featured != on:
        stored.featured = on
        stored.save()
        _record(stored, Act.FEATURE, by=by, was={"featured": not on}, press=press)
    comment.refresh_from_db()


@transaction.atomic
def restore(comment, *, by, seen=None) -> bool:
    """Take the newest decision back: the comment is what it was before. Answers whether there was one."""
    require_moderating(by)
    _locked(comment, seen)
    newest = comment.decisions.exclude(act=Act.UNDO).filter(undone_by=None).first()
    if newest:
        _undo(newest, by)
        comment.refresh_from_db()
    return newest is not None


@transaction.atomic
def take_back(press, *, by) -> list[Decision]:
    """Take back what one press of one's own did; returns the decisions that somebody has overtaken since."""
    require_moderating(by)
    overtaken = []
    pressed = Decision.objects.filter(press=press, by=by, undone_by=None).exclude(act=Act.UNDO)
    decisions = list(pressed.select_related("comment"))
    Comment.objects.locked({decision.comment_id for decision in decisions})  # all, before any discussion is counted
    for decision in sorted(decisions, key=lambda one: (one.comment.edition_id, -one.pk)):
        try:
            _undo(decision, by)
        except Overtaken:
            overtaken.append(decision)
    return overtaken


def _written(edition, parent, **words) -> Comment:
    """A comment that is not saved yet. Raises ValidationError naming the fields."""
    comment = Comment(edition=edition, parent=parent, **words)
    checked = {"name", "body"} if comment.staff else set(OWN)
    comment.clean_fields(exclude={field.name for field in Comment._meta.fields} - checked)
    comment.thread = parent and (parent.thread or parent)
    comment.html = render(comment.body)
    comment.echo = _hash("comments.echo", _plain(comment.body))
    # The same for the same words of one reader in one place, however they are spaced or spelt by habit.
    comment.digest = _hash("comments.digest", f"{comment.parent_id} {comment.email} {_plain(comment.body)}")
    return comment


def _plain(text: str) -> str:
    return " ".join(hindi.fold(text).split())


def _hash(purpose: str, text: str) -> str:
    return salted_hmac(purpose, text, algorithm="sha256").hexdigest()


def _moderate(comment, status, by, seen, press) -> None:
    require_moderating(by)
    _decide(comment, status, by=by, seen=seen, press=press)


@transaction.atomic
def _decide(comment, status, *, by=None, rule="", reason="", seen=None, press=None) -> None:
    stored = _locked(comment, seen)
    before, reports, was = stored.status, stored.reports, {}
    if before != status or (by and reports):
        if reason:
            was = {"rule": stored.rule, "reason": stored.reason, "evidence": stored.evidence}
            stored.rule, stored.reason, stored.evidence = rule, reason, []
        _put(stored, status, reports=0 if by else reports)
        decision = _record(stored, Act.STATUS, by=by, before=before, rule=rule, was=was, press=press)
        if by and reports:
            stored.complaints.filter(settled_by=None).update(settled_by=decision)
    if status == Status.APPROVED != before:
        subscriptions.tell(stored)
    comment.refresh_from_db()


def _undo(decision: Decision, by) -> None:
    """Put back what a decision changed, unless a later one of its kind stands on it."""
    stored = _locked(decision.comment)
    later = stored.decisions.filter(pk__gt=decision.pk, act=decision.act, undone_by=None)
    if (newer := later.first()) or (decision.act == Act.STATUS and stored.status != decision.status):
        raise Overtaken(newer)
    for name, value in decision.was.items():
        setattr(stored, name, value)
    if decision.act == Act.STATUS:
        Report.objects.filter(settled_by=decision).update(settled_by=None)
        _put(stored, Status(decision.before), reports=stored.complaints.filter(settled_by=None).count())
    else:
        stored.html = render(stored.body)
        stored.save()
    _record(stored, Act.UNDO, by=by, before=decision.status, undoes=decision)


def _locked(comment, seen=None) -> Comment:
    """The comment as it is, and nobody else's until the transaction ends; raises Overtaken when it is not ``seen``."""
    stored = Comment.objects.locked([comment.pk]).get(comment.pk)
    if stored is None:
        raise Overtaken
    if seen is not None and stored.status != seen:
        raise Overtaken(stored.decisions.first())
    return stored


def _hold_on_to(parent) -> None:
    """What is answered stays until the answer is there."""
    if parent is None:
        return
    stored = Comment.objects.locked([parent.pk]).get(parent.pk)
    if stored is None or not stored.is_seen:
        raise ValidationError({"parent": PARENT_GONE})


def _put(stored, status, *, reports) -> None:
    """Give a locked comment its state, and the discussion its count."""
    before = stored.status
    stored.status, stored.reports = status, reports
    if status == Status.APPROVED and stored.thread_id and stored.place is None:
        stored.place = _next_place(stored.thread_id)
    stored.save()
    if change := _seen_by_readers(stored, before):
        Discussion.count(stored.edition_id, change)


def _record(comment, act, *, by, before="", rule="", was=None, undoes=None, press=None) -> Decision:
    return Decision.objects.create(
        comment=comment,
        act=act,
        status=comment.status,
        before=before or comment.status,
        was=was or {},
        undoes=undoes,
        by=by,
        rule=rule,
        press=press or uuid.uuid4(),
    )


def _next_place(thread: int) -> int:
    """The end of a thread. Its first comment is locked, so that two answers do not get one place."""
    return 1 + (Comment.objects.filter(thread=thread).aggregate(last=Max("place"))["last"] or 0)


def _seen_by_readers(comment, before) -> int:
    """How many comments more readers see by a change of state: a thread is seen when its first comment is."""
    change = (comment.status == Status.APPROVED) - (before == Status.APPROVED)
    if comment.thread_id:
        return change if comment.thread.status == Status.APPROVED else 0
    return change and change * (1 + Comment.objects.approved().filter(thread=comment).count())
