"""Writing what was read: sections, bylines and tags by their names, free addresses, a batch a transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import bulk, months, relating, slugs
from articles.facts import Facts
from articles.importing.lines import Line, Refused, read
from articles.languages import LANGUAGES
from articles.models import Article, Author, Category, Edition, ImportedStory, StorySlug, Tag
from articles.months import Month
from newsroom import hindi

BATCH = 100  # lines of a transaction: on SQLite nobody else writes meanwhile
TRIES = 3  # when somebody takes an address at the same moment
NOT_WRITTEN = (
    "Somebody took its id or address, or deleted its section, author or a tag, at the same moment. Run this again."
)


@dataclass
class Report:
    """What came of a file: ``refused`` are ``(line number, sentence)``."""

    imported: int = 0
    known: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)  # a line's id -> its number


class Importer:
    """Imports lines with these defaults for what a line does not say. A line whose id is known changes nothing."""

    def __init__(self, section: Category, author: Author):
        self.section, self.author = section, author
        self.report = Report()
        self._sections = _by_name(Category.objects.select_related("parent"))
        self._authors = _by_name(Author.objects.all())
        self._tags = {name.lower(): key for key, name in Tag.objects.values_list("pk", "name")}
        self._numbers: dict[tuple[str, str], int] = {}  # of the last address that a headline made

    def run(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Import ``lines``; yields each when it is done with."""
        batch, waiting = [], []
        for number, raw in enumerate(lines, start=1):
            if raw.strip() and (line := self._read(number, raw)):
                batch.append((number, line))
            waiting.append(raw)
            if len(waiting) == BATCH:
                self._write(batch)
                yield from waiting
                batch, waiting = [], []
        self._write(batch)
        yield from waiting

    def _read(self, number: int, raw: bytes) -> Line | None:
        try:
            line = read(raw)
            first = self.report.seen.setdefault(line.key, number)
            if first != number:
                raise Refused(f"Line {first} has this id already.")
            self._named(self._sections, line.section, "section")
            self._named(self._authors, line.author, "author")
        except Refused as reason:
            self.report.refused.append((number, str(reason)))
            return None
        return line

    @staticmethod
    def _named(rows: dict, name: str, what: str):
        if name and hindi.fold(name) not in rows:
            raise Refused(f"There is no {what} of the name or address “{name}”.")
        return rows.get(hindi.fold(name))

    def _write(self, batch: list[tuple[int, Line]]) -> None:
        """At once, or else each line by itself: one that cannot be written keeps no other back."""
        if self._written([line for _number, line in batch]):
            return
        for number, line in batch:
            if not self._written([line]):
                self.report.refused.append((number, NOT_WRITTEN))

    def _written(self, lines: list[Line]) -> bool:
        """Whether they are here now. Each try looks anew which ones are new: another import may have brought some."""
        for _try in range(TRIES):
            new = self._new(lines)
            self._make_tags(new)  # before the transaction: one that is taken back would take them along
            try:
                if new:
                    with transaction.atomic():
                        self._write_rows(new, timezone.now())
            except IntegrityError:
                continue
            self.report.imported += len(new)
            self.report.known += len(lines) - len(new)
            return True
        return False

    @staticmethod
    def _new(lines: list[Line]) -> list[Line]:
        keys = [line.key for line in lines]
        known = set(ImportedStory.objects.filter(key__in=keys).values_list("key", flat=True))
        return [line for line in lines if line.key not in known]

    def _write_rows(self, lines: list[Line], now: datetime) -> None:
        made = bulk.write([self._draft(*one, now) for one in zip(lines, self._addresses(lines), strict=True)])
        ImportedStory.objects.bulk_create(
            ImportedStory(key=line.key, language=line.language, article=edition.article)
            for line, edition in zip(lines, made, strict=True)
        )
        relating.note_many(made)
        months.note({Month.of(edition.publish_at) for edition in made})

    def _draft(self, line: Line, address: str, now: datetime) -> bulk.Draft:
        facts = Facts(
            categories=[self._named(self._sections, line.section, "section") or self.section],
            authors=[self._named(self._authors, line.author, "author") or self.author],
            tags=[Tag(pk=key) for key in dict.fromkeys(self._tags[name.lower()] for name in line.tags)],
            picture=None,
        )
        return bulk.Draft({line.language: line.words | {"slug": address}}, facts, line.moment or now)

    def _make_tags(self, lines: list[Line]) -> None:
        for name in {name.lower(): name for line in lines for name in line.tags}.values():
            if name.lower() not in self._tags:
                tag, _made = Tag.objects.get_or_create(name__iexact=name, defaults={"name": name})
                self._tags[name.lower()] = tag.pk

    def _addresses(self, lines: list[Line]) -> list[str]:
        """An address for each, which no other story has, had or proposes: its headline's, numbered where need be."""
        found, open_lines, given = {}, dict(enumerate(lines)), set()
        while open_lines:
            wanted = {place: self._next_address(line, given) for place, line in open_lines.items()}
            taken = set().union(*(_taken(language, wanted.values()) for language in LANGUAGES))
            found |= {place: slug for place, slug in wanted.items() if (lines[place].language, slug) not in taken}
            open_lines = {place: line for place, line in open_lines.items() if place not in found}
        return [found[place] for place in range(len(lines))]

    def _next_address(self, line: Line, given: set) -> str:
        made = hindi.slugify(line.words["title"]) or slugs.FALLBACK
        while True:
            number = self._numbers[line.language, made] = self._numbers.get((line.language, made), 0) + 1
            slug = made if number == 1 else f"{made}-{number}"
            if (line.language, slug) not in given:
                given.add((line.language, slug))
                return slug


def _taken(language: str, wanted) -> set[tuple[str, str]]:
    claimed = StorySlug.objects.filter(language=language, slug__in=wanted).values_list("slug", flat=True)
    proposed = Article.objects.filter(**{f"slug_{language}__in": wanted}).values_list(f"slug_{language}", flat=True)
    return {(language, slug) for slug in (*claimed, *proposed)}


def _by_name(rows) -> dict:
    """By their folded address and names; of two of one name the first."""
    named = {}
    for row in rows:
        for name in (row.slug, row.name_hi, row.name_en):
            if name:
                named.setdefault(hindi.fold(name), row)
    return named


def addresses(keys: Iterable[str]) -> dict[str, str]:
    """``{the address that readers open: the id that another system has for it}``."""
    found = {}
    keys = list(keys)
    for start in range(0, len(keys), 500):
        rows = ImportedStory.objects.filter(key__in=keys[start : start + 500])
        stories = {(row.article_id, row.language): row.key for row in rows}
        for edition in Edition.objects.filter(article__in={article for article, _language in stories}).defer("body"):
            if key := stories.get((edition.article_id, edition.language)):
                found[edition.get_absolute_url()] = key
    return found
