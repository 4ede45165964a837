"""What a reader fills in."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from comments import timing
from comments.models import Comment
from comments.models.comment import PARENT_GONE


class UnseenField(forms.CharField):
    """What people do not fill in, so that nobody could be told what is wrong with it: a NUL is as any other sign."""

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\0", "?")


class SoundText:
    """Mixed into a form of readers: its ``texts`` have arrived whole and run in one direction.

    What is wrong is taken out of what is shown again, so that a look and a second press are all there is to do.
    """

    texts: tuple[str, ...] = ()
    TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # UAX #9
    BROKEN = re.compile("\ufffd|[\ud800-\udfff]")  # what decoding makes of bytes that are no letters

    def clean(self):
        cleaned = super().clean()
        for name in self.texts:
            given = self.data.get(name, "")
            sound = self.BROKEN.sub("", self.TURNING.sub("", given))
            if sound != given:
                self.data = self.data.copy()
                self.data[name] = sound
                self.add_error(name, self._what_was_taken_out(given))
        return cleaned

    def _what_was_taken_out(self, given: str):
        if self.BROKEN.search(given):
            return _("Some letters arrived broken and were taken out. Look at the text, then send it again.")
        return _("Invisible signs that turn the text round were taken out. Look at it, then send it again.")


class CommentForm(SoundText, forms.ModelForm):
    """``website`` is a trap: people do not see it. ``parent`` is the comment that is answered.

    ``token`` says how long the form was open (see ``comments.timing``).
    """

    texts = ("name", "body")
    website = UnseenField()
    token = UnseenField()
    notify = forms.BooleanField(required=False)
    parent = forms.ModelChoiceField(
        Comment.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": PARENT_GONE},
    )

    class Meta:
        model = Comment
        fields = ["body", "name", "email"]  # as they stand on the page
        error_messages = {
            "name": {"required": _("Write the name under which your comment appears.")},
            "email": {
                "required": _("Write your e-mail address. It is not published."),
                "invalid": _("This is not an e-mail address, such as name@example.org. Look at it once more."),
            },
            "body": {"required": _("Write your comment.")},
        }

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = edition.comments.seen()

    def words(self) -> dict:
        """What ``workflow.submit`` takes."""
        data = self.cleaned_data
        words = {name: data[name] for name in ("name", "email", "body", "parent", "notify")}
        return words | {"caught": bool(data["website"]), "timed": timing.is_timed(data["token"])}
