"""What the desk itself has not finished with: a translation that fell behind, a note that nobody answered."""

from django.utils.translation import gettext as _

from articles import translation
from articles.languages import in_words, other
from articles.models import Review


def in_step(reading):
    """Where both languages are written, they say the same."""
    source = other(reading.language)
    if not reading.article.has_text(source) or not reading.field("body"):
        return
    if owed := translation.standing(reading.article).words_of_debt(reading.language):
        names = {"language": in_words(reading.language), "other": in_words(source), "owed": owed}
        sentence = _("The %(language)s is behind the %(other)s: %(owed)s.")
        yield reading.consider(sentence % names, f"body_{reading.language}")


def open_note(reading):
    """Publishing clears a note away, so it is read once more."""
    review, note = reading.article.review_of(reading.language), reading.field("review_note")
    if review == Review.SENT_BACK:
        said = _("It was sent back: “%(note)s”") % {"note": note} if note else _("It was sent back, without a note.")
    elif review == Review.IN_REVIEW and note:
        said = _("It came for review with a note: “%(note)s”") % {"note": note}
    else:
        return
    yield reading.consider(said, f"body_{reading.language}")
