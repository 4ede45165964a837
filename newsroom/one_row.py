"""The desk's screen for a model that has one row: its form, with what holds where nothing was saved yet."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst


class OneRowAdmin(admin.ModelAdmin):
    """The model answers ``current()``."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        """There is one: its form."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[1]))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """It is called by its name, once."""
        called = {"is_one_row": True, "title": capfirst(self.opts.verbose_name), "subtitle": None}
        return super().changeform_view(request, object_id, form_url, called | (extra_context or {}))

    def get_object(self, request, object_id, from_field=None):
        return self.model.current() if object_id == "1" else None
