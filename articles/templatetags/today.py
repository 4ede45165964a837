"""What the desk's first screen asks of the stories: ``{% agenda user as headings %}``."""

from django import template

from articles import today

register = template.Library()

register.simple_tag(today.agenda)
register.simple_tag(today.clock)
register.simple_tag(today.here)
