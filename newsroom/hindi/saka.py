"""The Indian national calendar, in use beside the civil one since 1957: arithmetic, no almanac.

Its year begins on 22 March, in a leap year on 21 March. The first month has 30 days, in a leap year 31; the next five
have 31, the last six 30.
"""

from calendar import isleap
from datetime import date, timedelta

ERA = 78  # years behind the civil count from March on

_MONTHS = {
    "hi": [
        "चैत्र", "वैशाख", "ज्येष्ठ", "आषाढ़", "श्रावण", "भाद्रपद",
        "आश्विन", "कार्तिक", "अग्रहायण", "पौष", "माघ", "फाल्गुन",
    ],
    "en": [
        "Chaitra", "Vaishakha", "Jyeshtha", "Ashadha", "Shravana", "Bhadrapada",
        "Ashvina", "Kartika", "Agrahayana", "Pausha", "Magha", "Phalguna",
    ],
}  # fmt: skip
_NAME = {"hi": "शक", "en": "Saka"}


def saka(day: date) -> tuple[int, int, int]:
    """Year, month and day: 23 November 2026 is (1948, 9, 2)."""
    civil = day.year if day >= _new_year(day.year) else day.year - 1
    left = (day - _new_year(civil)).days
    month, lengths = 1, iter([31 if isleap(civil) else 30, *[31] * 5, *[30] * 6])
    while left >= (length := next(lengths)):
        month, left = month + 1, left - length
    return civil - ERA, month, left + 1


def _new_year(civil: int) -> date:
    return date(civil, 3, 22) - timedelta(days=isleap(civil))


def format_saka(day: date, language: str) -> str:
    """“2 अग्रहायण 1948 शक”, “2 Agrahayana 1948 Saka”."""
    year, month, number = saka(day)
    return f"{number} {_MONTHS[language][month - 1]} {year} {_NAME[language]}"
