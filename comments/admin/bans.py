"""Who is blocked, by whom and until when; deleting a row lifts it. An e-mail address stands in no address here.

Who blocked and who lifted stands above the list, by the reader's name: the stock log keeps ``str(ban)``.
"""

from django.contrib import admin
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from comments import bans
from comments.models import Ban
from newsroom.moments import moment

SHOWN = 20
AT = moment("at", _("since"))
DONE = {ADDITION: _("blocked “%(name)s”"), DELETION: _("lifted the block of “%(name)s”")}


@admin.register(Ban)
class BanAdmin(admin.ModelAdmin):
    list_display = ["__str__", "email", "reason", "by", AT, moment("until", _("until"))]
    list_select_related = ["by"]
    search_fields = ["name", "reason"]
    search_help_text = _(
        "Search by name or reason. E-mail addresses are not searched: they would stand in the address."
    )
    fields = ["email", "name", "reason", "until", "by", AT]

    def get_readonly_fields(self, request, obj=None):
        """Whom a block is about stays. A network's key says nothing to anybody, and is not shown."""
        return ["email", "by", AT] if obj else ["by", AT]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if email := form.base_fields.get("email"):
            email.required = True
            email.error_messages["required"] = _("Write the e-mail address of the reader.")
        return form

    def save_model(self, request, obj, form, change):
        """By the one door through which comments' authors are blocked, too."""
        if change:
            super().save_model(request, obj, form, change)
        else:
            ban = bans.ban_address(obj.email, by=request.user, name=obj.name, reason=obj.reason, until=obj.until)
            obj.pk, obj.name = ban.pk, ban.name

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"log": _log(), **(extra_context or {})})


def _log() -> list[tuple]:
    """``(when, who, what)`` of what was done by hand in this list: a lifted block has no page any more."""
    done = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Ban), action_flag__in=DONE)
    return [
        (
            entry.action_time,
            entry.user.get_full_name(),
            DONE[entry.action_flag] % {"name": entry.object_repr},
        )
        for entry in done.select_related("user").order_by("-pk")[:SHOWN]
    ]
