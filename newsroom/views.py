"""Pages that belong to no app: the door, health, robots, and what readers get when something went wrong."""

import sys

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_request, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles import caching
from articles.models import Category, Edition
from newsroom import publication
from newsroom.pagecache.addresses import canonical
from newsroom.pagecache.naming import name_page

STORIES_ON_404 = 3
RETRY_AFTER = 5  # seconds
DATABASE_IS_DOWN = (OperationalError, InterfaceError)


@require_safe
def language_door(request):
    """To the front page in the reader's language: LocaleMiddleware found it, or took Hindi, and says so in Vary."""
    return redirect("front")


@require_safe
def robots(request):
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {publication.absolute(reverse('sitemap_index'))}"]
    return name_page(HttpResponse("\n".join(lines) + "\n", content_type="text/plain"))


@require_safe
@never_cache
def healthz(request):
    """This process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """This process can serve: the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DATABASE_IS_DOWN:
        return HttpResponse("The database does not answer.\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


def bad_request(request, exception):
    return _error_page(request, 400)


def permission_denied(request, exception):
    return _error_page(request, 403)


def page_not_found(request, exception):
    """With the sections and the newest stories, when the database has them."""
    try:
        categories = list(Category.objects.filter(parent=None))
        newest = list(Edition.objects.live(get_language()).newest_first().for_cards()[:STORIES_ON_404])
    except DATABASE_IS_DOWN:
        return _error_page(request, 404)
    response = _error_page(request, 404, {"categories": categories, "newest": newest})
    if not canonical(request.path_info, ""):
        return response
    return name_page(response, caching.missing_page(get_language(), newest))


def server_error(request):
    """Called while the exception is handled. A database that does not answer will: the reader may try again soon."""
    if not isinstance(sys.exc_info()[1], DATABASE_IS_DOWN):
        return _error_page(request, 500)
    response = _error_page(request, 503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def _error_page(request, status, context=None):
    """A page in the language of the address, that needs no database."""
    language = getattr(request, "LANGUAGE_CODE", None) or get_language_from_request(request, check_path=True)
    with override(language):
        return render(request, f"{status}.html", context, status=status)
