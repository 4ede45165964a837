"""What a story still needs before readers may have it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def missing_words(article, language: str) -> dict[str, str]:
    """``{field: sentence}`` for the words of one language."""
    sentences = {
        "title": _("Write a headline."),
        "body": _("Write the text of the story."),
    }
    return {
        f"{name}_{language}": sentence
        for name, sentence in sentences.items()
        if not getattr(article, f"{name}_{language}")
    }


def missing_facts(article) -> dict[str, str]:
    """``{field: sentence}`` for what both languages share."""
    missing = {}
    if not article.section_id:
        missing["section"] = _("Choose the main section.")
    if not article.bylines.exists():
        missing["authors"] = _("Name at least one author.")
    return missing


def require_words(article, language: str) -> None:
    if missing := missing_words(article, language):
        raise ValidationError(missing)


def require_all(article, language: str) -> None:
    if missing := missing_words(article, language) | missing_facts(article):
        raise ValidationError(missing)
