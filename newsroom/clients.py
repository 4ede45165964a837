"""Where a request came from."""

import ipaddress
import re

from django.conf import settings

_WITH_PORT = re.compile(r"\[([^\]]*)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+")


def address_of(environ: dict) -> str:
    """The address as the last of ``TRUSTED_PROXIES`` proxies in front of us saw it; "" when nothing is known."""
    if settings.TRUSTED_PROXIES:
        forwarded = (environ.get("HTTP_X_FORWARDED_FOR") or "").split(",")
        if len(forwarded) >= settings.TRUSTED_PROXIES and forwarded[-settings.TRUSTED_PROXIES].strip():
            return forwarded[-settings.TRUSTED_PROXIES].strip()
    return environ.get("REMOTE_ADDR") or ""


def network_of(address: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    """What one household or one phone has: a single IPv4 address, 64 bits of IPv6. None where it cannot be read."""
    if found := _WITH_PORT.fullmatch(address):
        address = found[1] or found[2]
    try:
        known = ipaddress.ip_address(address.partition("%")[0])  # without the name of an interface
    except ValueError:
        return None
    known = getattr(known, "ipv4_mapped", None) or known
    prefix = 32 if known.version == 4 else 64
    return ipaddress.ip_network(f"{known}/{prefix}", strict=False)
