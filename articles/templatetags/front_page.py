"""Where a story stands on the front pages: ``{% on_the_front_page article as rows %}``."""

from django import template

from articles.frontpage import of_a_story

register = template.Library()


@register.simple_tag
def on_the_front_page(article, language=None):
    return of_a_story.places_of(article, [language]) if language else of_a_story.places_of(article)
