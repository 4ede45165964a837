"""What a press of a button did, said to whoever pressed it: the sentence beside "Undo"."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from comments.models import Act, Decision, Status
from newsroom import hindi

UNDO = timedelta(seconds=60)

ONE = {
    "approve": gettext_lazy("The comment by “%(name)s” is approved. Readers see it now."),
    "unseen": gettext_lazy(
        "The comment by “%(name)s” is approved. Readers see it once the comment above it is approved."
    ),
    "spam": gettext_lazy("The comment by “%(name)s” is spam. Readers do not see it."),
    "trash": gettext_lazy("The comment by “%(name)s” is in the trash. Readers do not see it."),
    "waiting": gettext_lazy("The comment by “%(name)s” waits again."),
    "edit": gettext_lazy("The comment by “%(name)s” is edited. Readers see the new words where they see the comment."),
    "feature": gettext_lazy("The comment by “%(name)s” is featured. Readers see that now."),
    "unfeature": gettext_lazy("The comment by “%(name)s” is not featured any more."),
    "reply": gettext_lazy("The comment by “%(name)s” is answered. Readers see the answer now."),
}
_STATES = {Status.APPROVED: "approve", Status.SPAM: "spam", Status.TRASH: "trash", Status.PENDING: "waiting"}


def newest_press(user):
    """What this person did last, if it can still be taken back. Beside "taken back" no button stands: for what then?"""
    since = max(filter(None, [timezone.now() - UNDO, user.last_login]))  # what was done before one logs in is done
    newest = Decision.objects.filter(by=user, at__gte=since).order_by("-pk")
    press, act, undone = newest.values_list("press", "act", "undone_by").first() or (None, Act.UNDO, None)
    return None if act == Act.UNDO or undone else press


def of_press(press) -> str:
    """What one press did, "" where it changed nothing."""
    decisions = list(Decision.objects.filter(press=press).select_related("comment__thread", "comment__parent"))
    if not decisions:
        return ""
    told = {_kind(decision): decision.comment for decision in decisions}  # of several kinds the strongest is told
    kind = next(kind for kind in ("reply", "feature", "unfeature", *ONE) if kind in told)
    many = len({decision.comment_id for decision in decisions})
    if many > 1 and kind != "reply":
        return _many(kind, many)
    comment = told[kind].parent if kind == "reply" else told[kind]
    return ONE[kind] % {"name": comment.name}


def overtaken(decision) -> str:
    """Somebody else decided: who, when and what. None where a reader's act did it."""
    if decision is None:
        return _("This comment is not any more what it was. Reload the page to see it.")
    who = decision.by.get_full_name() if decision.by else _("A rule")
    when = hindi.format_time(decision.at, get_language())
    what = Status(decision.status).label if decision.act in {Act.STATUS, Act.UNDO} else Act(decision.act).label
    return _("%(who)s decided this one at %(time)s: %(what)s.") % {"who": who, "time": when, "what": what}


def _kind(decision) -> str:
    comment = decision.comment
    if decision.act == Act.WORDS:
        return "edit"
    if decision.act == Act.FEATURE:
        return "unfeature" if decision.was.get("featured") else "feature"
    if comment.staff_id and comment.parent_id and decision.status == Status.APPROVED:
        return "reply"
    if decision.status == Status.APPROVED and not comment.is_seen:
        return "unseen"
    return _STATES[decision.status]


def _many(kind: str, count: int) -> str:
    said = {
        "spam": ngettext("%(count)d comment is spam.", "%(count)d comments are spam.", count),
        "trash": ngettext("%(count)d comment is in the trash.", "%(count)d comments are in the trash.", count),
        "feature": ngettext("%(count)d comment is featured.", "%(count)d comments are featured.", count),
        "approve": ngettext(
            "%(count)d comment approved. Readers see it now.",
            "%(count)d comments approved. Readers see them now.",
            count,
        ),
    }
    other = ngettext("%(count)d comment decided.", "%(count)d comments decided.", count)
    return said.get(kind, other) % {"count": count}
