"""What other sites show beside a link to us."""

from django import template

from articles.renditions import fallback
from newsroom import publication

register = template.Library()


@register.simple_tag
def social_picture(image):
    """The absolute address of a picture in the shape that other sites crop to."""
    return publication.absolute(fallback(image, "social").url)
