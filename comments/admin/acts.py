"""A press of a button in the queue: what it asks for, what it does, what came of it."""

import uuid
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from comments import claims, workflow
from comments.admin import sentences
from comments.admin.pages import keys
from comments.models import Act, Comment, Decision, Status


@dataclass
class Outcome:
    """``done`` are the comments that are as they were asked to be, ``lost`` says of each other why it is not."""

    done: list[int] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    said: str = ""
    press: str = ""  # what "Undo" names; "" where there is nothing to take back
    sound: bool = True
    left: list[int] = field(default_factory=list)  # for other moderators

    def as_json(self) -> dict:
        return {"done": self.done, "lost": self.lost, "said": self.said, "press": self.press}


def _approve_and_feature(comment, *, by, seen=None, press=None):
    workflow.approve(comment, by=by, seen=seen, press=press)
    workflow.feature(comment, True, by=by, press=press)


def _feature_no_more(comment, *, by, seen=None, press=None):
    workflow.feature(comment, False, by=by, seen=seen, press=press)


DECIDES = {
    "approve": workflow.approve,
    "spam": workflow.mark_spam,
    "trash": workflow.trash,
    "feature": _approve_and_feature,
    "unfeature": _feature_no_more,
}


def do(sent, user) -> Outcome:
    """``one=<verb>:<key>``, or ``verb`` with ``comment`` as often as needed; ``verb=undo`` with ``press``."""
    verb, _colon, key = sent.get("one", sent.get("verb", "")).partition(":")
    claims.renew(user)
    if verb == "undo":
        return undo(sent.get("press", ""), user)
    found = Comment.objects.in_bulk(keys([key] if key else sent.getlist("comment")))
    if not found or verb not in {*DECIDES, "restore", "leave"}:
        return Outcome(said=_("Choose comments first, then what to do with them."), sound=False)
    if verb == "leave":
        claims.release(found, user)
        return Outcome(done=list(found), left=list(found), said=_("Left for another moderator."))
    if verb == "restore":
        return _restore(found, sent, user)
    return _decide(DECIDES[verb], found, sent, user)


def _decide(act, found, sent, user) -> Outcome:
    press, outcome = uuid.uuid4(), Outcome()
    for comment in found.values():
        try:
            _require_reported(comment, sent)
            act(comment, by=user, seen=seen_state(sent, comment), press=press)
            outcome.done.append(comment.pk)
        except workflow.Overtaken as overtaken:
            outcome.lost.append(sentences.overtaken(overtaken.decision))
    return told(outcome, press)


def seen_state(sent, comment):
    """The state that the moderator had before their eyes."""
    state = sent.get(f"seen-{comment.pk}")
    return state if state in Status.values else None


def _require_reported(comment, sent) -> None:
    """Of a reported comment somebody may have decided that it stays: its state is the same then."""
    if sent.get("view") == "reported" and not comment.reports:
        raise workflow.Overtaken(comment.decisions.select_related("by").first())


def told(outcome: Outcome, press) -> Outcome:
    """With the sentence about what a press did, and its name if it can be taken back."""
    outcome.said = sentences.of_press(press)
    outcome.press = str(press) if outcome.said else ""
    if outcome.done and not outcome.said:
        outcome.said = _("It was so already.")
    return outcome


def _restore(found, sent, user) -> Outcome:
    """Take back the newest decision about each, whoever took it."""
    outcome = Outcome()
    for comment in found.values():
        try:
            if _newest_taken_back(comment, user, seen_state(sent, comment)):
                outcome.done.append(comment.pk)
        except workflow.Overtaken as overtaken:
            outcome.lost.append(sentences.overtaken(overtaken.decision))
    return _said_of_way_back(outcome)


@transaction.atomic
def _newest_taken_back(comment, user, seen) -> bool:
    """Whether there was one. It is locked meanwhile: what is taken back is what the moderator looked at."""
    state = Comment.objects.select_for_update().values_list("status", flat=True).get(pk=comment.pk)
    if seen is not None and seen != state:
        raise workflow.Overtaken(comment.decisions.select_related("by").first())
    standing = comment.decisions.exclude(act=Act.UNDO).filter(undone_by=None).exists()
    workflow.restore(comment, by=user)
    return standing


def _said_of_way_back(outcome: Outcome) -> Outcome:
    nothing = not outcome.done and not outcome.lost
    outcome.said = _("Taken back.") if outcome.done else _("There is nothing to take back.") if nothing else ""
    outcome.sound = not nothing
    return outcome


def undo(press: str, user) -> Outcome:
    """Take a press of one's own back; the comments are on one's screen again."""
    try:
        press = uuid.UUID(press)
    except ValueError:
        return Outcome(said=_("There is nothing to take back."), sound=False)
    taken = set(Decision.objects.filter(press=press, by=user, undone_by=None).values_list("comment", flat=True))
    lost = {decision.comment_id: decision for decision in workflow.take_back(press, by=user)}
    done = sorted(taken - set(lost))
    waiting = Comment.objects.pending().filter(pk__in=done)
    claims.hold(list(waiting.values_list("pk", flat=True)), user)
    return _said_of_way_back(Outcome(done, [_later(decision) for decision in lost.values()]))


def _later(decision) -> str:
    """Who stands in the way of taking this decision back."""
    newer = decision.comment.decisions.select_related("by").exclude(pk=decision.pk).first()
    return sentences.overtaken(newer if newer and newer.pk > decision.pk else None)
