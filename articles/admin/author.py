from django.contrib import admin

from articles.models import Author


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ["__str__", "name_hi", "name_en", "user"]
    list_select_related = ["user"]
    search_fields = ["name_hi", "name_en", "slug"]
    autocomplete_fields = ["photo"]
    actions = None
    fields = [("name_hi", "name_en"), "slug", ("bio_hi", "bio_en"), "photo", "user"]
