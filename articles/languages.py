"""The languages we publish in, as short codes, and what differs between them."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
NAMES = dict(settings.LANGUAGES)
# A language named in itself: what a language switch shows.
OWN_NAMES = {"hi": "हिंदी", "en": "English"}
# As short as it can be said: what stands before one language's part of a line at the desk.
MARKS = {"hi": "हि", "en": "EN"}


def other(language: str) -> str:
    """The other one of the two."""
    return "en" if language == "hi" else "hi"


def in_words(language: str):
    """“Hindi”, “English”, in the language of whoever reads it."""
    return {"hi": _("Hindi"), "en": _("English")}[language]
