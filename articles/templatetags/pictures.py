"""Library pictures in a page's own language."""

from django import template
from django.utils.translation import get_language

from articles.pictures import renditions

register = template.Library()


@register.simple_tag
def picture(image, *, shape="wide", sizes="100vw", lazy=True, priority=False, **attributes):
    """``{% picture edition.picture shape="wide" sizes="(min-width: 60rem) 20rem, 100vw" class="card-picture" %}``"""
    return renditions.picture_html(
        image, shape=shape, sizes=sizes, language=get_language(), lazy=lazy, priority=priority, **attributes
    )


@register.simple_tag
def figure(image, *, shape="natural", sizes=renditions.BODY_COLUMN, lazy=True, priority=False):
    """``{% figure edition.picture priority=True %}``: the picture with its caption and credit."""
    return renditions.figure_html(
        image, language=get_language(), shape=shape, sizes=sizes, lazy=lazy, priority=priority
    )
