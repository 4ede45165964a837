from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Category


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ["indented_name", "name_hi", "name_en", "slug", "position"]
    list_editable = ["position"]
    search_fields = ["name_hi", "name_en", "slug"]
    fields = ["parent", ("name_hi", "name_en"), "slug", ("description_hi", "description_en"), "position"]
    ordering = ()
    list_per_page = 200

    def get_queryset(self, request):
        return super().get_queryset(request).with_tree_fields()

    @admin.display(description=_("section"))
    def indented_name(self, category):
        return format_html("{}{}", "— " * category.tree_depth, category.name)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = Category.objects.filter(parent=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
