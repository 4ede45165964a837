"""HTTP: which encoding a browser takes, and how our own server asks Django."""

import io
import sys
from urllib.parse import urlsplit

from newsroom.pagecache.entries import BROTLI, GZIP, IDENTITY


class Encodings(dict):
    """Accept-Encoding header -> the best encoding that it allows (RFC 9110, 12.5.3); worked out once a header."""

    MOST = 256

    def __missing__(self, accepted: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        self[accepted] = best = _best(accepted)
        return best


ENCODINGS = Encodings()


def _best(accepted: str) -> str:
    weights = {}
    for part in accepted.lower().split(","):
        name, _semicolon, weight = part.partition(";")
        weights[name.strip()] = _quality(weight)
    anything = weights.get("*", 0.0)
    offers = [(weights.get(name, anything), name) for name in (BROTLI, GZIP)]
    best, name = max(offers, key=lambda offer: offer[0])
    return name if best > 0 else IDENTITY


def _quality(parameter: str) -> float:
    name, _equals, value = parameter.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def canonical_environ(site_url: str, path: str, query: str) -> dict:
    """A request for a page with nothing of the reader's in it: no header, no cookie, our own host."""
    site = urlsplit(site_url)
    port = site.port or (443 if site.scheme == "https" else 80)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
