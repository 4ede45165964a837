"""Which addresses are public pages, and which of their query arguments make another page.

A page under another address, or with an argument that is not named here, does not exist for the cache: the former
goes to Django as it came, the latter is dropped.
"""

import re
from urllib.parse import parse_qsl, urlencode

PUBLIC = re.compile(r"/(?:hi|en)/(?!search/|comment/).*|/sitemap[a-z0-9-]*\.xml|/news-sitemap\.xml|/robots\.txt")
# Where a list goes on. A value that cannot be a key is kept too: Django refuses it.
ARGUMENTS = {
    "before": re.compile(r"/(?:section|tag|author|archive|corrections)/"),
    "comments_after": re.compile(r"/news/[^/]+/$"),
    "comments_before": re.compile(r"/news/[^/]+/$"),
}
LONGEST = 2_048  # of an address with the arguments that count: longer ones are nobody's link


def canonical(path: str, query: str) -> tuple[str, str] | None:
    """The key of a public page, or None when it is not one."""
    if len(path) > LONGEST or not PUBLIC.fullmatch(path):
        return None
    kept = _allowed(path, query) if query else ""
    return (path, kept) if len(path) + len(kept) <= LONGEST else None


def _allowed(path: str, query: str) -> str:
    given = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=None))
    kept = {name: given[name] for name, where in ARGUMENTS.items() if name in given and where.search(path)}
    return urlencode(sorted(kept.items()))
