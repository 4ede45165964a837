"""What stands on a front page at a moment, and when that changes by the clock."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.frontpage.arrangement import BLOCK, STORIES, Arrangement, BreakingBar, arrange, thin
from articles.models import Breaking, Category, Edition, FrontSlot, Listing
from articles.paging import older_than


@dataclass(frozen=True)
class Standing:
    """``editions`` is every story that the page shows or could be filled with; ``until`` the next moment of its own."""

    language: str
    moment: datetime
    arrangement: Arrangement
    categories: list[Category]
    editions: list[Edition]
    slots: list[FrontSlot]  # all that is not over
    claims: dict[str, FrontSlot]  # which of them has which place now
    breaking: Breaking | None  # standing or to come
    until: datetime | None


def standing(language: str, moment: datetime | None = None) -> Standing:
    """The front page now; or at a later ``moment`` if nobody does anything until then, for the desk alone."""
    now = moment or timezone.now()  # before the first question: what changes meanwhile ends the page at once
    slots = list(FrontSlot.objects.not_over(language, now).order_by("pk"))
    breaking = Breaking.objects.filter(language=language, ends_at__gt=now).first()
    newest, beside = _readable(language, moment)
    newest = list(newest.newest_first().for_cards()[:STORIES])
    claims = claimed(slots, now)
    named = {slot.story_id for slot in claims.values()} | ({breaking.story_id} if breaking else set())
    stories = {row.article_id: row for row in beside.filter(article__in=named - {None}).for_cards()}
    categories = list(Category.objects.filter(parent=None))
    chosen = {place: stories[slot.story_id] for place, slot in claims.items() if slot.story_id in stories}
    newest += _older(beside, thin(newest, categories, chosen), newest, language)
    bar = None
    if breaking and breaking.stands(now):
        bar = BreakingBar(breaking.sentence, breaking.starts_at, stories.get(breaking.story_id))
    return Standing(
        language=language,
        moment=now,
        arrangement=arrange(newest, categories, chosen, bar),
        categories=categories,
        editions=[*newest, *stories.values()],
        slots=slots,
        claims=claims,
        breaking=breaking,
        until=_next_change(slots, breaking, now),
    )


def _readable(language, moment):
    """What readers have, now or at a later ``moment``: to ask for the newest, and for some by their keys."""
    if moment:
        return Edition.objects.due(language, moment), Edition.objects.due_beside(language, moment)
    return Edition.objects.live(language), Edition.objects.live_beside(language)


def _older(beside, sections, newest, language) -> list[Edition]:
    """For these sections, what comes after ``newest``: straight from each one's own index, all in one query.

    Of a section's list twice as many as a block shows, since some of them may stand elsewhere: chosen, or of another
    section in the first place.
    """
    if not (sections and newest):
        return []
    listed = Listing.objects.filter(older_than(newest[-1]), language=language).order_by("-publish_at", "-article_id")
    # A limit or an order in the parts of a union is more than SQLite takes.
    lists = [listed.filter(category=section).values("pk")[: 2 * BLOCK] for section in sections]
    first, *others = (Listing.objects.filter(pk__in=keys).order_by().values("edition") for keys in lists)
    return list(beside.filter(pk__in=first.union(*others, all=True)).newest_first().for_cards())


def claimed(slots, moment) -> dict[str, FrontSlot]:
    """Which slot has which place: the newest that has begun, for its place and for its story.

    What lies under a story that is not live, or stands elsewhere by now, comes up.
    """
    begun = [slot for slot in slots if slot.stands(moment)]
    claims, stories = {}, set()
    for slot in sorted(begun, key=lambda slot: slot.order, reverse=True):
        if slot.place not in claims and slot.story_id not in stories:
            claims[slot.place] = slot
            stories.add(slot.story_id)
    return claims


def _next_change(slots, breaking, now) -> datetime | None:
    ends = [moment for row in (*slots, breaking) if row for moment in (row.starts_at, row.ends_at)]
    return min((moment for moment in ends if moment and moment > now), default=None)
