"""A form that somebody else may have saved in the meantime: nothing of theirs is overwritten unseen."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.templatetags.dates import desk_moment


class OvertakenForm(forms.ModelForm):
    """``began`` is the save that the form began from. Once told of a later one, pressing “Save” again is meant."""

    began = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["began"] = self.instance.version

    def clean(self):
        data = super().clean()
        rows = self._meta.model._base_manager.select_for_update()
        now = rows.filter(pk=self.instance.pk).first() if self.instance.pk else None
        if now and now.version != (data.get("began") or 0):
            self.data = self.data.copy()
            self.data[self.add_prefix("began")] = now.version
            self.add_error(None, forms.ValidationError(self._said_of(now), code="overtaken"))
        return data

    def _said_of(self, now) -> str:
        labels = [str(self.fields[name].label) for name in self._differing(now)]
        sentence = _(
            "%(who)s saved this (%(when)s) while you had it open. Nothing of yours is lost: it stands below. It differs"
            " in: %(fields)s. Look at the other one in a new tab, and press “Save” again to put yours in its place."
        )
        who = now.saved_by or _("Somebody")
        return sentence % {"who": who, "when": desk_moment(now.saved_at), "fields": ", ".join(labels) or "—"}

    def _differing(self, now) -> list[str]:
        return [
            name
            for name, typed in self.cleaned_data.items()
            if name != "began" and (getattr(now, name) or None) != (typed or None)
        ]


class OvertakenAdmin(admin.ModelAdmin):
    form = OvertakenForm

    def get_fieldsets(self, request, obj=None):
        """The form's own field goes along where somebody may save."""
        fieldsets = list(super().get_fieldsets(request, obj))
        if self.has_change_permission(request, obj):
            name, options = fieldsets[0]
            fieldsets[0] = name, options | {"fields": [*options["fields"], "began"]}
        return fieldsets

    def save_model(self, request, obj, form, change):
        obj.version += 1
        obj.saved_by, obj.saved_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)
