"""The form of one picture: a file to choose, the spot that every crop keeps, and its words in both languages."""

from django import forms
from django.contrib.admin.widgets import AdminFileWidget, AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from articles.models import Image
from articles.pictures.renditions import SHAPES, fallback

# Types are named one by one, so that a phone hands over a JPEG and not a format of its own.
TAKEN = "image/jpeg,image/png,image/webp,image/avif,image/gif"
WORDS = [("alt_hi", "alt_en"), ("caption_hi", "caption_en"), ("credit_hi", "credit_en")]
LINES = [name for pair in WORDS for name in pair]
CROPS = {"wide": _("Stories and lists"), "social": _("Share card"), "square": _("Square")}


class PictureInput(AdminFileWidget):
    def get_context(self, name, value, attrs):
        return super().get_context(name, value, attrs | {"accept": TAKEN})


class FocalPointInput(forms.TextInput):
    """The picture, to be clicked on or walked over with the arrow keys, and what each crop makes of it.

    Without script the point is written as a share of width and height: ``0.45x0.53``.
    """

    image = None

    def render(self, name, value, attrs=None, renderer=None):
        context = {
            "field": super().render(name, value, attrs, renderer),
            "shown": fallback(self.image, "natural"),
            "crops": [(shape, label, "/".join(map(str, SHAPES[shape].ratio))) for shape, label in CROPS.items()],
        }
        return render_to_string("admin/articles/image/_focal_point.html", context)


class PictureForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = ["file", "focal_point", *LINES]
        widgets = {
            "file": PictureInput,
            **{name: AdminTextInputWidget({"class": "vLargeTextField"}) for name in LINES},
            **{name: AdminTextareaWidget({"rows": 3}) for name in ("caption_hi", "caption_en")},
        }

    not_stored = ""  # a sentence, once the disk has refused what the form brings

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in LINES:
            if name in self.fields:
                self.fields[name].widget.attrs["lang"] = name[-2:]
        if "focal_point" in self.fields:
            self.fields["focal_point"].widget = FocalPointInput()
            self.fields["focal_point"].widget.image = self.instance

    def clean(self):
        super().clean()
        self.require("alt", _("Write what the picture shows, in Hindi or in English."))
        self.require("credit", _("Write who made the picture, in Hindi or in English."))
        if self.not_stored:
            self.add_error("file" if "file" in self.fields else None, self.not_stored)

    @property
    def changes(self) -> dict:
        """What somebody has changed of the picture: ``{field: value}``."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in self._meta.fields}

    def require(self, name, sentence):
        """One language is enough: where the other has none, readers get this one, marked as such."""
        hindi, english = f"{name}_hi", f"{name}_en"
        if hindi in self.fields and not (self.cleaned_data.get(hindi) or self.cleaned_data.get(english)):
            self.add_error(hindi, ValidationError(sentence, code="required"))


class WordsForm(PictureForm):
    """The words of one of several new pictures."""

    class Meta(PictureForm.Meta):
        fields = LINES
        widgets = dict.fromkeys(LINES, forms.TextInput)


class ReplacementForm(forms.Form):
    file = Image._meta.get_field("file").formfield(widget=PictureInput)
