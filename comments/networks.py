"""Where a comment came from, as a keyed hash: enough to see a flood, too little to know an address."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from newsroom import clients

EARLIER = 6  # weeks: a comment's network is kept for 30 days, and a block of it lasts 7 more


def network_of(address: str, day: date | None = None) -> str:
    """The hash of an address's network (one IPv4 address, 64 bits of IPv6), with another key each week.

    Whoever comes without an address that can be read shares one network with all others of whom nothing is known.
    """
    network = clients.network_of(address)
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


def _hash(key: str, text: str) -> str:
    return salted_hmac(key, text, algorithm="sha256").hexdigest()
