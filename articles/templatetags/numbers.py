"""Numbers as Indians read them."""

from django import template

from newsroom import hindi

register = template.Library()


@register.filter
def grouped(number):
    """12,34,567"""
    return hindi.group_digits(number)
