"""The mark that tells one language's part of a line from the other's: ``{% language_mark "hi" %}``."""

from django import template
from django.utils.html import format_html, format_html_join

from articles.languages import MARKS

register = template.Library()


@register.simple_tag
def language_mark(language, *, spoken=True):
    """``spoken=False`` where the language's name stands beside it: a screen reader says it once."""
    hidden = {} if spoken else {"aria-hidden": "true"}
    attributes = {"class": "lang-mark", "lang": language} | hidden
    said = format_html_join("", ' {}="{}"', attributes.items())
    return format_html("<span{}>{}</span>", said, MARKS[language])
