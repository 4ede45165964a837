from django.contrib import admin
from taggit.models import Tag as TaggitTag

from articles.models import Tag

admin.site.unregister(TaggitTag)  # our own Tag stands in for it everywhere


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ["name", "label_hi", "label_en", "slug"]
    search_fields = ["name", "label_hi", "label_en", "slug"]
    actions = None
    fields = ["name", ("label_hi", "label_en"), "slug"]
