"""What a check reads, and what it answers."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from articles.body.paragraphs import Paragraph, paragraphs
from articles.body.rendering import FILE
from articles.models import Image

HREF = re.compile(r'<a\b[^>]*\shref="([^"]*)"')


@dataclass(frozen=True)
class Finding:
    """A sentence for whoever publishes, and where to go: a field of the story, a paragraph, or a picture's own page.

    A must stops publication; the rest asks.
    """

    said: str
    field: str
    is_must: bool = False
    paragraph: str = ""
    picture: Image | None = None

    @property
    def anchor(self) -> str:
        """The place on the story's screen."""
        if self.paragraph:
            return f"p-{self.field[-2:]}-{self.paragraph}"
        return f"id_{'bylines' if self.field == 'authors' else self.field}"


@dataclass(frozen=True)
class Reading:
    """One language of a saved story as a check sees it: nothing is asked of the database before a check wants it."""

    article: object
    language: str

    def field(self, name: str) -> str:
        return getattr(self.article, f"{name}_{self.language}") or ""

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return paragraphs(self.field("body"))

    @cached_property
    def pieces(self) -> list[tuple[str, str]]:
        """``(key, text)`` of headline, standfirst and every paragraph."""
        words = [(name, self.field(name)) for name in ("title", "summary")]
        return words + [(block.key, block.text) for block in self.paragraphs]

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """``(key, address)`` of every link in the text."""
        return [(block.key, unescape(href)) for block in self.paragraphs for href in HREF.findall(block.html)]

    @cached_property
    def pictures(self) -> list[tuple[str, Image]]:
        """``(key, picture)`` of those in the text that are still in the library."""
        keys = [(block.key, int(key)) for block in self.paragraphs for key in FILE.findall(block.html)]
        images = Image.objects.in_bulk({key for _paragraph, key in keys})
        return [(paragraph, images[key]) for paragraph, key in keys if key in images]

    def must(self, said: str, field: str, **place) -> Finding:
        return Finding(str(said), field, is_must=True, **place)

    def consider(self, said: str, field: str, **place) -> Finding:
        return Finding(str(said), field, **place)

    def at(self, key: str) -> dict:
        """Where the piece of this key stands, for ``must`` and ``consider``."""
        if key in {"title", "summary"}:
            return {"field": f"{key}_{self.language}"}
        return {"field": f"body_{self.language}", "paragraph": key}
