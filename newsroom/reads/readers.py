"""Which reads are a person's, and what tells one person from another for some hours."""

import re
from functools import lru_cache
from hashlib import blake2b

from newsroom.clients import address_of, network_of

# What fetches pages and reads none: crawlers, monitors, programs, and the apps that draw a preview of a link. A Cubot
# is a telephone.
_PROGRAMS = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|preview|fetch|monitor|uptime|pingdom|archiver|scan|scrap|validator"
    r"|headless|phantom|selenium|playwright|puppeteer|lighthouse|pagespeed|gtmetrix|externalhit|externalagent|whatsapp/"
    r"|python|perl|ruby|php/|java/|okhttp|go-http|http_?client|libwww|curl|wget|aiohttp|httpx|axios|guzzle|postman"
    r"|feed|rss|\+https?:",
    re.IGNORECASE,
)
_LONGEST = 1_000  # letters of an agent that are looked at


def is_read(environ: dict) -> bool:
    """Whether a person looks at the page that was asked for."""
    purpose = environ.get("HTTP_SEC_PURPOSE") or environ.get("HTTP_PURPOSE") or ""
    return is_a_person(environ.get("HTTP_USER_AGENT") or "", purpose)


def is_a_person(agent: str, purpose: str) -> bool:
    """``purpose`` says that a browser only makes ready what its user may ask for (Sec-Purpose, Fetch standard)."""
    return bool(agent) and "prefetch" not in purpose and not _is_a_program(agent[:_LONGEST])


@lru_cache(maxsize=2_000)
def _is_a_program(agent: str) -> bool:
    return bool(_PROGRAMS.search(agent))


def who(key: bytes, page: int, environ: dict) -> tuple[int, int]:
    """The reader and their network as numbers that say nothing without the key, and other ones for every page."""
    address = address_of(environ)
    network = network_of(address) if ":" in address else address  # of IPv4 each address is one
    agent = (environ.get("HTTP_USER_AGENT") or "")[:_LONGEST]
    return _number(key, f"{page} {network} {agent}"), _number(key, f"{page} {network}")


def _number(key: bytes, text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8, key=key).digest(), "big")
