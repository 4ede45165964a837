"""The gate before Django: request bodies are read here, where slow ones cannot hold the threads readers need."""

import io
import re
import tempfile
import threading
import time
from contextlib import contextmanager

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language_from_path, gettext, gettext_noop, override

DESK_LIMIT, LIMIT = 64 * 2**20, 64 * 2**10  # bytes; a picture that is too large gets the form's words
LOG_IN = f"{settings.DESK}login/"  # stands open to everybody, like the readers' pages
IN_MEMORY = 256 * 2**10  # bytes of a body; the rest of it goes to a temporary file
CHUNK = 256  # bytes; the server hands out a chunk when it is whole, so only small ones let us look at the clock
# Seconds for any body, and bytes a second for a long one. Who sends nothing at all is not looked at, and keeps one of
# the places until the connection ends: where strangers can reach the server, a proxy that buffers stands before it.
PATIENCE, SLOWEST = 20, 8 * 2**10
READERS_FORM = re.compile(r"(/[a-z]{2}/news/[^/]+/)comments/")  # its senders get a page, and a way back to the story
WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}
NOTHING = {"CONTENT_LENGTH": "0"}

REFUSALS = {
    "400 Bad Request": gettext_noop("What you sent arrived in part. Send it again."),
    "405 Method Not Allowed": gettext_noop("This address can be read, or sent a form. Nothing else works here."),
    "408 Request Timeout": gettext_noop("What you sent arrived too slowly. Try again on a better connection."),
    "411 Length Required": gettext_noop("What you sent does not say how long it is. Send it with its length."),
    "413 Content Too Large": gettext_noop("What you sent is too large. Make it smaller and send it again."),
    "503 Service Unavailable": gettext_noop("Many people are sending something just now. Try again in a moment."),
}
HEADERS = {
    "405 Method Not Allowed": [("Allow", "GET, HEAD, OPTIONS, POST")],
    "503 Service Unavailable": [("Retry-After", "1")],
}


class Refused(Exception):
    """``status`` says why a request goes no further."""

    def __init__(self, status: str):
        super().__init__(status)
        self.status = status


class BodyGate:
    """``application``, which sees only requests whose bodies have arrived whole.

    At most ``readers`` forms from outside and ``desk`` from the desk are on their way, from their first byte to the
    answer: fewer than the server has threads. Nobody waits for a place.
    """

    def __init__(self, application, *, readers: int, desk: int):
        self.application = application
        self._places = {False: threading.BoundedSemaphore(readers), True: threading.BoundedSemaphore(desk)}

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] in WITHOUT_BODY:
            if "CONTENT_LENGTH" in environ or "HTTP_TRANSFER_ENCODING" in environ:
                environ = environ | NOTHING | {"wsgi.input": io.BytesIO()}
            return self.application(environ, start_response)
        try:
            with self._place(environ), tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
                _copy(environ["wsgi.input"], body, _length(environ))
                body.seek(0)
                return self.application(environ | {"wsgi.input": body}, start_response)
        except Refused as refused:
            return refuse(refused.status, environ, start_response)

    @contextmanager
    def _place(self, environ):
        """One of the places for a form that may be sent here; raises ``Refused``."""
        if environ["REQUEST_METHOD"] != "POST":
            raise Refused("405 Method Not Allowed")
        _length(environ)
        places = self._places[is_desk(environ.get("PATH_INFO", ""))]
        if not places.acquire(blocking=False):
            raise Refused("503 Service Unavailable")
        try:
            yield
        finally:
            places.release()


def is_desk(path: str) -> bool:
    """Whether only people who work here have business there."""
    return path.startswith(settings.DESK) and path != LOG_IN


def _length(environ) -> int:
    """What the request says of its own length, in bytes."""
    said = environ.get("CONTENT_LENGTH", "")
    if "HTTP_TRANSFER_ENCODING" in environ or not (said.isascii() and said.isdigit()):
        raise Refused("411 Length Required")
    if int(said) > _limit(environ.get("PATH_INFO", "")):
        raise Refused("413 Content Too Large")
    return int(said)


def _limit(path: str) -> int:
    return DESK_LIMIT if is_desk(path) else LIMIT


def _copy(source, target, length: int) -> None:
    latest = time.monotonic() + PATIENCE + length / SLOWEST
    missing = length
    while missing:
        chunk = source.read(min(CHUNK, missing))
        if not chunk:
            raise Refused("400 Bad Request")
        if time.monotonic() > latest:
            raise Refused("408 Request Timeout")
        target.write(chunk)
        missing -= len(chunk)


def refuse(status: str, environ, start_response):
    """A sentence in the language of the address, or in every language where it has none."""
    path = environ.get("PATH_INFO", "")
    language = get_language_from_path(path)
    if language and (story := READERS_FORM.match(path)):
        kind, text = "text/html", _page(status, language, story.group(1))
    else:
        kind, text = "text/plain", _sentences(status, [language] if language else dict(settings.LANGUAGES))
    body = text.encode()
    headers = [
        ("Content-Type", f"{kind}; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'; style-src 'self'"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start_response(status, headers + HEADERS.get(status, []))
    return [body]


def _page(status: str, language: str, story: str) -> str:
    back = iri_to_uri(story.encode("latin-1").decode("utf-8", "replace"))  # WSGI hands bytes over as Latin 1
    with override(language):
        return render_to_string("refused.html", {"sentence": gettext(REFUSALS[status]), "back": back})


def _sentences(status: str, languages) -> str:
    lines = []
    for language in languages:
        with override(language):
            lines.append(gettext(REFUSALS[status]))
    return "\n".join([*lines, ""])
