"""A block of a body as a comparison reads it: its words, and what is no word (pictures, addresses, boxes)."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.history.differences import Token, tokens
from articles.body.paragraphs import Paragraph

EMPHASIS = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}
BOX = re.compile(r'<aside\b[^>]*\bdata-block="([a-z]+)"')
LINES = {"p", "h2", "h3", "li", "blockquote", "figcaption", "cite", "br", "td", "th"}
KINDS = {
    "title": gettext_lazy("Headline"),
    "summary": gettext_lazy("Standfirst"),
    "p": gettext_lazy("Paragraph"),
    "h2": gettext_lazy("Subhead"),
    "h3": gettext_lazy("Smaller subhead"),
    "ul": gettext_lazy("List"),
    "ol": gettext_lazy("Numbered list"),
    "blockquote": gettext_lazy("Quotation"),
    "figure": gettext_lazy("Picture"),
    "quote": gettext_lazy("Pull quote"),
    "story": gettext_lazy("Other story"),
    "embed": gettext_lazy("Embed"),
    "aside": gettext_lazy("Box"),
    "hr": gettext_lazy("Line"),
    "table": gettext_lazy("Table"),
    "slug": gettext_lazy("Address"),
    "seo_title": gettext_lazy("Title for search engines"),
    "seo_description": gettext_lazy("Description for search engines"),
}


def kind_of(block: Paragraph) -> str:
    """A key of KINDS: the element, or which box it is."""
    box = BOX.match(block.html)
    return box[1] if box and box[1] in KINDS else block.kind


def words_of(html: str, picture: Callable[[str], SafeString | None]) -> list[Token]:
    """The tokens of a sanitised block. ``picture`` gives the image of a library key, None when it is gone."""
    reader = _Reader(picture)
    reader.feed(html)
    reader.close()
    return reader.tokens


class _Reader(HTMLParser):
    def __init__(self, picture):
        super().__init__()
        self.picture, self.tokens = picture, []
        self.marks, self.links, self.before = [], [], ""
        self.begun = False  # a line that holds nothing but its bullet, or a picture, which has a line to itself

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag in LINES and self.tokens and not self.begun:
            self.before = "\n"
        if tag in EMPHASIS:
            self.marks.append(EMPHASIS[tag])
        elif tag == "a":
            self.links.append(given.get("href") or "")
        elif tag == "li":
            self._add("•")
            self.begun = True
        elif tag == "hr":
            self._add("———")
        elif tag == "img":
            self._add_picture(given.get("data-file") or "")
        elif tag == "aside" and given.get("data-block") != "quote":
            self._add_address(given.get("data-provider"), given.get("data-embed") or given.get("data-story"))

    def handle_endtag(self, tag):
        if tag in EMPHASIS and EMPHASIS[tag] in self.marks:
            self.marks.remove(EMPHASIS[tag])
        elif tag == "a" and self.links:
            self._add_address(self.links.pop())
        elif tag in LINES:
            self.before, self.begun = "\n", False

    def handle_data(self, data):
        marks = frozenset(self.marks)
        for place, token in enumerate(tokens(data)):
            before = self.before or token.before if place == 0 else token.before
            self.tokens.append(replace(token, marks=marks, before=before))
            self.begun = False
        self.before = " " if data[-1:].isspace() else ""

    def _add(self, text: str, shown: SafeString | None = None) -> None:
        self.tokens.append(Token(text, before=self.before or " " if self.tokens else "", shown=shown))
        self.before = " "

    def _add_picture(self, key: str) -> None:
        image = self.picture(key) or format_html("<span>{}</span>", _("A picture that is no longer in the library"))
        self._add(f"picture {key}", image)
        self.begun = True

    def _add_address(self, *parts: str | None) -> None:
        """Where a link leads, behind its words: it can change while they stay."""
        address = " ".join(part for part in parts if part)
        if address:
            self._add(f"→ {address}", format_html('<span class="diff-address" lang="en">({})</span>', address))
