"""What a piece of a page shows, to keep the rendered piece by: ``{% cache None card edition|shown style %}``.

The name of a piece holds the language and every column of the rows in it that was read, so another word in any of
them is another name. Nothing has to be told when a row changes, and no piece is ever out of date.
"""

from django import template
from django.db.models import Model
from django.utils.translation import get_language

register = template.Library()


@register.filter
def shown(rows) -> str:
    """One row or several, each with the rows that were read along with it (``select_related``)."""
    rows = [rows] if isinstance(rows, Model) else rows or []
    return f"{get_language()} {[_read(row) for row in rows]}"


def _read(row: Model) -> list:
    columns = [str(value) for name, value in vars(row).items() if not name.startswith("_")]
    return columns + [_read(other) for other in row._state.fields_cache.values() if other]
