"""What was done, in a sentence: the same whether a button of the story's screen did it or a sheet."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.languages import LANGUAGES, in_words
from articles.models import Change
from newsroom import hindi


def before(article) -> dict[str, str]:
    """``{language: …}``: whether readers never had it, have it, or had it once."""
    found = {}
    for language in LANGUAGES:
        edition = article.edition(language)
        found[language] = "live" if edition and edition.is_live else "gone" if edition and edition.was_live else "new"
    return found


def published(editions, were: dict[str, str], changes: dict[str, str] | None = None) -> str:
    """What publishing ``editions`` was for readers; ``changes`` is the kind that was chosen for each language."""
    kinds = {edition.language: _kind(edition, were, changes or {}) for edition in editions}
    if len(kinds) > 1 and len(set(kinds.values())) == 1:
        return _sentence(editions[0], next(iter(kinds.values())), both=True)
    return " ".join(_sentence(edition, kinds[edition.language]) for edition in editions)


def _kind(edition, were, changes) -> str:
    if edition.is_scheduled:
        return "scheduled"
    was = were[edition.language]
    return str(changes.get(edition.language) or Change.UPDATE) if was == "live" else was


def _sentence(edition, kind, *, both=False) -> str:
    sentence = {
        "scheduled": _("%(language)s goes live on %(when)s."),
        "new": _("Both languages are live now.") if both else _("%(language)s is live now."),
        "gone": _("Readers have %(language)s again."),
        Change.UPDATE: _("%(language)s is updated: readers have the new text and see the new time."),
        Change.CORRECTION: _("%(language)s is corrected: readers have the new text and the sentence about it."),
        Change.TYPO: _("%(language)s is put right: readers have the new text, the time stays."),
    }[kind]
    return sentence % {
        "language": _("Both languages") if both else in_words(edition.language),
        "when": hindi.format_datetime(edition.publish_at, get_language()),
    }


def sent_for_review(language: str) -> str:
    return _("%(language)s is with the editors now.") % {"language": in_words(language)}


def sent_back(language: str) -> str:
    return _("%(language)s went back to its reporter.") % {"language": in_words(language)}
