"""The desk: Django's admin site under our own name, policy and order."""

from functools import partial, wraps

from csp.decorators import csp_update
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

# The sidebar: places in groups, each the list of a model; a place that nobody registered is left out. What stands in
# no group is found in the last one.
GROUPS = [
    ("desk", _("Desk"), ["articles.article", "articles.frontpage", "articles.image"]),
    (
        "readers",
        _("Readers"),
        [
            "comments.comment",
            "comments.policy",
            "comments.localpolicy",
            "comments.bannedterm",
            "comments.learned",
            "comments.ban",
        ],
    ),
    (
        "newsroom",
        _("Newsroom"),
        [
            "articles.category",
            "articles.tag",
            "articles.equivalents",
            "articles.author",
            "articles.staticpage",
            "articles.menuitem",
        ],
    ),
    ("house", _("House"), ["articles.publication", "newsroom.user"]),
]
NAMES = {"articles.author": _("Bylines"), "articles.equivalents": _("Words that mean the same")}
KEYS = {"articles.article": "g s", "articles.frontpage": "g f", "articles.image": "g p", "comments.comment": "g c"}

policy = csp_update(settings.DESK_CONTENT_SECURITY_POLICY)


class Suggestions(AutocompleteJsonView):
    """Autocomplete answers. A model may say what stands for its rows (``autocomplete_id``); tags say their name."""

    def serialize_result(self, obj, to_field_name):
        answer = super().serialize_result(obj, to_field_name)
        return answer | {"id": obj.autocomplete_id} if hasattr(obj, "autocomplete_id") else answer


class Desk(admin.AdminSite):
    site_title = _("Desk")
    index_title = _("Today")
    enable_nav_sidebar = True

    @property
    def site_header(self):
        from newsroom import publication

        return publication.name()

    def admin_view(self, view, cacheable=False):
        return policy(self._or_said(super().admin_view(self._or_refused(view), cacheable)))

    def _or_refused(self, view):
        """What is not there or not allowed is said by the desk, not by the readers' site."""

        @wraps(view)
        def answer(request, *args, **kwargs):
            try:
                return view(request, *args, **kwargs)
            except Http404:
                return self._refused(request, 404)
            except PermissionDenied as refusal:
                return self._refused(request, 403, str(refusal))

        return answer

    def _refused(self, request, status, sentence=""):
        context = self.each_context(request) | {
            "status": status,
            "sentence": sentence,
            "may_allow": request.user.has_perm("newsroom.change_user"),
            "is_popup": "_popup" in request.GET,
        }
        return TemplateResponse(request, "admin/refused.html", context, status=status)

    def _or_said(self, view):
        """A script whose session is over gets a sentence, not the log-in page: the text that it sends stays there."""

        @wraps(view)
        def answer(request, *args, **kwargs):
            if request.headers.get("Accept", "").startswith("application/json") and not self.has_permission(request):
                sentence = _("You are signed out. Your text is kept in this browser: sign in again in a new tab.")
                return JsonResponse({"said": sentence, "login": reverse("admin:login")}, status=401)
            return view(request, *args, **kwargs)

        return answer

    def login(self, request, extra_context=None):
        return policy(never_cache(super().login))(request, extra_context)

    def get_app_list(self, request, app_label=None):
        """The sidebar's groups; for one app, Django's own list of it."""
        if app_label:
            return super().get_app_list(request, app_label)
        places = {
            place["model"]._meta.label_lower: self._place(place, request)
            for app in self._build_app_dict(request).values()
            for place in app["models"]
            if place["admin_url"]
        }
        known = {label for _key, _name, labels in GROUPS for label in labels}
        groups = []
        for key, name, labels in GROUPS:
            found = [places[label] for label in labels if label in places]
            if key == "desk":
                found.insert(0, self._today(request))
            if key == "house":
                found += [place for label, place in places.items() if label not in known]
            if found:
                groups.append({"app_label": key, "name": name, "app_url": found[0]["admin_url"], "models": found})
        return groups

    def _place(self, place, request) -> dict:
        """A row of the sidebar. A model's admin may have ``waiting(request)``: words for how much waits, or ""."""
        label, address = place["model"]._meta.label_lower, place["admin_url"]
        waiting = getattr(self._registry[place["model"]], "waiting", None)
        return place | {
            "name": NAMES.get(label, place["name"]),
            "key": KEYS.get(label),
            "is_here": request.path.startswith(address),
            "waiting": partial(waiting, request) if waiting else "",  # asked where the sidebar is shown
        }

    def _today(self, request) -> dict:
        address = reverse("admin:index")
        return {
            "name": _("Today"),
            "object_name": "Today",
            "admin_url": address,
            "add_url": None,
            "key": "g t",
            "is_here": request.path == address,
        }

    def get_urls(self):
        return [
            path("language/", self.admin_view(require_POST(self.change_language)), name="language"),
            *super().get_urls(),
        ]

    def index(self, request, extra_context=None):
        return super().index(request, {"now": timezone.now()} | (extra_context or {}))

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
