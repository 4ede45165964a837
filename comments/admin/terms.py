"""The newsroom's list of banned and suspect terms."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from comments import simulation
from comments.admin.trying import TryingAdmin
from comments.models import BannedTerm


@admin.register(BannedTerm)
class BannedTermAdmin(TryingAdmin):
    purpose = _("Comments with one of these words wait for a moderator.")
    list_display = ["term", "weight"]
    list_filter = ["weight"]
    search_fields = ["term"]
    radio_fields = {"weight": admin.VERTICAL}

    def try_out(self, draft):
        return simulation.try_term(draft)
