"""What the server calls: static files first, everything else to Django."""

import os
import re

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

HASHED = re.compile(r"\.[0-9a-f]{12}\.[^/]+$")


def _headers(headers, path, url):
    headers["X-Content-Type-Options"] = "nosniff"


def _immutable(path, url):
    """Names with a content hash never change what they mean."""
    return bool(HASHED.search(url))


application = WhiteNoise(
    get_wsgi_application(),
    root=settings.STATIC_ROOT,
    prefix=settings.STATIC_URL,
    immutable_file_test=_immutable,
    add_headers_function=_headers,
)
