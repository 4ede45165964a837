from django.contrib import admin
from taggit.models import Tag as TaggitTag

from articles.admin.found_by_sound import FoundBySound
from articles.models import Tag

admin.site.unregister(TaggitTag)  # our own Tag stands in for it everywhere


@admin.register(Tag)
class TagAdmin(FoundBySound):
    list_display = ["name", "label_hi", "label_en", "slug"]
    actions = None
    fields = ["name", ("label_hi", "label_en"), "slug"]
