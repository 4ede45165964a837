"""Moments as readers say them, in the language of the page and in Indian time."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from articles.months import Month
from newsroom import hindi

register = template.Library()


@register.filter
def iso(moment):
    """For machines, to the second: HTML allows three digits after it, and we keep six."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.filter
def datetime_ist(moment):
    """9 May 2026, 4:05 pm (IST)"""
    return hindi.format_datetime(moment, get_language())


@register.filter
def date_ist(moment):
    """9 May 2026"""
    return hindi.format_date(moment, get_language())


@register.filter
def day_ist(moment):
    """Saturday, 9 May 2026"""
    return hindi.format_day(moment, get_language())


@register.filter
def saka_day(moment):
    """19 Vaishakha 1948 Saka: the same day in the national calendar"""
    return hindi.format_saka(timezone.localdate(moment), get_language())


@register.filter
def time_ist(moment):
    """4:05 pm"""
    return hindi.format_time(moment, get_language())


@register.filter
def month(moment):
    """The month that a moment lies in, for ``{% url 'archive' … %}``."""
    return Month.of(moment)


@register.filter
def month_ist(month):
    """May 2026"""
    return hindi.format_month(*month, get_language())


@register.filter
def desk_moment(moment):
    """4:05 pm, with the day before it unless that is today, and the year unless it is this one: for the desk."""
    language, today = get_language(), timezone.localdate()
    time = hindi.format_time(moment, language)
    day = timezone.localdate(moment)
    return time if day == today else f"{hindi.format_date(moment, language, year=day.year != today.year)}, {time}"
