"""Many readers who write at once, over real sockets, each from an address of their own."""

import http.client
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.newsroom.server import Server

PATIENCE = 120  # seconds for one answer, in a crowd on a small machine
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}


@dataclass
class Said:
    """What the crowd was told: how often each status, the refusals' words, and which comments got a yes."""

    statuses: Counter = field(default_factory=Counter)
    taken: list[str] = field(default_factory=list)  # bodies
    refused: list[tuple[int, str | None, str]] = field(default_factory=list)  # status, Retry-After, page
    seconds: list[float] = field(default_factory=list)


def address_of(number: int) -> str:
    """A reader's own network address (RFC 2544's range for such measurements)."""
    return f"198.18.{number // 250}.{1 + number % 250}"


def post(server: Server, path: str, words: dict, reader: int) -> tuple[int, str | None, str]:
    """The status, Retry-After and page that a reader's comment gets."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    connection.request("POST", path, urlencode(words), FORM | {"X-Forwarded-For": address_of(reader)})
    response = connection.getresponse()
    page = response.read().decode()
    connection.close()
    return response.status, response.headers.get("Retry-After"), page


def crowd(server: Server, path: str, *, readers: int, each: int) -> Said:
    """Everybody begins at the same moment and sends ``each`` comments, one after the other."""
    said, begin = Said(), threading.Barrier(readers)

    def write(reader: int):
        begin.wait()
        for number in range(each):
            words = {
                "name": f"पाठक {reader}",
                "email": f"pathak-{reader}@example.org",
                "body": f"सड़क की हालत पर बात {number}, पाठक {reader} की ओर से।",
            }
            began = time.monotonic()
            status, retry_after, page = post(server, path, words, reader)
            said.seconds.append(time.monotonic() - began)
            said.statuses[status] += 1
            if status == 303:
                said.taken.append(words["body"])
            else:
                said.refused.append((status, retry_after, page))

    _together([threading.Thread(target=write, args=[reader]) for reader in range(readers)])
    return said


def same_form(server: Server, path: str, *, times: int) -> Counter:
    """One reader's impatient finger: the same form, sent ``times`` times at once."""
    words = {"name": "अधीर", "email": "adheer@example.org", "body": "बटन पाँच बार दब गया।"}
    statuses = Counter()

    def send():
        statuses[post(server, path, words, reader=9_999)[0]] += 1

    _together([threading.Thread(target=send) for _time in range(times)])
    return statuses


def _together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
