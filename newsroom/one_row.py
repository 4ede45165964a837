"""The desk's screen for a model that has one row: its form, with what holds where nothing was saved yet."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse


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

    def get_object(self, request, object_id, from_field=None):
        return self.model.current() if object_id == "1" else None
