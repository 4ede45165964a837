"""A reader who asks a WSGI application, header by header."""

import gzip
from dataclasses import dataclass

import brotli

OPEN = {"br": brotli.decompress, "gzip": gzip.decompress}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]  # names in small letters
    sent: bytes

    @property
    def body(self) -> bytes:
        return OPEN.get(self.headers.get("content-encoding"), bytes)(self.sent)


def ask(application, path, query="", method="GET", **headers) -> Answer:
    """``ask(site, "/hi/", accept_encoding="br")``."""
    said = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "wsgi.url_scheme": "http",
    }
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    body = b"".join(application(environ, lambda status, headers: said.append((status, headers))))
    status, given = said[0]
    return Answer(int(status[:3]), {name.lower(): value for name, value in given}, body)
