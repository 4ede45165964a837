"""Every address that the site answers, read from the URL configuration itself."""

from django.urls import URLPattern, URLResolver, get_resolver


def every_route() -> list[str]:
    """Full routes such as ``admin/articles/article/<path:object_id>/change/``; language prefixes as ``<lang>/``."""
    return sorted(set(_routes(get_resolver().url_patterns, "")))


def _routes(patterns, before):
    for pattern in patterns:
        route = before + _text(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def _text(pattern) -> str:
    return "<lang>/" if hasattr(pattern, "prefix_default_language") else str(pattern)
