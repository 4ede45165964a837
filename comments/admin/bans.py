"""Who is blocked, by whom and until when; deleting a row lifts it. An e-mail address stands in no address here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from comments.models import Ban


@admin.register(Ban)
class BanAdmin(admin.ModelAdmin):
    list_display = ["__str__", "name", "reason", "by", "at", "until"]
    list_select_related = ["by"]
    search_fields = ["name", "reason"]
    search_help_text = _("Search by name or reason. E-mail addresses are not searched: they would stand in the address.")
    fields = ["email", "name", "reason", "until", "by", "at"]
    readonly_fields = ["by", "at"]

    def save_model(self, request, obj, form, change):
        obj.email = obj.email.casefold()
        if not change:
            obj.by = request.user
        super().save_model(request, obj, form, change)
