"""The desk: Django's admin site under our own name, policy and order."""

from csp.decorators import csp_update
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

policy = csp_update(settings.DESK_CONTENT_SECURITY_POLICY)


class Suggestions(AutocompleteJsonView):
    """Autocomplete answers. A model may say what stands for its rows (``autocomplete_id``); tags say their name."""

    def serialize_result(self, obj, to_field_name):
        answer = super().serialize_result(obj, to_field_name)
        return answer | {"id": obj.autocomplete_id} if hasattr(obj, "autocomplete_id") else answer


class Desk(admin.AdminSite):
    site_title = _("Desk")
    index_title = _("Desk")
    enable_nav_sidebar = True

    @property
    def site_header(self):
        from newsroom import publication

        return publication.name()

    def admin_view(self, view, cacheable=False):
        return policy(super().admin_view(view, cacheable))

    def login(self, request, extra_context=None):
        return policy(never_cache(super().login))(request, extra_context)

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)
