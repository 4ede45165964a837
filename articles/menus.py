"""Where the frame of a page leads, beside its sections."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.fields import spoken_in
from articles.models import Menu, MenuItem, StaticPage


class Entry(NamedTuple):
    """``lang`` is the language of the name where it is not the page's, else ""."""

    name: str
    url: str
    lang: str = ""


def further(publisher) -> dict[str, list[Entry]]:
    """The links that the newsroom added, by menu, as far as they lead somewhere in the active language."""
    found = {menu: [] for menu in Menu.values}
    for item in MenuItem.objects.select_related("category", "page"):
        if entry := _entry(item, publisher):
            found[item.menu].append(entry)
    return found


def footer(publisher, added: list[Entry]) -> list[Entry]:
    """The site's own pages, what we got wrong, what the newsroom added, and the feed."""
    pages = StaticPage.objects.public(get_language(), publisher).only("slug", "title_hi", "title_en")
    own = [Entry(page.title, page.get_absolute_url()) for page in pages]
    return [*own, Entry(_("Corrections"), reverse("corrections")), *added, Entry(_("RSS feed"), reverse("feed"))]


def _entry(item: MenuItem, publisher) -> Entry | None:
    language = get_language()
    if item.link:
        return Entry(item.label, item.link) if item.label else None
    if item.page:
        shown = language in item.page.languages(publisher)
        return Entry(item.label or item.page.title, item.page.get_absolute_url()) if shown else None
    spoken = spoken_in(item.category, "name")
    lang = "" if item.label or spoken == language else spoken
    return Entry(item.label or item.category.name, item.category.get_absolute_url(), lang)
