"""Where a comment came from, as a keyed hash: enough to see a flood, too little to know an address."""

import ipaddress
from datetime import date

from django.utils import timezone
from django.utils.crypto import salted_hmac


def network_of(address: str, day: date | None = None) -> str:
    """The hash of an address's network (one IPv4 address, 64 bits of IPv6), with another key each week; "" for none."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    prefix = 32 if known.version == 4 else 64
    network = ipaddress.ip_network(f"{known}/{prefix}", strict=False)
    year, week, _weekday = (day or timezone.localdate()).isocalendar()
    return salted_hmac(f"comments.networks.{year}-{week}", str(network), algorithm="sha256").hexdigest()
