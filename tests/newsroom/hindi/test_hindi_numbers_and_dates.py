"""Numbers and moments as each language says them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from newsroom import hindi

MOMENT = datetime(2026, 5, 9, 10, 35, tzinfo=UTC)  # 4:05 in the afternoon in India


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (123456, "1,23,456"),
        (1234567, "12,34,567"),
        (-1234567, "-12,34,567"),
        (Decimal("385000.50"), "3,85,000.50"),
        (1234.5, "1,234.5"),
    ],
)
def test_numbers_are_grouped_in_lakhs_and_crores(number, shown):
    assert hindi.group_digits(number) == shown


def test_a_moment_is_told_in_indias_time_with_the_zone_said():
    assert hindi.format_datetime(MOMENT, "hi") == "9 मई 2026, शाम 4:05 (IST)"
    assert hindi.format_datetime(MOMENT, "en") == "9 May 2026, 4:05 pm IST"


@pytest.mark.parametrize(
    ("hour", "hindi_time", "english_time"),
    [
        (0, "रात 12:05", "12:05 am"),
        (4, "सुबह 4:05", "4:05 am"),
        (12, "दोपहर 12:05", "12:05 pm"),
        (16, "शाम 4:05", "4:05 pm"),
        (20, "रात 8:05", "8:05 pm"),
    ],
)
def test_hindi_names_the_part_of_the_day(hour, hindi_time, english_time):
    moment = datetime(2026, 5, 9, hour, 5, tzinfo=UTC) - timedelta(hours=5, minutes=30)
    assert hindi.format_time(moment, "hi") == hindi_time
    assert hindi.format_time(moment, "en") == english_time


def test_days_and_months_are_spelt_as_newspapers_do():
    november = datetime(2026, 11, 23, tzinfo=UTC)
    assert hindi.format_day(november, "hi") == "सोमवार, 23 नवंबर 2026"
    assert hindi.format_day(november, "en") == "Monday, 23 November 2026"
    assert hindi.format_month(2026, 2, "hi") == "फ़रवरी 2026"


def test_the_day_is_indias_day():
    assert hindi.format_date(datetime(2026, 5, 9, 19, 0, tzinfo=UTC), "en") == "10 May 2026"


@pytest.mark.parametrize(
    ("ago", "in_hindi", "in_english"),
    [
        (timedelta(seconds=20), "अभी", "just now"),
        (timedelta(minutes=1), "1 मिनट पहले", "1 minute ago"),
        (timedelta(hours=5, minutes=40), "5 घंटे पहले", "5 hours ago"),
        (timedelta(days=3), "3 दिन पहले", "3 days ago"),
        (timedelta(days=61), "2 महीने पहले", "2 months ago"),
        (timedelta(days=800), "2 साल पहले", "2 years ago"),
        (timedelta(hours=-1), "अभी", "just now"),
    ],
)
def test_how_long_ago(ago, in_hindi, in_english):
    assert hindi.time_ago(MOMENT - ago, MOMENT, "hi") == in_hindi
    assert hindi.time_ago(MOMENT - ago, MOMENT, "en") == in_english


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        hindi.format_date(datetime(2026, 5, 9), "hi")  # noqa: DTZ001
