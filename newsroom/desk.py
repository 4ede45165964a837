"""The desk: Django's admin site under our own name, policy and order."""

from csp.decorators import csp_update
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

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

    def get_urls(self):
        return [
            path("language/", self.admin_view(require_POST(self.change_language)), name="language"),
            *super().get_urls(),
        ]

    def change_language(self, request):
        """The desk speaks the language that this person chose, from the page on which they chose it."""
        if request.POST.get("language") in dict(settings.LANGUAGES):
            request.user.interface_language = request.POST["language"]
            request.user.save(update_fields=["interface_language"])
        back = request.POST.get("next", "")
        inside = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
        return HttpResponseRedirect(back if inside else reverse("admin:index"))

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)
