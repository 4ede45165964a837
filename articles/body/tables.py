"""A table as readers get it: heads that say what they head, numbers that stand in line, a frame to move it in."""

import re

from django.utils.html import format_html, strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override

TABLE = re.compile(r"<table>((?:(?!<table>).)*?)</table>", re.DOTALL)  # one inside another is left as it is
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)</\1>", re.DOTALL)
SPAN = re.compile(r' (?:col|row)span="(?:[2-9]|[1-9][0-9])"')
PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
NUMBER = re.compile(r"[+−–-]?\s?₹?\s?[0-9][0-9,]*(?:\.[0-9]+)?\s?(?:%|प्रतिशत|करोड़|लाख|crore|lakh)?")


def framed(body: str, language: str) -> str:
    """A sanitised body with its tables finished. A wide one moves inside its frame, by the keyboard too."""

    def finished(match):
        if not (rows := _rows(match[1])):
            return ""
        with override(language):
            opening = format_html('<div class="table" role="region" aria-label="{}" tabindex="0">', _("Table"))
        return f"{opening}<table>{rows}</table></div>"

    return TABLE.sub(finished, body)


def _rows(inside: str) -> str:
    rows = [cells for row in ROW.findall(inside) if (cells := CELL.findall(row))]
    if not rows:
        return ""
    first, *others = rows
    if not all(name == "th" for name, _given, _words in first):
        return f"<tbody>{_set(rows, 'row')}</tbody>"
    return f"<thead>{_set([first], 'col')}</thead><tbody>{_set(others, 'row')}</tbody>"


def _set(rows, scope: str) -> str:
    return "".join(f"<tr>{''.join(_cell(*cell, scope) for cell in row)}</tr>" for row in rows)


def _cell(name: str, given: str, words: str, scope: str) -> str:
    only = PARAGRAPH.fullmatch(words.strip())
    words = only[1] if only else words
    says = f' scope="{scope}"' if name == "th" else ""
    number = ' class="number"' if NUMBER.fullmatch(strip_tags(words).strip()) else ""
    return f"<{name}{says}{number}{''.join(SPAN.findall(given))}>{words}</{name}>"
