"""Who publishes this site, as its pages say it: its names, its public address, where the frame of a page leads."""

from functools import cached_property

from asgiref.local import Local
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.dispatch import receiver
from django.utils.translation import get_language

from articles import menus
from articles.models import Publication


class Identity:
    """The publication in the active language: asked of the database when a page first says something of it."""

    @property
    def url(self) -> str:
        return settings.SITE_URL

    @property
    def name(self) -> str:
        return self.publisher.called(get_language() or settings.LANGUAGE_CODE)

    @property
    def tagline(self) -> str:
        return self.publisher.tagline

    @property
    def logo(self):
        return self.publisher.logo

    @property
    def share_picture(self):
        return self.publisher.share_picture

    @property
    def social(self) -> list[tuple[str, str]]:
        return self.publisher.social

    @cached_property
    def publisher(self) -> Publication:
        """All that is known of who publishes it."""
        return Publication.current()

    @cached_property
    def _further(self) -> dict[str, list[menus.Entry]]:
        return menus.further(self.publisher)

    @property
    def menu(self) -> list[menus.Entry]:
        """What stands on top after the sections."""
        return self._further["main"]

    @cached_property
    def footer_menu(self) -> list[menus.Entry]:
        return menus.footer(self.publisher, self._further["footer"])


_now = Local()


@receiver(request_started)
def _begin(**kwargs):
    _now.identity = Identity()


@receiver(request_finished)
def _end(**kwargs):
    _now.identity = None


def current() -> Identity:
    """Read once for all that an answer says of it; outside of requests each time anew."""
    return getattr(_now, "identity", None) or Identity()


def publication(request):
    """Template context: ``publication``."""
    return {"publication": current()}


def plain() -> Identity:
    """What is known without the database: the names that the settings give."""
    identity = Identity()
    identity.publisher, identity._further, identity.footer_menu = Publication(), {"main": []}, []
    return identity


def name(language: str | None = None) -> str:
    """The publication's name in ``language``, or in the active one."""
    return current().publisher.called(language or get_language() or settings.LANGUAGE_CODE)


def absolute(path: str) -> str:
    """The public address of a path on this site, whatever host the request named."""
    return f"{settings.SITE_URL}{path}"
