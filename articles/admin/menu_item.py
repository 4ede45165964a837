"""Further links in the frame of every page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.category import PlaceForm
from articles.models import MenuItem


@admin.register(MenuItem)
class MenuItemAdmin(admin.ModelAdmin):
    purpose = _("Further links on top or at the foot of every page.")
    list_display = ["__str__", "menu", "position"]
    list_editable = ["position"]
    list_filter = ["menu"]
    list_select_related = ["category", "page"]
    actions = None
    radio_fields = {"menu": admin.VERTICAL}
    fieldsets = [
        (None, {"fields": ["menu", "position"]}),
        (
            _("Where it leads"),
            {
                "fields": ["category", "page", "link"],
                "description": _(
                    "One of them. Sections stand in the menu and pages at the foot by themselves, in the order of"
                    " their positions: this is for what is not there yet."
                ),
            },
        ),
        (_("What it is called"), {"fields": [("label_hi", "label_en")]}),
    ]

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, form=PlaceForm, **kwargs)
