"""What changed between two texts, word by word; never inside an akshara, because never inside a word.

``difflib`` is enough: what the libraries beside it compare is characters (diff-match-patch cuts matras off) or the
same sequences faster (cydifflib), and a paragraph has a hundred words. Its cost grows with the square of a length, so
what is longer than anybody writes a paragraph is marked as a whole.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from newsroom import hindi

MOST = 250_000  # words of one text times words of the other


@dataclass(frozen=True)
class Token:
    """A word or a sign, and how it stands there: bold, in italics. What comes before it does not count as a change."""

    text: str
    marks: frozenset[str] = frozenset()
    before: str = field(default="", compare=False)
    shown: SafeString | None = field(default=None, compare=False)  # for what is no word: a picture, an address

    @property
    def is_word(self) -> bool:
        return self.shown is not None or self.text[0].isalnum()


@dataclass(frozen=True)
class Change:
    """A run of tokens that stayed, or one that went with what came in its place."""

    old: list[Token]
    new: list[Token]
    stayed: bool = False


def marked(before: str, after: str) -> SafeString:
    """``after`` with ``<ins>`` around new words and ``<del>`` around those that went."""
    parts = []
    for change in changes(tokens(before), tokens(after)):
        parts += [shown(change.new)] if change.stayed else [shown(change.old, "del"), shown(change.new, "ins")]
    return joined(parts)


def sides(old_and_new: list[Change]) -> tuple[SafeString, SafeString]:
    """Both texts, each with its own words marked."""
    old = [shown(change.old, "" if change.stayed else "del") for change in old_and_new]
    new = [shown(change.new, "" if change.stayed else "ins") for change in old_and_new]
    return joined(old), joined(new)


def tokens(text: str) -> list[Token]:
    """A plain text as its words and signs, each with the white space before it."""
    found, space = [], ""
    for piece in hindi.pieces(text):
        if piece.isspace():
            space += piece
        else:
            found.append(Token(piece, before=space))
            space = ""
    return found


def cost(old: list[Token], new: list[Token]) -> int:
    """How many pairs of words a comparison has to look at, beyond the common ends."""
    head, tail = _ends(old, new)
    return (len(old) - head - tail) * (len(new) - head - tail)


def changes(old: list[Token], new: list[Token], most: int = MOST) -> list[Change]:
    """What stayed and what changed, in order. Between their common ends long texts are marked as a whole."""
    head, tail = _ends(old, new)
    old_end, new_end = len(old) - tail, len(new) - tail
    found = [
        Change(old[:head], new[:head], stayed=True),
        *_middle(old[head:old_end], new[head:new_end], most),
        Change(old[old_end:], new[new_end:], stayed=True),
    ]
    return [change for change in found if change.old or change.new]


def _ends(old: list[Token], new: list[Token]) -> tuple[int, int]:
    """How many tokens are the same at the beginning, and at the end."""
    head = _common(old, new)
    return head, _common(old[head:][::-1], new[head:][::-1])


def _common(old: list[Token], new: list[Token]) -> int:
    length = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        length += 1
    return length


def _middle(old: list[Token], new: list[Token], most: int) -> list[Change]:
    if len(old) * len(new) > most:
        return [Change(old, new)]
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        stayed = kind == "equal" and any(token.is_word for token in old[i:j])
        if found and found[-1].stayed == stayed:  # a comma that stayed between two words that changed changes with them
            found[-1] = Change(found[-1].old + old[i:j], found[-1].new + new[k:m], stayed)
        else:
            found.append(Change(old[i:j], new[k:m], stayed))
    return found


def shown(run: list[Token], tag: str = "") -> SafeString:
    """Tokens as HTML, in ``<ins>`` or ``<del>``; the space before the first one stays outside."""
    if not run:
        return SafeString()
    inside = joined([_shown(token, space=place > 0) for place, token in enumerate(run)])
    before = _space(run[0].before)
    return format_html("{}<{}>{}</{}>", before, tag, inside, tag) if tag else format_html("{}{}", before, inside)


def _shown(token: Token, *, space: bool) -> SafeString:
    html = conditional_escape(token.text) if token.shown is None else token.shown
    for mark in sorted(token.marks):
        html = format_html("<{}>{}</{}>", mark, html, mark)
    return format_html("{}{}", _space(token.before) if space else "", html)


def _space(text: str) -> SafeString:
    return mark_safe("<br>") if "\n" in text else SafeString(" " if text else "")


def joined(parts: list[SafeString], between: str = "") -> SafeString:
    return mark_safe(between.join(parts))  # noqa: S308  (every part is safe)
