"""Moments in the desk's lists and forms, said as everywhere on the desk: “27 November, 1:01 pm”."""

from django.contrib import admin

from articles.templatetags.dates import desk_moment


def moment(name: str, description):
    """A column for the field ``name``: Django would say it in its own way."""

    @admin.display(description=description, ordering=name)
    def shown(row):
        value = getattr(row, name)
        return desk_moment(value) if value else "—"

    return shown
