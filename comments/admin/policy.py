"""The newsroom's policy: one form, each setting explained."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from comments import simulation
from comments.admin.trying import TryingAdmin
from comments.models import Policy
from newsroom.one_row import OneRowAdmin


class PolicyForm(forms.ModelForm):
    class Meta:
        model = Policy
        fields = [field.name for field in Policy._meta.fields if field.editable and not field.primary_key]

    def clean(self):
        data = super().clean()
        if self._is_more("links_wait", "links_spam"):
            self.add_error("links_spam", _("A comment waits with fewer links than it is spam with. Write more here."))
        if self._is_more("shortest", "longest"):
            self.add_error("longest", _("No comment can be this short and that long. Write more letters here."))
        return data

    def _is_more(self, least, most) -> bool:
        one, other = self.cleaned_data.get(least), self.cleaned_data.get(most)
        return one is not None and other is not None and one > other


@admin.register(Policy)
class PolicyAdmin(OneRowAdmin, TryingAdmin):
    form = PolicyForm
    radio_fields = {"mode": admin.VERTICAL}
    fieldsets = [
        (
            _("Who appears"),
            {
                "fields": ["mode", "known_after", "close_after", "newest_first"],
                "description": _(
                    "Sections and stories can be different: see “Sections and stories with their own policy”."
                ),
            },
        ),
        (_("What is not taken"), {"fields": ["shortest", "longest", "flood"]}),
        (
            _("What waits, whoever wrote it"),
            {"fields": ["links_wait", "links_spam", "shouting", "disguises", "spam_score", "reports_wait"]},
        ),
    ]

    def try_out(self, draft):
        return simulation.try_policy(draft)
