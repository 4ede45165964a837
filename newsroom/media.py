"""Uploaded pictures, as readers get them: only names that our uploads make, never as anything but a picture."""

import os
import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles.models import FormerFile
from articles.models.image import stem_of
from articles.pictures.renditions import fallback

# images/2026/11/<name>-<16 hex>.jpg, and what is made of it: __processed__/0f3/9ac/<name>-<16 hex>-<12 hex>-960.avif
NAME = re.compile(
    r"""
    (?: images/[0-9]{4}/[0-9]{2}/          [a-z0-9-]+ - [0-9a-f]{16}
      | __processed__/(?:[0-9a-f]{3}/){2}  [a-z0-9-]+ - [0-9a-f]{16} - [0-9a-f]{12} (?:-[0-9]{3,4})?
    )
    \. (?P<kind>jpg|png|webp|avif)
    """,
    re.VERBOSE,
)
STEM = re.compile(r"(.+-[0-9a-f]{16})(?:-[0-9a-f]{12}(?:-[0-9]{3,4})?)?")
CONTENT_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}


HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def media(request, name):
    """One file. What stands under a name never changes, so browsers may keep it for good."""
    match = NAME.fullmatch(name)
    if not match:
        raise Http404
    if not default_storage.exists(name):
        return _where_it_is_now(name)
    found = os.stat(default_storage.path(name))
    etag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
    response = get_conditional_response(request, etag=etag) or FileResponse(
        default_storage.open(name), content_type=CONTENT_TYPES[match["kind"]]
    )
    for header, value in {**HEADERS, "ETag": etag}.items():
        response[header] = value
    return response


def _where_it_is_now(name):
    """The picture that a file belonged to shows another one by now: old pages, feeds and drafts are led to that."""
    former = FormerFile.objects.select_related("image").filter(stem=STEM.fullmatch(stem_of(name))[1]).first()
    if former is None:
        raise Http404
    response = HttpResponseRedirect(fallback(former.image, "natural").url)
    response["Cache-Control"] = "public, max-age=60"
    return response
