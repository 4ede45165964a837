"""The newsroom's list of banned and suspect terms."""

from django.contrib import admin

from comments.models import BannedTerm


@admin.register(BannedTerm)
class BannedTermAdmin(admin.ModelAdmin):
    list_display = ["term", "weight"]
    list_filter = ["weight"]
    search_fields = ["term"]
