"""What stands in the way of publication, and what an editor should look at before it.

The newsroom's checks are a list that one can read aloud. A check is a function that takes a ``Reading`` and yields
findings; it looks and answers, and changes nothing. A newsroom names its own in the setting ``PUBLICATION_CHECKS``.
"""

import logging

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from articles.checks.desk import in_step, open_note
from articles.checks.language import look_alikes, loose_spaces, mixed_digits, stray_joiners, written_in_its_language
from articles.checks.links import links_inside
from articles.checks.parts import byline, headline, headline_width, section, standfirst, text
from articles.checks.pictures import alternative_text, credit, lead_picture
from articles.checks.reading import Finding, Reading

logger = logging.getLogger(__name__)

WORDS = [headline, text]  # what somebody who reads it for review needs
WHAT_IT_CONSISTS_OF = [*WORDS, section, byline]  # without these there is no page
CHECKS = [
    *WHAT_IT_CONSISTS_OF,
    alternative_text,
    links_inside,
    open_note,
    in_step,
    standfirst,
    lead_picture,
    credit,
    headline_width,
    written_in_its_language,
    mixed_digits,
    stray_joiners,
    look_alikes,
    loose_spaces,
]


def findings(article, language: str, checks=None) -> list[Finding]:
    """All that the checks say of one language of a saved story, what stops publication first."""
    reading = Reading(article, language)
    found = [finding for check in checks or [*CHECKS, *_own()] for finding in _answers(check, reading)]
    return sorted(found, key=lambda finding: not finding.is_must)


def require(article, language: str, checks=None) -> None:
    """Raise ValidationError naming the fields of everything that stops publication."""
    sentences = {}
    for finding in findings(article, language, checks):
        if finding.is_must:
            sentences.setdefault(finding.field, []).append(finding.said)
    if sentences:
        raise ValidationError(sentences)


def _own():
    return [import_string(path) for path in settings.PUBLICATION_CHECKS]


def _answers(check, reading) -> list[Finding]:
    """A newsroom's own check that breaks stops nobody's work: it is said and logged."""
    if check in CHECKS:
        return list(check(reading))
    try:
        with transaction.atomic():
            return list(check(reading))
    except Exception:
        name = getattr(check, "__name__", str(check))
        logger.exception("The check %s of PUBLICATION_CHECKS broke.", name)
        sentence = _("The newsroom’s own check “%(name)s” did not work. Tell an administrator.") % {"name": name}
        return [reading.consider(sentence, f"title_{reading.language}")]
