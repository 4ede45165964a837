"""A story is seen by its lead picture; who cannot see a picture is told what it shows; who made it is named."""

from django.utils.translation import gettext as _

from articles.languages import LANGUAGES, in_words


def lead_picture(reading):
    if not reading.article.lead_image_id:
        sentence = _("There is no lead picture: cards and shared links show the headline alone.")
        yield reading.consider(sentence, "lead_image")


def alternative_text(reading):
    lead = reading.article.lead_image
    if lead and not _described(lead, reading.language):
        sentence = _("The lead picture has no alternative text in %(language)s.")
        yield reading.must(_named(sentence, reading), "lead_image", picture=lead)
    for key, picture in reading.pictures:
        if picture != lead and not _described(picture, reading.language):
            sentence = _("A picture in the text has no alternative text in %(language)s.")
            yield reading.must(_named(sentence, reading), **reading.at(key), picture=picture)


def credit(reading):
    """In either language: a name is a name."""
    lead = reading.article.lead_image
    if lead and not _credited(lead):
        yield reading.consider(_("The lead picture has no credit."), "lead_image", picture=lead)
    for key, picture in reading.pictures:
        if picture != lead and not _credited(picture):
            yield reading.consider(_("A picture in the text has no credit."), **reading.at(key), picture=picture)


def _credited(picture) -> bool:
    return any(getattr(picture, f"credit_{language}") for language in LANGUAGES)


def _described(picture, language: str) -> bool:
    return bool(getattr(picture, f"alt_{language}"))


def _named(sentence: str, reading) -> str:
    return sentence % {"language": in_words(reading.language)}
