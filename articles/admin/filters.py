"""Filters of the story list: what needs me, and whose."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.states import LABELS, in_state


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        order = ("in_review", "sent_back", "draft", "scheduled", "changes", "live", "withdrawn")
        return [(key, LABELS[key]) for key in order]

    def queryset(self, request, queryset):
        return in_state(queryset, self.value()) if self.value() in LABELS else queryset


class MineFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("yes", _("My stories"))]

    def queryset(self, request, queryset):
        return queryset.written_by(request.user) if self.value() == "yes" else queryset
