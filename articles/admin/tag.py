from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as TaggitTag

from articles.admin.found_by_sound import FoundBySound
from articles.models import Tag

admin.site.unregister(TaggitTag)  # our own Tag stands in for it everywhere


@admin.register(Tag)
class TagAdmin(FoundBySound):
    purpose = _("Readers find by a tag all stories that have it; reporters choose tags on the story.")
    list_display = ["name", "label_hi", "label_en", "slug"]
    actions = None
    fields = ["name", ("label_hi", "label_en"), "slug"]
