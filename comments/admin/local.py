"""Where a section or a story is different from the newsroom's policy."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from tree_queries.forms import TreeNodeChoiceField

from articles.models import Category
from comments.models import LocalPolicy


class LocalPolicyForm(forms.ModelForm):
    section = TreeNodeChoiceField(
        Category.objects.with_tree_fields(),
        label=_("section"),
        required=False,
        help_text=_("With all of its parts. For one story leave this empty and choose the story."),
    )

    class Meta:
        model = LocalPolicy
        fields = ["section", "article", "mode", "close_after"]
        error_messages = {
            name: {"unique": _("There is a rule for this already. Look for it in the list and change it there.")}
            for name in ("section", "article")
        }

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("mode") and data.get("close_after") is None:
            self.add_error("mode", _("Choose who appears, or write after how many days it closes."))
        return data


@admin.register(LocalPolicy)
class LocalPolicyAdmin(admin.ModelAdmin):
    form = LocalPolicyForm
    purpose = _("Where comments are handled otherwise than the policy of all says: in one section or under one story.")
    autocomplete_fields = ["article"]
    list_display = ["place", "kind", "who_appears", "closes"]
    list_select_related = ["section", "article"]
    list_filter = ["mode"]
    search_fields = ["section__name_hi", "section__name_en", "article__title_hi", "article__title_en"]

    @admin.display(description=_("section or story"))
    def place(self, local):
        return str(local)

    @admin.display(description=_("what it is"))
    def kind(self, local):
        return _("story") if local.article_id else _("section")

    @admin.display(description=_("who appears"), ordering="mode")
    def who_appears(self, local):
        return local.get_mode_display() or _("as around it")

    @admin.display(description=_("closes after days"), ordering="close_after")
    def closes(self, local):
        return _("as around it") if local.close_after is None else local.close_after or _("never by itself")
