"""The places of the front page that editors fill, and what they are called at the desk."""

from django.utils.translation import gettext as _

from articles.models import Category
from articles.models.front_slot import PLACES

LEAD = "1"
NUMBERS = tuple(str(number) for number in range(1, PLACES + 1))


def name_of(key: str, sections: dict[int, Category]) -> str:
    """“Lead”, “Second tier, 2”, “First in World”. ``sections`` are the top-level ones by their key."""
    if key == LEAD:
        return _("Lead")
    if key in NUMBERS:
        return _("Second tier, %(number)s") % {"number": int(key) - 1}
    return _("First in %(section)s") % {"section": sections.get(section_of(key)) or "—"}


def section_of(key: str) -> int:
    return int(key.removeprefix("section-"))


def keys(categories) -> list[str]:
    """All of them, in the order of the page."""
    return [*NUMBERS, *(f"section-{category.pk}" for category in categories)]
