"""Words in the script they are in: names that fall back to the other language, and headlines that mix two scripts."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from articles.fields import spoken_in
from articles.languages import other
from articles.models import Tag

register = template.Library()

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
DEVANAGARI = "\u0900-\u0963\u0966-\u097f\u200c\u200d"
# Runs of words in the script that is not the page's. A single letter, as in “5G”, is not worth a change of voice.
FOREIGN = {
    "hi": re.compile(rf"([{LATIN}]['’&{LATIN}-]*[{LATIN}](?: [{LATIN}]['’&{LATIN}-]*[{LATIN}])*)"),
    "en": re.compile(rf"([{DEVANAGARI}]{{2,}}(?:[ -][{DEVANAGARI}]{{2,}})*)"),
}


@register.filter
def mixed(text):
    """Mark the words of the other script with ``lang``, so that they are set and spoken in their own."""
    language = get_language()
    pieces = FOREIGN[language].split(text)
    pieces[1::2] = [_spoken(piece, other(language)) for piece in pieces[1::2]]
    return mark_safe("".join(conditional_escape(piece) for piece in pieces))  # noqa: S308  (every piece is escaped)


@register.simple_tag
def named(thing, field="name"):
    """A bilingual text of ``thing``, marked where it is the other language's: ``{% named author "bio" %}``."""
    if isinstance(thing, Tag):
        return mixed(thing.shown)
    text, language = getattr(thing, field), spoken_in(thing, field)
    return mixed(text) if language == get_language() else _spoken(text, language)


def _spoken(text, language):
    return format_html('<span lang="{}">{}</span>', language, text) if text else ""
