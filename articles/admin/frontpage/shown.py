"""What the front page's screen shows: each place with who stands in it and who waits, what comes, what can be put."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from articles.frontpage.places import NUMBERS, keys, name_of
from articles.frontpage.standing import claimed
from articles.models import Article, Edition, FrontSlot, State
from articles.search import desk

OFFERED, UNASKED = 20, 5


@dataclass(frozen=True)
class Waiting:
    """A story in line for a place: it has its hour, or readers do not have it now."""

    slot: FrontSlot
    title: str


@dataclass(frozen=True)
class Row:
    """A place: the story that readers see there, and the slot by which an editor put it there, if one did."""

    key: str
    name: str
    edition: Edition | None
    slot: FrontSlot | None
    waiting: list[Waiting] = field(default_factory=list)

    @property
    def up(self) -> str:
        """The place above, for a story that was put here."""
        return _beside(self.key, -1) if self.slot else ""

    @property
    def down(self) -> str:
        return _beside(self.key, 1) if self.slot else ""

    @property
    def is_upper(self) -> bool:
        return self.key in NUMBERS


@dataclass(frozen=True)
class Coming:
    """What happens at a moment by itself."""

    at: datetime
    lines: list[tuple[str, str]]  # where, what


def _beside(key, step) -> str:
    if key not in NUMBERS or not 0 <= (place := NUMBERS.index(key) + step) < len(NUMBERS):
        return ""
    return NUMBERS[place]


def headlines(page) -> dict[int, Edition]:
    """The editions of all stories that stand or wait, live or not: ``{story: edition}``."""
    named = {slot.story_id for slot in page.slots} | ({page.breaking.story_id} if page.breaking else set())
    rows = Edition.objects.filter(language=page.language, article__in=named - {None}).for_cards()
    return {row.article_id: row for row in rows}


def rows(page, titles) -> list[Row]:
    """Every place of the page, in its order."""
    sections = {category.pk: category for category in page.categories}
    claims, shown = page.claims, page.arrangement.places
    return [
        Row(
            key=key,
            name=name_of(key, sections),
            edition=shown.get(key),
            slot=claims.get(key),
            waiting=[
                Waiting(slot, title_of(slot, titles))
                for slot in sorted(page.slots, key=lambda slot: slot.order)
                if slot.place == key and not slot.begun(page.moment)
            ],
        )
        for key in keys(page.categories)
    ]


def title_of(slot, titles) -> str:
    edition = titles.get(slot.story_id)
    return edition.title if edition else "—"


def coming(page, titles) -> list[Coming]:
    """What the clock alone will change, in order."""
    ends = [moment for slot in page.slots for moment in (slot.starts_at, slot.ends_at)]
    ends += [page.breaking.starts_at, page.breaking.ends_at] if page.breaking else []
    ends += [edition.publish_at for edition in titles.values()]
    sections = {category.pk: category for category in page.categories}
    before, moments = page.claims, []
    for moment in sorted({end for end in ends if end and end > page.moment}):
        after = claimed(page.slots, moment)
        lines = [
            (name_of(key, sections), title_of(after[key], titles) if key in after else _("fills itself"))
            for key in keys(page.categories)
            if _story(before.get(key)) != _story(after.get(key))
        ]
        lines += _breaking(page.breaking, moment)
        if lines:
            moments.append(Coming(moment, lines))
        before = after
    return moments


def _story(slot):
    return slot.story_id if slot else None


def _breaking(breaking, moment) -> list[tuple[str, str]]:
    if breaking and moment == breaking.starts_at:
        return [(_("Breaking news"), breaking.sentence)]
    if breaking and moment == breaking.ends_at:
        return [(_("Breaking news"), _("ends"))]
    return []


def offered(language: str, question: str, story: int | None = None) -> list[Edition]:
    """Stories to put in a place, live and scheduled, the newest first: one, or those that the desk finds by name."""
    found = Edition.objects.filter(language=language, state=State.PUBLISHED)
    if story:
        found = found.filter(article=story)
    if question.strip():
        found = found.filter(article__in=desk.named(Article, question).keys)
    return list(found.newest_first().for_cards()[: OFFERED if question or story else UNASKED])
