"""What editors type on the front page's screen: places, moments, a sentence."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.frontpage.places import keys, name_of

AHEAD = timezone.timedelta(days=366)  # nobody plans a front page further


class MomentField(forms.DateTimeField):
    """A day and a time in India, in one field."""

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, value):
        moment = super().clean(value)
        if moment and moment > timezone.now() + AHEAD:
            raise forms.ValidationError(_("This is more than a year ahead. Choose an earlier moment."))
        return moment


class PlaceForm(forms.Form):
    """Put a story in a place, now or at a moment."""

    place = forms.ChoiceField(label=_("Place"))
    starts_at = MomentField(label=_("From"))
    ends_at = MomentField(label=_("Until"))

    def __init__(self, *args, sections, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = choices(sections)


class KeepForm(forms.Form):
    ends_at = MomentField(label=_("Until"))


class BreakingForm(forms.Form):
    """The sentence over the front page."""

    sentence = forms.CharField(label=_("One sentence"), required=False, max_length=2_000)
    story = forms.TypedChoiceField(
        label=_("Leads to"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("no story"))],
        error_messages={"invalid_choice": _("Readers do not have this story in this language. Choose another one.")},
    )
    starts_at = MomentField(label=_("From"))
    ends_at = MomentField(label=_("Until"))

    def __init__(self, *args, stories, **kwargs):
        """``stories`` are those that it can lead to: ``[(key, headline)]``."""
        super().__init__(*args, **kwargs)
        self.fields["story"].choices = [("", _("no story")), *stories]


def choices(sections) -> list[tuple[str, str]]:
    """Every place with its name. ``sections`` are the top-level ones."""
    by_key = {section.pk: section for section in sections}
    return [(key, name_of(key, by_key)) for key in keys(sections)]


def take_up(form, refusal) -> None:
    """Stand the workflow's sentences beside their fields; the others over the form."""
    sentences = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
    for name, messages in sentences.items():
        form.add_error(name if name in form.fields else None, messages)


def sentences(form) -> list[str]:
    """All that is wrong in a form, for the top of the screen: its fields may stand far below, or nowhere any more."""
    return [
        f"{form.fields[name].label}: {error}" if name in form.fields else error
        for name, errors in form.errors.items()
        for error in errors
    ]


def typed_moment(text: str):
    """A moment from an address, or None where it is none or over."""
    try:
        moment = MomentField().clean(text)
    except forms.ValidationError:
        return None
    return moment if moment and moment > timezone.now() else None
