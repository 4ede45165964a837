"""The sections in the menu, and their colours."""

from django import template

from articles.models import Category

register = template.Library()

HUES = 7  # [data-hue] in tokens.css


@register.inclusion_tag("articles/_section_nav.html", takes_context=True)
def sections(context, current=None):
    """The menu. ``current`` is the section that the page belongs to."""
    return {
        "categories": Category.objects.filter(parent=None),
        "root": current and _root(current),
        "publication": context["publication"],
    }


@register.filter
def hue(category):
    """A section's colour, for a part its parent's: a number, so that neighbours in the menu mostly differ.

    Views have a colour of their own, and with it headlines in the regular weight.
    """
    if not category:
        return ""
    return "opinion" if category.root.opinion else _root(category) % HUES


def _root(category) -> int:
    return category.parent_id or category.pk
