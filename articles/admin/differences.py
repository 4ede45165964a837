"""What changed between two texts, word by word; never inside an akshara, because never inside a word."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def marked(before: str, after: str) -> SafeString:
    """``after`` with ``<ins>`` around new words and ``<del>`` around those that went."""
    old, new = _pieces(before), _pieces(after)
    parts = []
    for change, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if change == "equal":
            parts.append(format_html("{}", "".join(new[k:m])))
            continue
        if gone := "".join(old[i:j]):
            parts.append(format_html("<del>{}</del>", gone))
        if come := "".join(new[k:m]):
            parts.append(format_html("<ins>{}</ins>", come))
    return mark_safe("".join(parts))  # noqa: S308  (each part is escaped above)


def _pieces(text: str) -> list[str]:
    """Words with the space behind them: a space of its own would match everywhere."""
    return re.findall(r"\s+|\S+\s*", text)
