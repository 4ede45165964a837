"""Which comments a moderator looks at: views, orders, and pages that go on by key, however long the queue is."""

import re
from dataclasses import dataclass, replace

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from articles.counting import counted
from articles.models import Edition
from comments import claims
from comments.models import Comment, Status
from comments.permissions import may_moderate

SIZE = 50  # comments on a page
KEY = re.compile(r"[0-9]{1,18}")
PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,18})")

VIEWS = {
    "waiting": (Status.PENDING, gettext_lazy("Waiting")),
    "reported": (Status.APPROVED, gettext_lazy("Reported")),
    "spam": (Status.SPAM, gettext_lazy("Spam")),
    "approved": (Status.APPROVED, gettext_lazy("Approved")),
    "trash": (Status.TRASH, gettext_lazy("Trash")),
}
ORDERS = {"oldest": gettext_lazy("Oldest first"), "riskiest": gettext_lazy("Riskiest first")}


@dataclass(frozen=True)
class Asked:
    """What of the queue somebody wants to see.

    ``by`` is a comment, whose author's comments are all shown; ``story`` an article, whose comments alone are.
    """

    view: str = "waiting"
    order: str = "oldest"
    after: str = ""
    by: int | None = None
    story: int | None = None

    @classmethod
    def of(cls, sent) -> "Asked":
        """From a query or a form; what nobody can have meant is as if it was not there."""
        view, order, by, story = sent.get("view"), sent.get("order"), sent.get("by", ""), sent.get("story", "")
        return cls(
            view=view if view in VIEWS else "waiting",
            order=order if order in ORDERS else "oldest",
            after=sent.get("after", ""),
            by=int(by) if KEY.fullmatch(by) else None,
            story=int(story) if KEY.fullmatch(story) else None,
        )

    def but(self, **changed) -> "Asked":
        """The first page of what differs in that; a view and its order are everybody's comments again."""
        return replace(self, **{"after": "", "by": None} | changed)

    @property
    def weighed_by(self) -> str:
        """The column that comes before the key in this order."""
        if self.by:
            return ""
        return "reports" if self.view == "reported" else "risk" if self._is_by_risk else ""

    @property
    def _is_by_risk(self) -> bool:
        return self.view == "waiting" and self.order == "riskiest"

    @property
    def query(self) -> str:
        """The address of its first page, from "?" on."""
        if self.by:
            return "?" + urlencode({"by": self.by})
        order = {"order": "riskiest"} if self._is_by_risk else {}
        return "?" + urlencode({"view": self.view} | order | ({"story": self.story} if self.story else {}))


def page_of(asked: Asked, user, left=()) -> tuple[list[Comment], str]:
    """The comments of a page, and where the next one goes on ("" for nowhere).

    What waits is claimed for a moderator: until they have decided, nobody else is given it. ``left`` are comments
    that they have left for others. Who may only look takes nothing from anybody.
    """
    found = _in_order(_from(asked, _those(asked)), asked).select_related("edition__section", "parent")
    if asked.view == "waiting" and not asked.by and may_moderate(user):
        rows = claims.claim(found.exclude(pk__in=left), user, SIZE)
        more = len(rows) == SIZE
    else:
        rows = list(found[: SIZE + 1])
        more = len(rows) > SIZE
        rows = rows[:SIZE]
    return rows, _place(asked, rows[-1]) if more else ""


def counts() -> dict[str, str]:
    """How many there are in each view, up to a number from which on it does not matter."""
    return {name: counted(_those(Asked(view=name))) for name in VIEWS}


def keys(texts) -> list[int]:
    """The comments that a request names, a page of them at most."""
    return [int(text) for text in texts[:SIZE] if KEY.fullmatch(text)]


def _those(asked: Asked):
    if asked.by:
        author = Comment.objects.filter(pk=asked.by).first()
        return Comment.objects.by(author) if author else Comment.objects.none()
    if asked.story:
        return _of_story(asked)
    if asked.view == "reported":
        return Comment.objects.reported()
    return Comment.objects.filter(status=VIEWS[asked.view][0])


def _of_story(asked: Asked):
    """The state is hidden from the indexes: by them, both databases would look through all that waits anywhere."""
    editions = list(Edition.objects.filter(article=asked.story).values_list("pk", flat=True))
    found = Comment.objects.filter(edition__in=editions).alias(state=Coalesce(F("status"), Value("")))
    found = found.filter(state=VIEWS[asked.view][0])
    return found.filter(reports__gt=0) if asked.view == "reported" else found


def _in_order(found, asked: Asked):
    if column := asked.weighed_by:
        return found.order_by(f"-{column}", "pk")
    return found.order_by("pk" if asked.view == "waiting" and not asked.by else "-pk")


def _from(asked: Asked, found):
    """Upper bounds twice, in the form that planners of both databases begin an index at."""
    if (column := asked.weighed_by) and (place := PLACE.fullmatch(asked.after)):
        weight, key = map(int, place.groups())
        lighter = Q(**{f"{column}__lt": weight}) | Q(pk__gt=key)
        return found.filter(**{f"{column}__lte": weight}).filter(lighter)
    if not column and KEY.fullmatch(asked.after):
        forward = asked.view == "waiting" and not asked.by
        return found.filter(**{"pk__gt" if forward else "pk__lt": int(asked.after)})
    return found


def _place(asked: Asked, comment: Comment) -> str:
    column = asked.weighed_by
    return f"{getattr(comment, column)}-{comment.pk}" if column else str(comment.pk)


def how_many_wait() -> str:
    """For the sidebar, which is on every screen: "" where nothing does."""
    count = counted(Comment.objects.pending(), most=999)
    return "" if count == "0" else count
