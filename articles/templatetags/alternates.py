"""The other language of a page: for search engines and for the switch in the masthead."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from articles.alternates import hreflang
from articles.languages import OWN_NAMES, other

register = template.Library()


@register.inclusion_tag("articles/_hreflang.html")
def hreflang_links(addresses):
    """``addresses`` is ``{language: path}`` of what is live, or nothing. An empty list of stories, which is not among
    them, names nobody: they do not name it either."""
    found = addresses or {}
    return {"links": hreflang(found) if get_language() in found else []}


@register.inclusion_tag("articles/_language_switch.html")
def language_switch(addresses):
    """To this page in the other language where it is live, else to that language's front page."""
    language = other(get_language())
    with override(language):
        front = reverse("front")
    address = addresses.get(language, front) if addresses else front
    return {"language": language, "name": OWN_NAMES[language], "address": address}


@register.inclusion_tag("articles/_translation_link.html")
def translation_link(addresses):
    """To the story in the other language, in words, where it is live."""
    language = other(get_language())
    sentence = {"en": _("Read this story in English"), "hi": _("Read this story in Hindi")}[language]
    return {"language": language, "address": (addresses or {}).get(language), "sentence": sentence}
