"""The Indian national calendar."""

from datetime import date, timedelta

import pytest

from newsroom import hindi

YEAR = 365


@pytest.mark.parametrize(
    ("day", "saka"),
    [
        (date(1957, 3, 22), (1879, 1, 1)),  # the day that India took it up
        (date(2026, 11, 23), (1948, 9, 2)),
        (date(2026, 3, 21), (1947, 12, 30)),
        (date(2026, 3, 22), (1948, 1, 1)),
        (date(2024, 3, 20), (1945, 12, 30)),
        (date(2024, 3, 21), (1946, 1, 1)),  # a leap year begins a day earlier,
        (date(2024, 4, 20), (1946, 1, 31)),  # has a day more in its first month,
        (date(2024, 4, 21), (1946, 2, 1)),  # and is even with the others from then on
        (date(2026, 4, 21), (1948, 2, 1)),
        (date(2026, 1, 26), (1947, 11, 6)),
        (date(2026, 8, 15), (1948, 5, 24)),
        (date(2026, 10, 2), (1948, 7, 10)),
        (date(2000, 2, 29), (1921, 12, 10)),
    ],
)
def test_days_that_almanacs_agree_on(day, saka):
    assert hindi.saka(day) == saka


def test_no_day_is_left_out_or_counted_twice():
    days = [hindi.saka(date(1957, 3, 22) + timedelta(days=number)) for number in range(150 * YEAR)]
    assert len(set(days)) == len(days)
    assert days == sorted(days)
    assert {day for _, _, day in days} == set(range(1, 32))


def test_it_is_written_as_each_language_writes_it():
    day = date(2026, 11, 23)
    assert hindi.format_saka(day, "hi") == "2 अग्रहायण 1948 शक"
    assert hindi.format_saka(day, "en") == "2 Agrahayana 1948 Saka"
