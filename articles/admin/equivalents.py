from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.found_by_sound import FoundBySound
from articles.models import Equivalents
from newsroom.moments import moment


@admin.register(Equivalents)
class EquivalentsAdmin(FoundBySound):
    purpose = _(
        "Who looks for one of these finds stories with any of them, here and on the site."
        " Another spelling needs no line: sena finds सेना by itself."
    )
    list_display = ["words", moment("changed_at", _("last change"))]
    actions = None
    fieldsets = [(None, {"fields": ["terms"], "description": purpose})]

    @admin.display(description=_("words"), ordering="terms")
    def words(self, entry):
        return str(entry)
