"""The same page in other languages, as search engines are told (hreflang)."""

from django.conf import settings

from newsroom import publication


def hreflang(addresses: dict[str, str]) -> list[tuple[str, str]]:
    """``{language: path}`` of what is live as (hreflang, address) pairs, the page itself and x-default included."""
    pairs = [(language, publication.absolute(path)) for language, path in sorted(addresses.items())]
    default = addresses.get(settings.LANGUAGE_CODE) or next(iter(addresses.values()), None)
    return [*pairs, ("x-default", publication.absolute(default))] if default else []
