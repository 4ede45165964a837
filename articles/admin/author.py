from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.found_by_sound import FoundBySound
from articles.admin.picture_choice import PictureChoice
from articles.models import Author


@admin.register(Author)
class AuthorAdmin(FoundBySound):
    purpose = _("Who stands under the headline: each has a page with their stories.")
    list_display = ["__str__", "name_hi", "name_en", "user"]
    list_select_related = ["user"]
    actions = None
    fields = [("name_hi", "name_en"), "slug", ("bio_hi", "bio_en"), "photo", "user"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "photo":
            kwargs["widget"] = PictureChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
