"""Calendar months as readers in India count them."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists
from django.utils import timezone


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

    def within(self, editions):
        return editions.filter(publish_at__gte=self.start, publish_at__lt=self.end)


def before(editions, month: Month) -> Month | None:
    """The nearest earlier month with stories."""
    earlier = editions.filter(publish_at__lt=month.start).order_by("-publish_at")
    return _month_of_first(earlier)


def after(editions, month: Month) -> Month | None:
    """The nearest later month with stories."""
    later = editions.filter(publish_at__gte=month.end).order_by("publish_at")
    return _month_of_first(later)


def with_stories(editions) -> list[Month]:
    """Every month that has one of ``editions``, newest first.

    Three queries however many stories there are: the two ends, and one that asks the index once a month.
    """
    newest = _month_of_first(editions.order_by("-publish_at"))
    month = _month_of_first(editions.order_by("publish_at"))
    if newest is None:
        return []
    months = [month]
    while month != newest:
        month = month.next
        months.append(month)
    found = editions.order_by("-publish_at").values_list(*(Exists(one.within(editions)) for one in months))
    return [one for one, has_stories in zip(months, found.first(), strict=True) if has_stories][::-1]


def _month_of_first(editions) -> Month | None:
    moment = editions.values_list("publish_at", flat=True).first()
    return moment and Month.of(moment)
