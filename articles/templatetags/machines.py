"""The head of a page: its one address, what other sites show of it, and its structured data."""

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from articles import feeds, structured_data
from articles.alternates import DEFAULT
from articles.pictures.renditions import Rendition, for_machines
from newsroom import publication

register = template.Library()

DEFAULT_PICTURE = "img/share.png"


@register.simple_tag(takes_context=True)
def this_page(context):
    """The address that this page is known by, however it was typed; a later page of a list is one of its own."""
    match, page = context["request"].resolver_match, context.get("page")
    path = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    before = getattr(page, "before", None)
    return publication.absolute(f"{path}?before={before}" if before else path)


@register.inclusion_tag("_page_card.html", takes_context=True)
def page_card(context, title, description="", picture=None, kind="website"):
    """``{% page_card edition.title edition.summary edition.picture kind="article" %}``"""
    picture = picture or publication.current().share_picture
    return {
        "title": title,
        "description": description,
        "kind": kind,
        "address": this_page(context),
        "language": get_language(),
        "others": sorted(set(context.get("alternates") or {}) - {get_language(), DEFAULT}),
        "picture": _shared(picture),
        "alt": (picture.alt or picture.caption) if picture else publication.name(),
        "publication": context["publication"],
    }


def _shared(picture):
    """In the shape that other sites crop to; the publication's own where a page has none."""
    shown = for_machines(picture, "social")[0] if picture else Rendition(static(DEFAULT_PICTURE), 1200, 630)
    return shown._replace(url=publication.absolute(shown.url))


@register.inclusion_tag("articles/_feed_link.html")
def feed_link(thing):
    """To the feed of a section, a tag or an author."""
    return {"name": getattr(thing, "shown", None) or thing.name, "address": feeds.feed_of(thing)}


@register.simple_tag
def story_data(edition, corrections, translation):
    return structured_data.script(*structured_data.story(edition, corrections, translation))


@register.simple_tag
def section_data(category, page):
    return structured_data.script(*structured_data.section(category, page))


@register.simple_tag
def tag_data(tag, page):
    return structured_data.script(*structured_data.tag(tag, page))


@register.simple_tag
def author_data(author, page):
    return structured_data.script(*structured_data.author(author, page))


@register.simple_tag
def static_page_data(static_page):
    return structured_data.script(*structured_data.static_page(static_page))


@register.simple_tag
def front_data():
    return structured_data.script(*structured_data.front())
