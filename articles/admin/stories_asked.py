"""Which stories somebody wants to see: views, filters, words to look for, and pages that go on by key."""

import re
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.counting import counted
from articles.languages import LANGUAGES, other
from articles.models import Article, Byline, Category, Debt
from articles.search import desk
from articles.search.desk import Found
from articles.search.question import LONGEST
from articles.states import in_state
from newsroom import hindi

SIZE = 50
KEY = re.compile(r"[0-9]{1,18}")
PLACE = re.compile(r"([0-9]{1,6})-([0-9]{1,16})-([0-9]{1,18})")
DUE = "due"
TEXTS = "texts"
VIEWS = {
    "": _("All"),
    "in_review": _("In review"),
    "sent_back": _("Sent back"),
    "scheduled": _("Scheduled"),
    "changes": _("Live with changes"),
    "draft": _("Drafts"),
    DUE: _("Translation due"),
    "withdrawn": _("Withdrawn"),
}
CHANGED = {"1": _("Today"), "7": _("Past 7 days"), "30": _("Past 30 days")}


@dataclass(frozen=True)
class Asked:
    """What a query asks for; what nobody can have meant is as if it was not there."""

    state: str = ""
    q: str = ""
    where: str = ""  # to look for that in: names, or texts as well
    section: str = ""
    byline: str = ""  # a byline's key, or "me"
    language: str = ""  # stories that have words in this one alone
    changed: str = ""  # within so many days
    before: str = ""

    @classmethod
    def of(cls, sent) -> "Asked":
        known = {
            "state": lambda value: value in VIEWS,
            "where": lambda value: value == TEXTS,
            "section": KEY.fullmatch,
            "byline": lambda value: value == "me" or KEY.fullmatch(value),
            "language": lambda value: value in LANGUAGES,
            "changed": lambda value: value in CHANGED,
            "before": PLACE.fullmatch,
        }
        found = {name: sent.get(name, "") for name, is_known in known.items() if is_known(sent.get(name, ""))}
        return cls(q=" ".join(hindi.normalise(sent.get("q", ""))[:LONGEST].split()), **found)

    def but(self, **changed) -> "Asked":
        """The first page of what differs in that."""
        return replace(self, **{"before": ""} | changed)

    @property
    def fields(self) -> dict[str, str]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    @property
    def query(self) -> str:
        """Its address, from "?" on."""
        return "?" + urlencode(self.fields)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.section or self.byline or self.language or self.changed)


@dataclass(frozen=True)
class Looked:
    """What has the words that were looked for. ``instead``: in texts, since no name surely has them."""

    found: Found
    where: str
    instead: bool = False


def looked_for(asked: Asked) -> Looked | None:
    if not asked.q:
        return None
    if asked.where == TEXTS:
        return Looked(desk.mentioned(asked.q), TEXTS)
    found = desk.named(Article, asked.q)
    if (found.is_guess or not found.keys) and (texts := desk.mentioned(asked.q)).keys:
        return Looked(texts, TEXTS, instead=True)
    return Looked(found, "")


def page_of(asked: Asked, looked: Looked | None, user) -> tuple[list[int], str]:
    """Keys of the stories of a page, and where the next one goes on ("" for nowhere)."""
    stories = _narrowed(_in_view(asked.state), asked, user)
    found = _in_order(_from(asked, looked.found.among(stories) if looked else stories), asked)
    rows = list(found.values_list("owed", "changed_at", "pk")[: SIZE + 1] if asked.state == DUE else _plain(found))
    more, rows = len(rows) > SIZE, rows[:SIZE]
    return [row[2] for row in rows], _place(*rows[-1]) if more else ""


def counts() -> dict[str, str]:
    return {state: counted(_in_view(state)) for state in VIEWS}


def _plain(found):
    return [(0, *row) for row in found.values_list("changed_at", "pk")[: SIZE + 1]]


def _in_view(state):
    if state == DUE:
        owed = Debt.objects.filter(article=OuterRef("pk")).order_by().values("article")
        owed = owed.annotate(owed=Sum(F("stale") + F("missing"))).values("owed")
        return Article.objects.in_debt().annotate(owed=Subquery(owed))
    return in_state(Article.objects.all(), state) if state else Article.objects.all()


def _narrowed(found, asked, user):
    if asked.section:
        found = found.filter(
            section__in=Category.objects.order_by().filter(Q(pk=asked.section) | Q(parent=asked.section)).values("pk")
        )
    if asked.byline == "me":
        found = found.written_by(user)
    elif asked.byline:
        found = found.filter(Exists(Byline.objects.filter(article=OuterRef("pk"), author=asked.byline)))
    if asked.language:
        found = found.exclude(_no_text(asked.language)).filter(_no_text(other(asked.language)))
    if asked.changed:
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        found = found.filter(changed_at__gte=midnight - timedelta(days=int(asked.changed) - 1))
    return found


def _no_text(language) -> Q:
    return Q(**{f"title_{language}": "", f"body_{language}": ""})


def _in_order(found, asked):
    newest = ("-changed_at", "-id")
    return found.order_by("-owed", *newest) if asked.state == DUE else found.order_by(*newest)


def _place(owed, changed_at, key) -> str:
    return f"{owed}-{round(changed_at.timestamp() * 1_000_000)}-{key}"


def _from(asked, found):
    """Upper bounds first, in the form that planners of both databases begin an index at."""
    if not (place := PLACE.fullmatch(asked.before)):
        return found
    owed, micros, key = map(int, place.groups())
    moment = datetime.fromtimestamp(micros // 1_000_000, UTC).replace(microsecond=micros % 1_000_000)
    earlier = Q(changed_at__lt=moment) | Q(changed_at=moment, pk__lt=key)
    if asked.state == DUE:
        return found.filter(Q(owed__lt=owed) | Q(owed=owed) & earlier)
    return found.filter(changed_at__lte=moment).filter(earlier)
