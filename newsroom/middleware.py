"""Middleware of our own: what readers have no use for stays at the desk, and the desk speaks its user's language.

A reader's request has no session, no user and no messages, so no public page can come to depend on them.
"""

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation


class OnlyAtTheDesk:
    """Mixed into a middleware that other addresses pass by."""

    def __call__(self, request):
        return super().__call__(request) if request.path_info.startswith(settings.DESK) else self.get_response(request)


class DeskSessions(OnlyAtTheDesk, SessionMiddleware):
    pass


class DeskUsers(OnlyAtTheDesk, AuthenticationMiddleware):
    pass


class DeskForms(CsrfViewMiddleware):
    """Tokens against forged forms, where somebody is logged in. What readers send has guards of its own."""

    def process_view(self, request, *view):
        return super().process_view(request, *view) if request.path_info.startswith(settings.DESK) else None


class DeskMessages(OnlyAtTheDesk, MessageMiddleware):
    pass


def kept_from_search(get_response):
    """``ROBOTS=none``: what a crawler reads in spite of robots.txt, or finds a link to, is not listed either."""

    def respond(request):
        response = get_response(request)
        if settings.ROBOTS == "none":
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return respond


def desk_language(get_response):
    """Activate ``user.interface_language`` on the desk. Reader addresses never look at the user."""

    def respond(request):
        if request.path_info.startswith(settings.DESK) and request.user.is_authenticated:
            translation.activate(request.user.interface_language)
            request.LANGUAGE_CODE = translation.get_language()
        return get_response(request)

    return respond
