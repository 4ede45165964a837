"""Cutting text where a reader would: never inside an akshara, no dangling punctuation."""

from newsroom.hindi.graphemes import graphemes
from newsroom.hindi.words import words

ELLIPSIS = "…"
_LOOSE = frozenset(",;:.!?।॥—–-‘’“”\"'([" + ELLIPSIS)


def truncate(text: str, aksharas: int) -> str:
    """At most so many aksharas, then “…”; a text that is short enough stays as it is.

    A word that the cut would tear is left out when that costs less than half of the text: रक्षा मंत्री at 4 is “रक्षा…”,
    because मं… is no word; सम्मेलन at 2 is “सम्मे…”.
    """
    clusters = graphemes(text)
    if len(clusters) <= aksharas:
        return text
    kept = clusters[:aksharas]
    if kept and words(kept[-1]) and words(clusters[aksharas]):
        gap = max((place for place, cluster in enumerate(kept) if cluster.isspace()), default=0)
        kept = kept[:gap] if gap * 2 >= aksharas else kept
    return _close(kept)


def truncate_words(text: str, n: int) -> str:
    """The first ``n`` words as separated by white space, then “…”; a text that is short enough stays as it is."""
    parts = text.split()
    return text if len(parts) <= n else _close(graphemes(" ".join(parts[:n])))


def _close(kept: list[str]) -> str:
    while kept and (kept[-1].isspace() or kept[-1] in _LOOSE):
        kept.pop()
    return "".join(kept) + ELLIPSIS
