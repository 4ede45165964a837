"""Days and hours as each language says them, in India's time; digits 0-9 and twelve hours in both."""

from datetime import datetime
from zoneinfo import ZoneInfo

INDIA = ZoneInfo("Asia/Kolkata")

_MONTHS = {
    "hi": ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"],
    "en": [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ],
}  # fmt: skip
_DAYS = {
    "hi": ["सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
# The part of the day from each hour on: morning from 4, noon from 12, evening from 16, night from 20 to 4.
_PARTS = [(20, "रात"), (16, "शाम"), (12, "दोपहर"), (4, "सुबह"), (0, "रात")]

_AGO = {
    "hi": {
        "minute": ("मिनट", "मिनट"),
        "hour": ("घंटे", "घंटे"),
        "day": ("दिन", "दिन"),
        "month": ("महीने", "महीने"),
        "year": ("साल", "साल"),
    },
    "en": {
        "minute": ("minute", "minutes"),
        "hour": ("hour", "hours"),
        "day": ("day", "days"),
        "month": ("month", "months"),
        "year": ("year", "years"),
    },
}
_SECONDS = [("year", 31_536_000), ("month", 2_592_000), ("day", 86_400), ("hour", 3_600), ("minute", 60)]


def _here(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment without a zone cannot be shown: make it aware first.")
    return moment.astimezone(INDIA)


def format_date(moment: datetime, language: str, *, year: bool = True) -> str:
    """“9 मई 2026”, “9 May 2026”; “9 मई” without the year."""
    local = _here(moment)
    return f"{local.day} {_MONTHS[language][local.month - 1]}" + (f" {local.year}" if year else "")


def format_day(moment: datetime, language: str) -> str:
    """“सोमवार, 23 नवंबर 2026”, “Monday, 23 November 2026”."""
    return f"{_DAYS[language][_here(moment).weekday()]}, {format_date(moment, language)}"


def format_time(moment: datetime, language: str) -> str:
    """“शाम 4:05”, “4:05 pm”."""
    local = _here(moment)
    clock = f"{local.hour % 12 or 12}:{local.minute:02}"
    if language == "en":
        return f"{clock} {'am' if local.hour < 12 else 'pm'}"
    part = next(name for hour, name in _PARTS if local.hour >= hour)
    return f"{part} {clock}"


def format_datetime(moment: datetime, language: str) -> str:
    """“9 मई 2026, शाम 4:05 (IST)”, “9 May 2026, 4:05 pm IST”."""
    zone = "IST" if language == "en" else "(IST)"
    return f"{format_date(moment, language)}, {format_time(moment, language)} {zone}"


def format_month(year: int, month: int, language: str) -> str:
    """“मई 2026”, “May 2026”."""
    return f"{_MONTHS[language][month - 1]} {year}"


def time_ago(then: datetime, now: datetime, language: str) -> str:
    """“5 घंटे पहले”, “5 hours ago”, in the largest whole unit; “अभी”, “just now” within a minute."""
    seconds = max(0, int((now - then).total_seconds()))
    for unit, length in _SECONDS:
        if count := seconds // length:
            one, many = _AGO[language][unit]
            return f"{count} {one if count == 1 else many} {'ago' if language == 'en' else 'पहले'}"
    return "just now" if language == "en" else "अभी"
