"""The same page in other languages, as search engines are told (hreflang)."""

from django.conf import settings

from newsroom import publication

DEFAULT = "x-default"  # where whoever reads neither language is led; Hindi, unless the page says otherwise


def hreflang(addresses: dict[str, str]) -> list[tuple[str, str]]:
    """``{language: path}`` of what is live as (hreflang, address) pairs, the page itself and x-default included."""
    if not addresses:
        return []
    default = addresses.get(DEFAULT) or addresses.get(settings.LANGUAGE_CODE) or next(iter(addresses.values()))
    pairs = sorted((addresses | {DEFAULT: default}).items())
    return [(language, publication.absolute(path)) for language, path in pairs]
