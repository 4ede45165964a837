"""One reader who asks one thing after the other, over one connection."""

import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from tests.newsroom.server import Server

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
HEAD_ENDS = b"\r\n\r\n"
MAIN, LINK = re.compile(r"<main\b.*</main>", re.DOTALL), re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
PAGES, ENOUGH = 3, 30  # what is ignored takes places: one page may hold too few others


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    seconds: float


class Reader:
    """Asks with as little work of its own as there can be, since that is measured as well."""

    def __init__(self, server: Server):
        self._port = server.port
        self._connect()

    def _connect(self) -> None:
        self._line = socket.create_connection(("127.0.0.1", self._port), timeout=120)
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, path: str) -> Answer:
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nAccept-Encoding: br\r\n\r\n".encode()
        began = time.perf_counter()
        self._line.sendall(request)
        said = b""
        while HEAD_ENDS not in said:
            said += self._more()
        head, _end, body = said.partition(HEAD_ENDS)
        length = LENGTH.search(head)
        while length and len(body) < int(length[1]):
            body += self._more()
        answer = Answer(int(head.split(b" ", 2)[1]), body, time.perf_counter() - began)
        if not length or b"connection: close" in head.lower():
            self.close()
            self._connect()
        return answer

    def _more(self) -> bytes:
        more = self._line.recv(1 << 16)
        assert more, "the server has hung up"
        return more

    def close(self) -> None:
        self._line.close()


def page_of(text: str, language: str, page: int = 1) -> str:
    """The address of a page of answers. ``text`` may hold any bytes, as ``surrogateescape`` has them."""
    asked = quote(text, safe="", errors="surrogateescape")
    return f"/{language}/search/?q={asked}" + (f"&page={page}" if page > 1 else "")


def found(get: Callable[[str], Answer], text: str, language: str, addresses: dict[str, str]) -> list[str]:
    """Ids of stories in the order of their links in ``<main>``, over a few pages."""
    ids: dict[str, None] = {}
    for page in range(1, PAGES + 1):
        answer = get(page_of(text, language, page))
        if page > 1 and answer.status == 404:
            break
        assert answer.status == 200, (text, answer.status)
        links = LINK.findall(MAIN.search(answer.body.decode())[0])
        new = {addresses[link]: None for link in links if link in addresses} | ids
        if len(new) == len(ids):
            break
        ids |= new
        if len(ids) >= ENOUGH:
            break
    return list(ids)
