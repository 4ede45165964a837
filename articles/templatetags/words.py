"""Words in the script they are in: names that fall back to the other language, and headlines that mix two scripts."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from articles.fields import spoken_in
from articles.models import Tag
from newsroom.hindi import keep_dandas, mark_scripts

register = template.Library()


@register.filter
def mixed(text):
    """Words in lines, those of the other script marked with ``lang``: set and spoken in their own voice."""
    html = keep_dandas(conditional_escape(text))
    return mark_safe(mark_scripts(html, get_language()))  # noqa: S308  (escaped above, or safe before)


@register.simple_tag
def named(thing, field="name"):
    """A bilingual text of ``thing``, marked where it is the other language's: ``{% named author "bio" %}``."""
    if isinstance(thing, Tag):
        return mixed(thing.shown)
    text, language = getattr(thing, field), spoken_in(thing, field)
    return mixed(text) if language == get_language() else _spoken(text, language)


def _spoken(text, language):
    return format_html('<span lang="{}">{}</span>', language, text) if text else ""
