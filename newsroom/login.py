"""What stands around the log-in: who is asking, and what somebody who guessed too often is told."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from newsroom.clients import address_of


def client_address(request) -> str:
    """The address a request came from."""
    return address_of(request.META)


def locked_out(request, credentials, *args, **kwargs):
    """Too many wrong passwords: a page that says how long to wait."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    page = render_to_string("admin/locked_out.html", {"minutes": minutes}, request)
    return HttpResponse(page, status=429, headers={"Retry-After": str(minutes * 60)})
