"""The other language of a page: for search engines and for the switch in the masthead."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language, override

from articles.alternates import hreflang
from articles.languages import OWN_NAMES, other

register = template.Library()


@register.inclusion_tag("articles/_hreflang.html")
def hreflang_links(addresses):
    """``addresses`` is ``{language: path}`` of what is live, or nothing."""
    return {"links": hreflang(addresses or {})}


@register.inclusion_tag("articles/_language_switch.html")
def language_switch(addresses):
    """To this page in the other language where it is live, else to that language's front page."""
    language = other(get_language())
    with override(language):
        front = reverse("front")
    address = addresses.get(language, front) if addresses else front
    return {"language": language, "name": OWN_NAMES[language], "address": address}
