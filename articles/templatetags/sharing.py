"""What other sites show beside a link to us, and the links that lead there."""

from django import template

from articles import sharing
from articles.pictures.renditions import fallback
from newsroom import publication

register = template.Library()


@register.simple_tag
def social_picture(image):
    """The absolute address of a picture in the shape that other sites crop to."""
    return publication.absolute(fallback(image, "social").url)


@register.inclusion_tag("articles/_share_links.html")
def share_links(edition):
    address = publication.absolute(edition.get_absolute_url())
    return {"address": address, "ways": sharing.ways(edition.title, address)}
