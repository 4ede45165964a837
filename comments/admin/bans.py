"""Who is blocked, by whom and until when; deleting a row lifts it. An e-mail address stands in no address here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from comments.models import Ban


@admin.register(Ban)
class BanAdmin(admin.ModelAdmin):
    list_display = ["__str__", "name", "reason", "by", "at", "until"]
    list_select_related = ["by"]
    search_fields = ["name", "reason"]
    search_help_text = _(
        "Search by name or reason. E-mail addresses are not searched: they would stand in the address."
    )
    fields = ["email", "name", "reason", "until", "by", "at"]

    def get_readonly_fields(self, request, obj=None):
        """A network's key says nothing to anybody: whoever wrote from there is not to be blocked along with it."""
        return ["by", "at", "email"] if obj and obj.network else ["by", "at"]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if email := form.base_fields.get("email"):
            email.required = True
            email.error_messages["required"] = _("Write the e-mail address of the reader.")
        return form

    def save_model(self, request, obj, form, change):
        obj.email = obj.email.casefold()
        if not change:
            obj.by = request.user
        super().save_model(request, obj, form, change)
