"""The publication's own identity: its name in each language and its public address."""

from django.conf import settings
from django.utils.translation import get_language


def name(language: str | None = None) -> str:
    """The publication's name in ``language``, or in the active one."""
    return settings.SITE_NAMES[language or get_language() or settings.LANGUAGE_CODE]


def absolute(path: str) -> str:
    """The public address of a path on this site, whatever host the request named."""
    return f"{settings.SITE_URL}{path}"


def publication(request):
    """Template context: ``publication.name`` and ``publication.url``."""
    return {"publication": {"name": name(), "url": settings.SITE_URL}}
