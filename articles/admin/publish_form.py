"""The form of the publish sheet: when, and for what readers have already, what kind of change it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Change, Scope

WHAT_READERS_SEE = {
    Change.UPDATE: _("“Updated” moves to now."),
    Change.CORRECTION: _("Readers are told in one sentence what was wrong."),
    Change.TYPO: _("Nothing is said, the time stays."),
}


class PublishForm(forms.Form):
    """For these languages; ``live`` are those that readers have had, ``same`` those that they have just as they are."""

    when = forms.ChoiceField(
        label=_("When"), choices=[("now", _("Now")), ("later", _("Later"))], widget=forms.RadioSelect, initial="now"
    )
    at = forms.SplitDateTimeField(
        label=_("Day and time"),
        required=False,
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date"}, time_attrs={"type": "time"}, date_format="%Y-%m-%d", time_format="%H:%M"
        ),
        help_text=_("India time."),
    )

    def __init__(self, *args, live=(), same=(), may_wait=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.live = live
        if not may_wait:
            del self.fields["when"], self.fields["at"]
        for scope in Scope.values:
            self.fields[f"base_{scope}"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        for language in live:
            self.fields[f"change_{language}"] = forms.ChoiceField(
                label=_("kind of change"),
                choices=[(Change.CORRECTION.value, Change.CORRECTION.label)] if language in same else Change.choices,
                widget=forms.RadioSelect,
                initial=Change.CORRECTION if language in same else Change.UPDATE,
            )
            self.fields[f"sentence_{language}"] = forms.CharField(
                label=_("What was wrong, for readers"),
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
                help_text=_("Such as “An earlier version gave the length as 260 metres; it is 620.”"),
            )

    def clean(self):
        super().clean()
        if self.cleaned_data.get("when") == "later" and not self.cleaned_data.get("at") and "at" not in self.errors:
            self.add_error("at", _("Choose the day and the time first."))

    @property
    def moment(self):
        """None for now."""
        return self.cleaned_data.get("at") if self.cleaned_data.get("when") == "later" else None

    def chosen(self):
        """The moment that stands in the form, sent or not."""
        return getattr(self, "cleaned_data", self.initial).get("at")

    def change(self, language: str) -> dict:
        """For the workflow: what kind of change this is, and what readers are told."""
        if language not in self.live:
            return {}
        data = self.cleaned_data
        return {"change": data[f"change_{language}"], "sentence": data[f"sentence_{language}"]}

    def bases(self) -> dict:
        return {scope: self.cleaned_data.get(f"base_{scope}") for scope in Scope.values}

    def take_up(self, refusal) -> None:
        """Stand the workflow's sentences where they belong; the others over the form."""
        sentences = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
        for name, messages in sentences.items():
            field = "at" if str(name).startswith("publish_at_") else name
            self.add_error(field if field in self.fields else None, messages)


class ReviewForm(forms.Form):
    """A word to the editors, or from them back to the reporter."""

    note = forms.CharField(label=_("note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
