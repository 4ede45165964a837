"""What a moderator sees of each comment, looked up for a whole page at once: its number of queries is fixed."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comments import grounds
from comments.admin.tallies import Reader, readers_of
from comments.marking import marked
from comments.models import Act, Claim, Comment, Decision, Mode, Report, Status


@dataclass
class Row:
    comment: Comment
    text: SafeString
    reasons: list[tuple[str, list[str]]]  # each with the evidence that does not stand in the text
    reader: Reader
    mode: str
    complaints: list[Report]
    decision: Decision | None
    holder: object  # who else has it on their screen

    @property
    def buttons(self) -> list[tuple[str, str, str]]:
        """``(verb, word, key)`` of what can be decided: all but what it is already."""
        approve = ("approve", _("Keep") if self.comment.reports else _("Approve"), "A")
        is_settled = self.comment.status == Status.APPROVED and not self.comment.reports
        return [
            *([] if is_settled else [approve]),
            *([] if self.comment.status == Status.SPAM else [("spam", _("Spam"), "S")]),
            *([] if self.comment.status == Status.TRASH else [("trash", _("Trash"), "T")]),
        ]

    @property
    def feature_button(self) -> tuple[str, str]:
        if self.comment.featured and self.comment.status == Status.APPROVED:
            return "unfeature", _("Feature no more")
        return "feature", _("Feature") if self.comment.status == Status.APPROVED else _("Approve and feature")


def rows_of(comments: list[Comment], user) -> list[Row]:
    readers, modes = readers_of(comments), grounds.modes_of({one.edition for one in comments})
    complaints, decisions, holders = _complaints(comments), _decisions(comments), _holders(comments, user)
    return [
        Row(
            comment,
            *_words(comment),
            readers[comment.pk],
            Mode(modes[comment.edition_id]).label,
            complaints.get(comment.pk, []),
            decisions.get(comment.pk),
            holders.get(comment.pk),
        )
        for comment in comments
    ]


def _words(comment) -> tuple[SafeString, list]:
    said = [{"reason": comment.reason, "evidence": comment.evidence}, *comment.also] if comment.reason else []
    evidence = [piece for one in said for piece in one["evidence"]]
    text, beside = marked(comment.body, evidence)
    return text, [(_(one["reason"]), [piece for piece in one["evidence"] if piece in beside]) for one in said]


def _complaints(comments) -> dict[int, list[Report]]:
    found: dict[int, list[Report]] = {}
    for report in Report.objects.filter(comment__in=comments, settled_by=None).order_by("pk"):
        found.setdefault(report.comment_id, []).append(report)
    return found


def _decisions(comments) -> dict[int, Decision]:
    """The newest decision about each that still stands."""
    decided = [comment.pk for comment in comments if comment.status != Status.PENDING]
    standing = Decision.objects.filter(comment__in=decided, act=Act.STATUS, undone_by=None)
    return {decision.comment_id: decision for decision in standing.select_related("by").order_by("pk")}


def _holders(comments, user) -> dict:
    waiting = [comment for comment in comments if comment.status == Status.PENDING]
    held = Claim.objects.filter(comment__in=waiting, until__gt=timezone.now()).exclude(by=user)
    return {claim.comment_id: claim.by for claim in held.select_related("by")}
