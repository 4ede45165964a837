"""Three-way merge of one scope of a story: field by field, and inside a body paragraph by paragraph.

Words that only one of two people changed are merged by themselves. A paragraph that both changed is disputed. One
that somebody changed outlives that the other one deleted it. Moves cost no words: who saves last decides about them.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.body.paragraphs import Paragraph, body_of, paragraphs
from articles.models import Revision, Scope

MOST_MOVED = 1_000  # paragraphs of a body up to which moves are looked for: it costs their square
SETS = {"categories", "tags"}  # facts without an order: what each of us added and took away counts


@dataclass(frozen=True)
class Dispute:
    """A field, or a paragraph of a body, that two people changed differently since they both had ``before``."""

    field: str
    paragraph: str | None
    before: object
    mine: object
    theirs: object


@dataclass(frozen=True)
class Clash:
    """The disputes of one scope. ``merged`` is all of it with mine where we dispute, ``newest`` what theirs is from."""

    scope: str
    disputes: list[Dispute]
    merged: dict
    newest: Revision

    def column(self, field: str) -> str:
        return field if self.scope == Scope.FACTS else f"{field}_{self.scope}"

    @property
    def who(self) -> str:
        return self.newest.created_by.get_full_name() if self.newest.created_by else _("Somebody")


class Conflict(ValidationError):
    """Two people changed the same words or facts. Nothing was saved; ``clashes`` says what it is about."""

    def __init__(self, clashes: list[Clash]):
        sentence = _(
            "%(name)s saved this while you were writing. Their text is shown below yours."
            " Take what you need from it, then save again."
        )
        super().__init__(
            {
                clash.column(dispute.field): sentence % {"name": clash.who}
                for clash in clashes
                for dispute in clash.disputes
            }
        )
        self.clashes = clashes


def merge(base: dict, mine: dict, theirs: dict) -> tuple[dict, list[Dispute]]:
    """``theirs`` with my changes since ``base``; where we dispute, the result holds mine."""
    merged, disputes = dict(theirs), []
    for field, value in mine.items():
        before, saved = base.get(field), theirs.get(field)
        if value in (before, saved):
            continue
        if saved == before:
            merged[field] = value
        elif field == "body":
            merged[field], disputed = _merge_bodies(before or "", value, saved or "")
            disputes += disputed
        elif field in SETS:
            merged[field] = _merge_sets(before or [], value, saved or [])
        else:
            merged[field] = value
            disputes.append(Dispute(field, None, before, value, saved))
    if "title" in {dispute.field for dispute in disputes}:  # the address follows the headline: one question is enough
        disputes = [dispute for dispute in disputes if dispute.field != "slug"]
    return merged, disputes


def _merge_sets(before: list, mine: list, theirs: list) -> list:
    added, gone = set(mine) - set(before), set(before) - set(mine)
    return sorted((set(theirs) | added) - gone)


def _merge_bodies(before: str, mine: str, theirs: str) -> tuple[str, list[Dispute]]:
    base, my, their = ({block.key: block for block in paragraphs(body)} for body in (before, mine, theirs))
    chosen, disputes = {}, []
    for key in base.keys() | my.keys() | their.keys():
        was, here, there = base.get(key), my.get(key), their.get(key)
        if _same(here, was):
            block = there
        elif _same(there, was) or _same(there, here) or there is None:
            block = here
        elif here is None:
            block = there  # deleted by me, rewritten by them
        else:
            block = here
            disputes.append(Dispute("body", key, was.html if was else "", here.html, there.html))
        if block:
            chosen[key] = block
    order = _order(list(base), list(my), list(their), chosen)
    disputes.sort(key=lambda dispute: order.index(dispute.paragraph))
    return body_of([chosen[key] for key in order]), disputes


def _same(one: Paragraph | None, other: Paragraph | None) -> bool:
    return (one and one.html) == (other and other.html)


def _order(base: list[str], mine: list[str], theirs: list[str], chosen) -> list[str]:
    """Their order, with what I moved and added behind the paragraph that I put it behind."""
    moved = _moved(base, mine)
    order = [key for key in theirs if key in chosen and key not in moved]
    placed, behind, previous = set(order), {}, None
    for key in mine:
        if key in chosen:
            if key not in placed:
                behind.setdefault(previous, []).append(key)
                continue
            previous = key
    return [*behind.get(None, ()), *(new for key in order for new in (key, *behind.get(key, ())))]


def _moved(base: list[str], mine: list[str]) -> set[str]:
    """The fewest paragraphs of ``base`` that stand in another order in ``mine``."""
    there, here = set(base), set(mine)
    then, now = [key for key in base if key in here], [key for key in mine if key in there]
    if then == now or len(then) > MOST_MOVED:
        return set()
    stayed = set()
    for block in SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks():
        stayed.update(then[block.a : block.a + block.size])
    return set(then) - stayed
