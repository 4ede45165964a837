"""The sections in the menu, and their colours."""

from django import template

from articles.models import Category

register = template.Library()

HUES = 7  # [data-hue] in tokens.css


@register.inclusion_tag("articles/_section_nav.html")
def sections(current=None):
    """The menu. ``current`` is the section that the page belongs to."""
    return {"categories": Category.objects.filter(parent=None), "root": current and _root(current)}


@register.filter
def hue(category):
    """A section's colour, by number: parts have their parent's, and neighbours in the menu mostly differ."""
    return _root(category) % HUES if category else ""


def _root(category) -> int:
    return category.parent_id or category.pk
