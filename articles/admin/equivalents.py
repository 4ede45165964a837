from django.contrib import admin

from articles.models import Equivalents


@admin.register(Equivalents)
class EquivalentsAdmin(admin.ModelAdmin):
    list_display = ["__str__", "changed_at"]
    search_fields = ["terms"]
    actions = None
    fields = ["terms"]
