"""Calendar months as readers in India count them."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Exists
from django.utils import timezone

from articles.models import Edition


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


def with_stories(language: str) -> list[Month]:
    """Every month that has a live story, newest first.

    Three queries however many stories there are: the two ends, and one that asks the index once a month.
    """
    editions = Edition.objects.live(language)
    newest = _month_of_first(editions.order_by("-publish_at"))
    month = _month_of_first(editions.order_by("publish_at"))
    if newest is None:
        return []
    months = [month]
    while month != newest:
        month = month.next
        months.append(month)
    found = editions.order_by("-publish_at").values_list(*(Exists(one.live(language)) for one in months))
    return [one for one, has_stories in zip(months, found.first(), strict=True) if has_stories][::-1]


def _month_of_first(editions) -> Month | None:
    moment = editions.values_list("publish_at", flat=True).first()
    return moment and Month.of(moment)
