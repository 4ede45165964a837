"""What a new newsroom begins with: its own pages, public in both languages and to be made one's own."""

import tomllib
from pathlib import Path

from django.db import transaction

from articles.models import Publication, StaticPage

PAGES = Path(__file__).parent / "pages.toml"


@transaction.atomic
def write_first_pages() -> bool:
    """Write them once, whoever comes first; what was changed or deleted since stays so. Says whether it did."""
    _row, is_new = Publication.objects.get_or_create(pk=1)
    if is_new:
        for page in tomllib.loads(PAGES.read_text(encoding="utf-8"))["page"]:
            StaticPage(**page).save()
    return is_new
