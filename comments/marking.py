"""A comment's words with what spoke against it marked inside them, safe to show as they are."""

import re
from itertools import accumulate

import regex
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from newsroom import hindi

MOST = 50  # marks of one piece of evidence
_LETTER = r"[\p{L}\p{M}\p{N}]"


def marked(text: str, evidence: list[str]) -> tuple[SafeString, list[str]]:
    """The text as markup, and the evidence that does not stand in it literally."""
    borders = {0, *accumulate(map(len, hindi.graphemes(text)))}
    spans, beside = [], []
    for piece in dict.fromkeys(evidence):
        found = _places(text, piece, borders)
        spans += found
        if not found:
            beside.append(piece)
    return _markup(text, _joined(spans)), beside


def _places(text: str, piece: str, borders: set[int]) -> list[tuple[int, int]]:
    """Where it stands as a whole word; else wherever it stands, unless that would cut an akshara."""
    if not piece.strip():
        return []
    literal = regex.escape(piece)
    before = rf"(?<!{_LETTER})" if regex.match(_LETTER, piece[0]) else ""
    after = rf"(?!{_LETTER})" if regex.match(_LETTER, piece[-1]) else ""
    for pattern in (before + literal + after, literal):
        spans = [match.span() for match in regex.finditer(pattern, text, regex.IGNORECASE)]
        if whole := [span for span in spans if borders.issuperset(span)]:
            return whole[:MOST]
    return []


def _joined(spans) -> list[tuple[int, int]]:
    """Those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _markup(text: str, spans) -> SafeString:
    parts, at = [], 0
    for start, end in spans:
        parts += [_lines(text[at:start]), format_html("<mark>{}</mark>", _lines(text[start:end]))]
        at = end
    return mark_safe("".join([*parts, _lines(text[at:])]))  # noqa: S308  (every part is escaped)


def _lines(text: str) -> SafeString:
    return mark_safe(re.sub("\r\n?|\n", "<br>", conditional_escape(text)))  # noqa: S308  (escaped just here)
