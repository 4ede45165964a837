"""The picture library as a window that somebody opened to choose: what its addresses carry on, what it answers."""

from django import template
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import get_language

from articles.fields import spoken_in

register = template.Library()


@register.simple_tag(takes_context=True)
def carried(context):
    """For whom the window is, as the end of an address; "" in the library itself."""
    return f"?{urlencode(context['choosing'])}" if context.get("choosing") else ""


@register.simple_tag(takes_context=True)
def answer_of(context, image):
    """What the window says to the one that asked when this picture is chosen."""
    return context["answer_to"](image)


@register.simple_tag
def called(image):
    """A picture by its caption, what it shows or its file's name, marked where that is the other language's."""
    name = "caption" if image.caption else "alt"
    language = spoken_in(image, name)
    if language == get_language() or not getattr(image, name):
        return str(image)
    return format_html('<span lang="{}">{}</span>', language, image)
