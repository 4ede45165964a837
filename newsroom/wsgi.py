"""What the server calls: public pages from memory, the gate for bodies, static files, then Django."""

import os
import re

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from newsroom.bodies import BodyGate
from newsroom.lanes import Lanes
from newsroom.pagecache.cache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

HASHED = re.compile(r"\.[0-9a-f]{12}\.[^/]+$")


def _headers(headers, path, url):
    headers["X-Content-Type-Options"] = "nosniff"


def _immutable(path, url):
    """Names with a content hash never change what they mean."""
    return bool(HASHED.search(url))


django = Lanes(
    get_wsgi_application(),
    reading=(settings.LANES["reading"], settings.PLACES["reading"]),
    writing=(settings.LANES["writing"], settings.PLACES["readers"]),
    desk=(settings.LANES["desk"], settings.PLACES["desk"]),
)

from articles import announcing, heat, relating  # noqa: E402
from articles.pictures import developing  # noqa: E402
from newsroom import jobs, letters  # noqa: E402
from newsroom.pagecache import outbox, packing  # noqa: E402
from newsroom.reads import noticing  # noqa: E402

with_files = WhiteNoise(
    django,
    root=settings.STATIC_ROOT,
    prefix=settings.STATIC_URL,
    immutable_file_test=_immutable,
    add_headers_function=_headers,
)

gated = BodyGate(with_files, readers=settings.PLACES["readers"], desk=settings.PLACES["desk"])

pages = PageCache(
    gated,
    outbox.stamps(),
    site_url=settings.SITE_URL,
    capacity=settings.PAGE_CACHE_BYTES,
    cdn_seconds=settings.CDN_SECONDS,
    on_read=noticing.note,
)

application = pages.__call__  # found once, not at each request: that alone is worth a twentieth of a page
outbox.keep_sweeping()
packing.keep_packing(pages)
letters.keep_delivering()
if announcing.is_wanted():
    announcing.keep_delivering()
jobs.keep_running()
developing.keep_developing()
noticing.keep_bringing_away()
heat.keep_counting()
relating.keep_relating()
