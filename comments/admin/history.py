"""What was decided about one comment, in words: who, when, what, by which rule and why, and what stood there before."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from comments.models import Act, Decision, Status
from comments.rule_names import name_of

SHOWN = 50


@dataclass
class Line:
    at: datetime
    who: str
    what: str
    why: str = ""
    words: str = ""  # as they were before
    note: str = ""


def of(comment) -> list[Line]:
    """The newest first; the last one is what the rules said when it came."""
    decisions = list(comment.decisions.select_related("by", "undoes__by")[: SHOWN + 1])
    reasons = {one.was["rule"]: one.was["reason"] for one in decisions if "rule" in one.was}
    reasons[comment.rule] = comment.reason
    lines = [_line(decision, reasons) for decision in decisions[:SHOWN]]
    if len(decisions) > SHOWN or comment.rule == "staff" or any(map(_is_first_judgement, decisions)):
        return lines
    return [*lines, _first(comment, decisions)]


def _is_first_judgement(decision) -> bool:
    """Where it did not wait, the rule's own decision is in the log. Such as holds again remembers what held before."""
    return bool(decision.rule) and not decision.was


def _first(comment, decisions) -> Line:
    """Of a comment that began by waiting there is no decision: the rule stands with the comment itself."""
    was = next((one.was for one in reversed(decisions) if one.was.get("rule")), None)
    rule, reason = (was["rule"], was["reason"]) if was else (comment.rule, comment.reason)
    return Line(comment.created_at, _by_rule(rule), Status.PENDING.label, _(reason) if reason else "")


def _line(decision: Decision, reasons: dict[str, str]) -> Line:
    why, was = reasons.get(decision.rule), decision.was
    before = was.get("body", ""), was.get("note", "")
    return Line(decision.at, _who(decision), _what(decision), _(why) if decision.rule and why else "", *before)


def _who(decision: Decision) -> str:
    if decision.rule:
        return _by_rule(decision.rule)
    if decision.by is None:
        return _("somebody who is not here any more")
    return decision.by.get_full_name()


def _by_rule(rule: str) -> str:
    return _("by the rule “%(rule)s”") % {"rule": name_of(rule)}


def _what(decision: Decision) -> str:
    if decision.act == Act.UNDO:
        undone = decision.undoes
        return _("took back: %(what)s (%(who)s)") % {"what": _what(undone), "who": _who(undone)}
    if decision.act == Act.FEATURE:
        return _("not featured any more") if decision.was.get("featured") else _("featured")
    if decision.act == Act.WORDS:
        return _("edited")
    before, after = Status(decision.before or decision.status).label, Status(decision.status).label
    return after if before == after else f"{before} → {after}"
