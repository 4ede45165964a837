"""What may stand in an address. Django's own ``slug`` refuses Hindi."""

from datetime import MAXYEAR

from django.urls import register_converter

from articles.languages import LANGUAGES
from articles.months import Month
from newsroom import hindi


class SlugConverter:
    """Latin or Hindi words with hyphens. Whoever types Hindi in another normal form arrives all the same."""

    regex = hindi.SLUG_PATTERN

    def to_python(self, value: str) -> str:
        return hindi.normalise(value)

    def to_url(self, value: str) -> str:
        return value


class LanguageConverter:
    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class MonthConverter:
    """``2026/11`` in the archive."""

    regex = "[1-9][0-9]{3}/(?:0[1-9]|1[0-2])"
    separator = "/"

    def to_python(self, value: str) -> Month:
        year, month = map(int, value.split(self.separator))
        if year == MAXYEAR:
            raise ValueError("A month ends where the next one begins, and the calendar has none after this year.")
        return Month(year, month)

    def to_url(self, month: Month) -> str:
        return f"{month.year:04}{self.separator}{month.month:02}"


class FileMonthConverter(MonthConverter):
    """``2026-11`` in the name of a file."""

    regex = "[1-9][0-9]{3}-(?:0[1-9]|1[0-2])"
    separator = "-"


register_converter(SlugConverter, "words")
register_converter(LanguageConverter, "language")
register_converter(MonthConverter, "month")
register_converter(FileMonthConverter, "filemonth")
