"""A comment's plain text as markup: everything escaped, paragraphs, and links that vouch for nothing."""

import re

from django.utils.html import escape

# Addresses as people type them, with Hindi after the host's first slash alone (…/wiki/नौसेना). What follows an address
# belongs to the sentence, not to it.
_LINK = re.compile(r"https?://[^\s<>\"'`/\u0900-\u097f]+(?:/[^\s<>\"'`\u0964\u0965]*)?")
_SENTENCE_END = ".,;:!?)]}»”’"
_PARAGRAPHS = re.compile(r"\n\s*\n")


def links(text: str) -> list[str]:
    """The addresses in a text."""
    return [match.group().rstrip(_SENTENCE_END) for match in _LINK.finditer(text)]


def render(text: str) -> str:
    """``<p>`` a paragraph and ``<br>`` a line; safe to show as it is."""
    return "".join(f"<p>{_lines(paragraph)}</p>" for paragraph in _PARAGRAPHS.split(text.strip()) if paragraph.strip())


def _lines(paragraph: str) -> str:
    return "<br>".join(_linked(line.strip()) for line in paragraph.strip().split("\n"))


def _linked(line: str) -> str:
    parts, end = [], 0
    for match in _LINK.finditer(line):
        address = match.group().rstrip(_SENTENCE_END)
        parts += [escape(line[end : match.start()]), _anchor(address)]
        end = match.start() + len(address)
    return "".join([*parts, escape(line[end:])])


def _anchor(address: str) -> str:
    return f'<a href="{escape(address)}" rel="nofollow ugc noopener">{escape(address)}</a>'
