from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.contrib.admin.widgets import AdminIntegerFieldWidget
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.found_by_sound import FoundBySound
from articles.models import Article, Category, Listing


class PlaceForm(forms.ModelForm):
    """A row of the list. Who cannot see the head of its column hears what the number is."""

    class Meta:
        widgets = {"position": AdminIntegerFieldWidget(attrs={"aria-label": _("position")})}


class Tree(ChangeList):
    """Each section with its parts below it, unless somebody sorts by a column."""

    def get_ordering(self, request, queryset):
        return super().get_ordering(request, queryset) if ORDER_VAR in self.params else ["tree_ordering"]


@admin.register(Category)
class CategoryAdmin(FoundBySound):
    purpose = _("Where stories stand: the sections of the menu, each with its parts below it.")
    list_display = ["indented_name", "name_hi", "name_en", "slug", "position"]
    list_editable = ["position"]
    fields = ["parent", ("name_hi", "name_en"), "slug", ("description_hi", "description_en"), "position", "opinion"]
    ordering = ()
    list_per_page = 200
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).with_tree_fields()

    def get_changelist(self, request, **kwargs):
        return Tree

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, form=PlaceForm, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        """A section with stories stays where it is: the lists of its parent hold them."""
        listed = obj and Listing.objects.filter(category=obj).exists()
        return ["parent"] if listed else []

    def has_delete_permission(self, request, obj=None):
        """A section that a story stands in is not deleted, nor is one with parts."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not _in_use(obj))

    @admin.display(description=_("section"))
    def indented_name(self, category):
        return format_html("{}{}", "— " * category.tree_depth, category.name)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = Category.objects.filter(parent=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _in_use(category):
    stories = Article.objects.filter(Q(section=category) | Q(categories=category))
    return stories.exists() or category.children.exists()
