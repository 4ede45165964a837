"""Calendar months as readers in India count them."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Subquery
from django.utils import timezone

from articles.models import Edition, MonthChange

ASKED_AT_ONCE = 500  # a column each: SQLite allows 2,000 and PostgreSQL 1,664, which a story of 1855 would exceed


class Month(NamedTuple):
    year: int
    month: int

    @classmethod
    def of(cls, moment: datetime) -> "Month":
        day = timezone.localtime(moment, timezone.get_default_timezone())
        return cls(day.year, day.month)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def start(self) -> datetime:
        """Its first moment, in the time of the publication."""
        return datetime(self.year, self.month, 1, tzinfo=timezone.get_default_timezone())

    @property
    def end(self) -> datetime:
        """The first moment that is no longer in it."""
        return self.next.start

    def live(self, language: str):
        """Its live editions."""
        return Edition.objects.live(language, until=self.end - timedelta.resolution).filter(publish_at__gte=self.start)


def before(language: str, month: Month) -> Month | None:
    """The nearest earlier month with live stories."""
    earlier = Edition.objects.live(language, until=month.start - timedelta.resolution)
    return _month_of_first(earlier.order_by("-publish_at"))


def after(language: str, month: Month) -> Month | None:
    """The nearest later month with live stories."""
    later = Edition.objects.live(language).filter(publish_at__gte=month.end)
    return _month_of_first(later.order_by("publish_at"))


def newest_of_each(language: str) -> dict[Month, datetime]:
    """Every month that has a live story, newest first, and the moment of its newest.

    Three queries however many stories there are: the two ends, and one that asks the index once a month. It is one
    more for each forty years.
    """
    editions = Edition.objects.live(language)
    newest = _month_of_first(editions.order_by("-publish_at"))
    month = _month_of_first(editions.order_by("publish_at"))
    if newest is None:
        return {}
    months = [month]
    while month != newest:
        month = month.next
        months.append(month)
    found = {}
    for end in range(len(months), 0, -ASKED_AT_ONCE):
        found |= _newest_of(months[max(end - ASKED_AT_ONCE, 0) : end], language)
    return found


def _newest_of(months: list[Month], language: str) -> dict[Month, datetime]:
    """The same of these months, which are given oldest first."""
    asked = (Subquery(one.live(language).order_by("-publish_at").values("publish_at")[:1]) for one in months)
    moments = Edition.objects.live(language).order_by("-publish_at").values_list(*asked).first()
    return {one: moment for one, moment in reversed(list(zip(months, moments, strict=True))) if moment}


def changed() -> dict[Month, datetime]:
    """When stories that stood in a month already were last changed, withdrawn or put back."""
    rows = MonthChange.objects.values_list("month", "changed_at")
    return {Month(day.year, day.month): moment for day, moment in rows}


def note_change(article) -> None:
    """Readers get something else under the moments that a story has had. In the order of the calendar: of two acts
    at once neither waits for a month that the other one holds."""
    note({Month.of(edition.publish_at) for edition in article.editions.all() if edition.was_live})


def note(months: set[Month]) -> None:
    """Some of the stories of these months are others now."""
    for month in sorted(months):
        MonthChange.objects.update_or_create(month=month.start.date(), defaults={"changed_at": timezone.now()})


def _month_of_first(editions) -> Month | None:
    moment = editions.values_list("publish_at", flat=True).first()
    return moment and Month.of(moment)
