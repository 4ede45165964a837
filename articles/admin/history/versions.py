"""The versions of one scope of a story, as its history lists them: newest first, a page at a time."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.admin.history.blocks_in_words import KINDS
from articles.admin.history.pairing import paired
from articles.body.paragraphs import paragraphs
from articles.models import Article, Kind, Revision, Scope
from articles.permissions import may_edit, may_take_over
from newsroom import hindi

SIZE = 20
MOST_UNSAVED = 20


@dataclass(frozen=True)
class Version:
    """One line of the list. ``said`` is what changed in it, in words; ``place`` tells those of one minute apart."""

    revision: Revision
    said: str
    place: int = 0
    is_newest: bool = False
    is_read: bool = False  # what readers have now
    may_be_taken: bool = False


class History:
    """What the screen shows of one scope to one person: ``before`` is the version that this page begins after."""

    def __init__(self, article, scope: str, user, before: int | None = None):
        self.article, self.scope, self.user = article, scope, user
        self.all = article.revisions.filter(scope=scope).select_related("created_by", "named")
        saved = self.all.saved().order_by("-id")
        found = list((saved.filter(pk__lt=before) if before else saved)[: SIZE + 1])
        self.revisions, self.before = found[:SIZE], before
        self._found = found  # with the one behind the page, which its last version began from
        self.older = found[SIZE - 1].pk if len(found) > SIZE else None
        self.newest = saved.first() if before else next(iter(found), None)
        self.read = self._read()

    def _read(self) -> int | None:
        """The version that readers have now."""
        if self.scope == Scope.FACTS:
            live = [edition for edition in self.article.editions.all() if edition.is_live]
            return max((edition.facts_revision_id for edition in live), default=None)
        edition = self.article.edition(self.scope)
        return edition.words_revision_id if edition and edition.is_live else None

    @cached_property
    def unsaved(self) -> list[Version]:
        """What people have typed and not saved, for those who may edit the story."""
        if not may_edit(self.user, self.article):
            return []
        kept = list(self.all.unsaved().order_by("-created_at")[:MOST_UNSAVED])
        for revision in kept:
            revision.article = self.article
        said = self._said([(revision, revision.base_id) for revision in kept])
        return [
            Version(revision, said[revision.pk], may_be_taken=may_take_over(self.user, revision)) for revision in kept
        ]

    @property
    def days(self) -> list[tuple[str, list[Version]]]:
        said = self._said([(revision, revision.base_id) for revision in self.revisions])
        places = _places(self.revisions)
        lines = [
            Version(
                revision,
                said[revision.pk],
                places[revision.pk],
                is_newest=self.newest is not None and revision.pk == self.newest.pk,
                is_read=revision.pk == self.read,
            )
            for revision in self.revisions
        ]
        by_day = groupby(lines, key=lambda line: timezone.localdate(line.revision.created_at))
        return [(_day(group[0].revision.created_at), group) for group in (list(lines) for _date, lines in by_day)]

    def elsewhere(self, *chosen: Revision | None) -> list[Version]:
        """Of the versions that are compared, those that this page of the list does not hold."""
        listed = {revision.pk for revision in self.revisions} | {line.revision.pk for line in self.unsaved}
        return [Version(revision, "") for revision in chosen if revision and revision.pk not in listed]

    def _said(self, pairs) -> dict[int, str]:
        """What each revision changed in the one that it began from."""
        known = {revision.pk: revision for revision in [*self._found, *filter(None, [self.newest])]}
        missing = {base for _revision, base in pairs if base} - known.keys()
        known |= self.article.revisions.in_bulk(missing) if missing else {}
        return {
            revision.pk: what_changed(self.scope, known[base].content if base in known else None, revision.content)
            for revision, base in pairs
        }

    def chosen(self, old: int | None, new: int | None) -> tuple[Revision | None, Revision | None]:
        """The two versions to compare, the older one first. Raises Http404 for a key that is not one of this scope."""
        newer = self._one(new) if new else self.newest
        older = self._one(old) if old else self._before(newer)
        if older and newer and _age(older) > _age(newer):
            older, newer = newer, older
        return older, newer

    def _before(self, newer: Revision | None) -> Revision | None:
        """What a version is compared with unasked: what readers have, or the last one that says something else."""
        if newer is None:
            return None
        if self.read and self.read < newer.pk:
            return self._one(self.read)
        earlier = [revision for revision in self.revisions if _age(revision) < _age(newer)]
        return next((revision for revision in earlier if revision.content != newer.content), None) or next(
            iter(earlier), None
        )

    def _one(self, key: int) -> Revision:
        known = {revision.pk: revision for revision in [*self.revisions, *filter(None, [self.newest])]}
        found = known.get(key) or self.all.filter(pk=key).first()
        if found is None or (found.kind == Kind.AUTOSAVE and not may_edit(self.user, self.article)):
            raise Http404(_("This version is not known. Choose one from the list."))
        return found


def _places(revisions) -> dict[int, int]:
    """Numbers, the oldest first, for those of the same minute; 0 for one that has a minute to itself."""
    places = {}
    for _minute, rows in groupby(revisions, key=lambda row: row.created_at.replace(second=0, microsecond=0)):
        keys = sorted(row.pk for row in rows)
        places |= {key: place if len(keys) > 1 else 0 for place, key in enumerate(keys, 1)}
    return places


def _age(revision: Revision):
    """Unsaved text keeps its key while it changes, so the moment counts first."""
    return revision.created_at, revision.pk


def _day(moment) -> str:
    day = hindi.format_day(moment, get_language())
    ago = (timezone.localdate() - timezone.localdate(moment)).days
    return {0: _("Today"), 1: _("Yesterday, %(day)s") % {"day": day}}.get(ago, day)


def what_changed(scope: str, before: dict | None, after: dict) -> str:
    """“Headline, 2 paragraphs”: what a version changed; "" when nothing did."""
    if before is None:
        return _first(scope, after)
    if scope == Scope.FACTS:
        return ", ".join(_label(name) for name in after if after[name] != before.get(name))
    changed = [name for name in after if name != "body" and after[name] != before.get(name, "")]
    if "title" in changed and "slug" in changed:
        changed.remove("slug")  # the address follows the headline
    parts = _body(before.get("body") or "", after.get("body") or "")
    return ", ".join([*(str(KINDS[name]) for name in changed), *parts])


def _first(scope: str, after: dict) -> str:
    if scope == Scope.FACTS:
        return _("The first ones")
    count = hindi.count_words(" ".join(block.text for block in paragraphs(after.get("body") or "")))
    return ngettext("First text, %(count)d word", "First text, %(count)d words", count) % {"count": count}


def _body(before: str, after: str) -> list[str]:
    """How many paragraphs and pictures changed, came or went."""
    if before == after:
        return []
    pairs = paired(paragraphs(before), paragraphs(after), alike=False)
    counts, moved = {}, 0
    for pair in pairs:
        kind = "figure" if (pair.new or pair.old).kind == "figure" else "p"
        if pair.stayed:
            moved += pair.moved
        else:
            state = "changed" if pair.old and pair.new else "new" if pair.new else "gone"
            counts[kind, state] = counts.get((kind, state), 0) + 1
    changed = {
        kind: counts.get((kind, "changed"), 0) + max(counts.get((kind, "new"), 0), counts.get((kind, "gone"), 0))
        for kind in ("p", "figure")
    }
    parts = [
        ngettext("%(count)d paragraph", "%(count)d paragraphs", changed["p"]) % {"count": changed["p"]},
        ngettext("%(count)d picture", "%(count)d pictures", changed["figure"]) % {"count": changed["figure"]},
        ngettext("%(count)d paragraph moved", "%(count)d paragraphs moved", moved) % {"count": moved},
    ]
    return [part for part, count in zip(parts, [changed["p"], changed["figure"], moved], strict=True) if count]


def _label(column: str) -> str:
    return str(Article._meta.get_field(column).verbose_name)
