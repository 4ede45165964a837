"""Cutting text where a reader would: never inside an akshara, no dangling punctuation."""

from newsroom.hindi.graphemes import graphemes

ELLIPSIS = "…"
_LOOSE = " \t\n\u00a0,;:.!?।॥—–-‘’“”\"'(["


def truncate(text: str, aksharas: int) -> str:
    """At most so many aksharas, then “…”; a text that is short enough stays as it is."""
    clusters = graphemes(text)
    if len(clusters) <= aksharas:
        return text
    return _close("".join(clusters[:aksharas]))


def truncate_words(text: str, n: int) -> str:
    """The first ``n`` words as separated by white space, then “…”; a text that is short enough stays as it is."""
    parts = text.split()
    return text if len(parts) <= n else _close(" ".join(parts[:n]))


def _close(kept: str) -> str:
    return kept.removesuffix(ELLIPSIS).rstrip(_LOOSE) + ELLIPSIS
