from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.found_by_sound import FoundBySound
from articles.models import Equivalents
from articles.templatetags.dates import desk_moment, iso

WHAT_FOR = _(
    "Who looks for one of these finds stories with any of them, here and on the site."
    " Another spelling needs no line: sena finds सेना by itself."
)


@admin.register(Equivalents)
class EquivalentsAdmin(FoundBySound):
    list_display = ["words", "changed"]
    search_help_text = WHAT_FOR
    actions = None
    fieldsets = [(None, {"fields": ["terms"], "description": WHAT_FOR})]

    @admin.display(description=_("words"), ordering="terms")
    def words(self, entry):
        return str(entry)

    @admin.display(description=_("last change"), ordering="changed_at")
    def changed(self, entry):
        moment = entry.changed_at
        return format_html('<time datetime="{}">{}</time>', iso(moment), desk_moment(moment))
