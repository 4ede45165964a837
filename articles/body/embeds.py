"""Videos and posts of other sites inside a body: which sites (``EMBED_PROVIDERS``), and how their links read.

A body holds a site's key and the post's id, never an address: the address is made here, from the setting.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

AFTER = "(?:[/?&#].*)?"  # what a copied link carries behind the id: times, lists, trackers


@dataclass(frozen=True)
class Provider:
    """A site. ``links`` are regular expressions of what stands before the id, for Python and JavaScript alike;
    ``page`` is the post's own address and ``frame`` what is loaded after a press, with {} for the id.
    """

    key: str
    name: str
    links: tuple[str, ...]
    id: str
    page: str
    frame: str

    @property
    def pattern(self) -> str:
        """A whole link; its first group is the id."""
        return f"(?:{'|'.join(self.links)})({self.id}){AFTER}"

    @property
    def origin(self) -> str:
        """What the policy of a page has to let in."""
        scheme, host, *_rest = urlsplit(self.frame)
        return f"{scheme}://{host}"

    def has(self, post: str) -> bool:
        return re.fullmatch(self.id, post) is not None


def providers() -> dict[str, Provider]:
    return {key: Provider(key, **given) for key, given in settings.EMBED_PROVIDERS.items()}


def provider_of(key: str, post: str) -> Provider | None:
    """The site of a stored embed, or None when it is not on the list or the id is not one of its ids."""
    provider = providers().get(key)
    return provider if provider and provider.has(post) else None


def patterns() -> dict[str, dict[str, str]]:
    """For the editor: how it knows a link."""
    return {
        key: {"name": provider.name, "pattern": provider.pattern, "page": provider.page}
        for key, provider in providers().items()
    }
