"""Where a comment came from, as a keyed hash: enough to see a flood, too little to know an address."""

import ipaddress
import re
from datetime import date, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

EARLIER = 6  # weeks: a comment's network is kept for 30 days, and a block of it lasts 7 more
_WITH_PORT = re.compile(r"\[([^\]]*)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+")


def network_of(address: str, day: date | None = None) -> str:
    """The hash of an address's network (one IPv4 address, 64 bits of IPv6), with another key each week.

    Whoever comes without an address that can be read shares one network with all others of whom nothing is known.
    """
    network = _network(address)
    if network is None:
        return unknown()
    year, week, _weekday = (day or timezone.localdate()).isocalendar()
    return _hash(f"comments.networks.{year}-{week}", str(network))


def known_as(address: str) -> tuple[str, ...]:
    """Under which hashes an address may stand in a block: the present one first, then those of earlier weeks."""
    today = timezone.localdate()
    days = [today - timedelta(weeks=weeks) for weeks in range(EARLIER + 1)]
    return tuple(dict.fromkeys(network_of(address, day) for day in days))


def unknown() -> str:
    """The network of all of whom nothing is known: they are limited together, and not blocked."""
    return _hash("comments.networks", "unknown")


def _network(address: str):
    if found := _WITH_PORT.fullmatch(address):
        address = found[1] or found[2]
    try:
        known = ipaddress.ip_address(address.partition("%")[0])  # without the name of an interface
    except ValueError:
        return None
    known = getattr(known, "ipv4_mapped", None) or known
    prefix = 32 if known.version == 4 else 64
    return ipaddress.ip_network(f"{known}/{prefix}", strict=False)


def _hash(key: str, text: str) -> str:
    return salted_hmac(key, text, algorithm="sha256").hexdigest()
