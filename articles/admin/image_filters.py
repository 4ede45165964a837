"""What the picture library is asked for: what is missing, whose, and what nobody has used."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.translation import gettext_lazy as _

from articles.models import Author
from articles.pictures import uses

# How the list is told that somebody came to choose: the body editor's callback, or the field of a form.
EDITOR, FIELD = "CKEditorFuncNum", "for"


class PictureList(ChangeList):
    """The list keeps for whom it is while one searches and filters, and does not take that for a filter."""

    def get_filters_params(self, params=None):
        found = super().get_filters_params(params)
        return {name: value for name, value in found.items() if name not in (EDITOR, FIELD)}

    def get_queryset(self, request, exclude_parameters=None):
        """Who looks for a picture of a story sees no portraits of authors, unless they search."""
        found = super().get_queryset(request, exclude_parameters)
        is_for_a_story = EDITOR in request.GET or request.GET.get(FIELD) == "lead_image"
        if not is_for_a_story or self.query:
            return found
        return found.exclude(pk__in=Author.objects.filter(photo__isnull=False).values("photo"))

    def get_results(self, request):
        """“Show all” is offered only where something is left out."""
        super().get_results(request)
        if not self.query and not self.has_active_filters:
            self.full_result_count = self.result_count


class MissingFilter(admin.SimpleListFilter):
    title = _("what is missing")
    parameter_name = "missing"
    FIELDS = {
        "hi": (_("Hindi alternative text"), {"alt_hi": ""}),
        "en": (_("English alternative text"), {"alt_en": ""}),
        "credit": (_("Credit"), {"credit_hi": "", "credit_en": ""}),
    }

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _empty) in self.FIELDS.items()]

    def queryset(self, request, queryset):
        return queryset.filter(**self.FIELDS[self.value()][1]) if self.value() in self.FIELDS else queryset


class OwnFilter(admin.SimpleListFilter):
    title = _("whose picture")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("yes", _("Added by me"))]

    def queryset(self, request, queryset):
        return queryset.filter(created_by=request.user) if self.value() == "yes" else queryset


class UseFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("no", _("Not used yet"))]

    def queryset(self, request, queryset):
        return uses.unused(queryset) if self.value() == "no" else queryset
