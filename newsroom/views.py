"""Pages that belong to no app: the door, health, robots, and what readers get when something went wrong."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_request, override
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles import caching
from articles.models import Category, Edition
from newsroom import publication
from newsroom import robots as rules
from newsroom.pagecache.addresses import canonical
from newsroom.pagecache.naming import name_page

STORIES_ON_404 = 3
PAPER = "#ffffff"  # as --paper in tokens.css
ICONS = [("icon-192", "192x192", "any"), ("icon-512", "512x512", "any"), ("icon-maskable", "512x512", "maskable")]
RETRY_AFTER = 5  # seconds
DATABASE_IS_DOWN = (OperationalError, InterfaceError)


@require_safe
def language_door(request):
    """To the front page in the reader's language: LocaleMiddleware found it, or took Hindi, and says so in Vary.

    It takes “en;q=0” and “en-GB;q=0” for wishes, which say that English is not wanted (RFC 9110, 12.5.4).
    """
    found = get_language()
    wishes = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    refused = not any(weight for tag, weight in wishes if tag.partition("-")[0] == found)
    with override(settings.LANGUAGE_CODE if refused else found):
        return redirect("front")


@require_safe
def robots(request):
    sitemaps = [publication.absolute(reverse(name)) for name in ("sitemap_index", "news_sitemap")]
    said = rules.text(robots=settings.ROBOTS, ai_crawlers=settings.AI_CRAWLERS, desk=settings.DESK, sitemaps=sitemaps)
    return name_page(HttpResponse(said, content_type="text/plain"))


@require_safe
def indexnow_key(request, key):
    """Search engines see by this file that whoever sends them addresses of this site may do so."""
    if not settings.INDEXNOW_KEY or key != settings.INDEXNOW_KEY:
        raise Http404
    return HttpResponse(key, content_type="text/plain")


@require_safe
def manifest(request):
    """How a phone shows the site that somebody put on its first screen (W3C's web app manifest)."""
    paper, front = publication.current(), reverse("front")
    told = {
        "id": front,
        "name": paper.name,
        "short_name": paper.name,
        "lang": get_language(),
        "dir": "ltr",
        "start_url": front,
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": PAPER,
        "background_color": PAPER,
        "icons": [
            {"src": static(f"img/{name}.png"), "sizes": size, "type": "image/png", "purpose": purpose}
            for name, size, purpose in ICONS
        ],
    }
    if paper.tagline:
        told["description"] = paper.tagline
    answer = JsonResponse(told, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
    return name_page(answer)


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
    known = {"categories": categories, "newest": newest, "publication": publication.current()}
    response = _error_page(request, 404, known)
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
        context = {"publication": publication.plain()} | (context or {})
        return render(request, f"{status}.html", context, status=status)
