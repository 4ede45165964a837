from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Equivalents
from newsroom.moments import moment


@admin.register(Equivalents)
class EquivalentsAdmin(admin.ModelAdmin):
    purpose = _("For search: who looks for one of these words finds stories with the others as well.")
    list_display = ["__str__", moment("changed_at", _("last change"))]
    search_fields = ["terms"]
    actions = None
    fields = ["terms"]
