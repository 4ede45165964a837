"""Two versions of one scope beside each other: a row a paragraph, with the words marked that changed in it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import facts
from articles.admin.history import differences
from articles.admin.history.blocks_in_words import KINDS, kind_of, words_of
from articles.admin.history.differences import Token
from articles.admin.history.pairing import Match, paired
from articles.body.paragraphs import Paragraph, paragraphs
from articles.body.rendering import picture_keys
from articles.models import Article, Image, Scope
from articles.pictures.renditions import picture_html

MOST = 1_000_000  # words times words over all paragraphs: what a page may cost
LINES = ("title", "summary")  # of the words, what readers see over the body
AROUND = ("slug", "seo_title", "seo_description")


@dataclass(frozen=True)
class Row:
    """A paragraph, a field or a fact in both versions. ``state`` is same, changed, moved, new or gone."""

    kind: str
    label: str
    state: str
    old: SafeString
    new: SafeString
    notes: tuple[str, ...] = ()
    words: tuple[int, int] = (0, 0)  # removed, added


@dataclass(frozen=True)
class Comparison:
    """``groups`` are rows as they are shown: runs of what is the same folded, the others one by one."""

    rows: list[Row]

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        found = []
        for row in self.rows:
            if row.state == "same" and found and found[-1][0] == "same":
                found[-1][1].append(row)
            else:
                found.append((row.state, [row]))
        return found

    @property
    def changed(self) -> list[Row]:
        return [row for row in self.rows if row.state != "same"]

    @property
    def said(self) -> str:
        """“14 words added, 6 words removed”."""
        removed, added = (sum(counts) for counts in zip(*(row.words for row in self.rows), strict=True))
        parts = []
        if added:
            parts.append(ngettext("%(count)d word added", "%(count)d words added", added) % {"count": added})
        if removed:
            parts.append(ngettext("%(count)d word removed", "%(count)d words removed", removed) % {"count": removed})
        return ", ".join(parts)


def compare(scope: str, old: dict, new: dict) -> Comparison:
    """What ``new`` makes of ``old``, the contents of two revisions of one scope."""
    return Comparison(_facts(old, new) if scope == Scope.FACTS else _words(scope, old, new))


def _words(language: str, old: dict, new: dict) -> list[Row]:
    marks = _Marks(_pictures(language, old, new))
    lines = [_line(name, KINDS[name], old, new, marks) for name in LINES]
    body = [_block(pair, marks) for pair in paired(*(paragraphs(words.get("body") or "") for words in (old, new)))]
    around = [_line(name, KINDS[name], old, new, marks) for name in AROUND]
    return [row for row in lines if row.old or row.new] + body + [row for row in around if row.state != "same"]


def _line(name, label, old, new, marks) -> Row:
    before, after = old.get(name) or "", new.get(name) or ""
    left, right, notes, words = marks.sides(differences.tokens(before), differences.tokens(after))
    state = "same" if before == after else "changed" if before and after else "new" if after else "gone"
    return Row(name, str(label), state, left, right, notes, words)


def _block(pair: Match, marks) -> Row:
    kind = kind_of(pair.new or pair.old)
    old, new = (marks.tokens(block) if block else [] for block in (pair.old, pair.new))
    left, right, notes, words = marks.sides(old, new)
    state = "gone" if pair.new is None else "new" if pair.old is None else "changed"
    if pair.stayed:
        state = "moved" if pair.moved else "same"
    if pair.moved:
        notes = (_("Moved to another place"), *notes)
    if pair.old and pair.new and kind_of(pair.old) != kind:
        notes = (_("Was before: %(kind)s") % {"kind": KINDS[kind_of(pair.old)]}, *notes)
    return Row(kind, str(KINDS[kind]), state, left, right, notes, words)


class _Marks:
    """Marks changed words, as long as the page can afford to look for them."""

    def __init__(self, picture: Callable[[str], SafeString | None]):
        self.picture, self.left = picture, MOST

    def tokens(self, block: Paragraph) -> list[Token]:
        return words_of(block.html, self.picture)

    def sides(self, old: list[Token], new: list[Token]):
        """Both sides, what is to be said of them, and how many words went and came."""
        cost, most = differences.cost(old, new), min(differences.MOST, self.left)
        found = differences.changes(old, new, most)
        self.left -= cost if cost <= most else 0
        counts = tuple(
            sum(token.is_word for change in found if not change.stayed for token in side(change))
            for side in (lambda change: change.old, lambda change: change.new)
        )
        notes = () if cost <= most else (_("Too long to mark single words: all of it is marked."),)
        return *differences.sides(found), notes, counts


def _pictures(language: str, *contents: dict) -> Callable[[str], SafeString | None]:
    """Small pictures of all that two bodies show, by their keys in the library: one query."""
    keys = {key for words in contents for key in picture_keys(words.get("body") or "")}
    images = Image.objects.in_bulk(keys) if keys else {}

    def shown(key: str) -> SafeString | None:
        image = images.get(int(key)) if key.isdecimal() else None
        return image and picture_html(image, shape="natural", sizes="15rem", language=language)

    return shown


def _facts(old: dict, new: dict) -> list[Row]:
    return [_fact(name, *(facts.names(name, content.get(name)) for content in (old, new))) for name in new]


def _fact(name: str, before: list[str], after: list[str]) -> Row:
    state = "same" if before == after else "changed" if before and after else "new" if after else "gone"
    removed, added = set(before) - set(after), set(after) - set(before)
    notes = () if state != "changed" or removed or added else (_("Another order"),)
    label = capfirst(Article._meta.get_field(name).verbose_name)
    sides = _named(before, removed, "del"), _named(after, added, "ins")
    return Row(name, label, state, *sides, notes, (len(removed), len(added)))


def _named(names: list[str], marked: set[str], tag: str) -> SafeString:
    """Names after each other, those marked that only this version has."""
    parts = [format_html("<{}>{}</{}>", tag, name, tag) if name in marked else escape(name) for name in names]
    return differences.joined(parts, ", ")
