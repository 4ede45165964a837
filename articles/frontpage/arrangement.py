"""How stories are laid out on the front page: what editors chose in its place, the newest around it, each once."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import prefetch_related_objects

from articles.frontpage.rhythm import FRAMES, Row, in_rows
from articles.models import Author, Category, Edition
from articles.models.edition import with_own_listings
from articles.models.front_slot import PLACES

STORIES = 60  # one query's worth
LEAD_CANDIDATES = 3  # a story with a picture may pass this many newer ones
RAIL = 10
BLOCK = 7


@dataclass(frozen=True)
class Block:
    """The newest stories of a section and its parts that do not stand further up, after the one that editors chose."""

    category: Category
    editions: list[Edition]

    @property
    def pictured(self) -> list[Edition]:
        """The first that have pictures, for a row of them."""
        return [edition for edition in self.editions if edition.picture][:FRAMES]

    @property
    def beside_pictured(self) -> list[Edition]:
        return [edition for edition in self.editions if edition not in self.pictured]

    @property
    def writers(self) -> list[Author]:
        """Whoever stands over a view. News shows no names here."""
        return [writer for edition in self.editions for writer in edition.authors] if self.category.opinion else []


@dataclass(frozen=True)
class BreakingBar:
    """What the bar says, since when, and the story that it leads to: None when readers do not have it (yet)."""

    sentence: str
    since: datetime
    edition: Edition | None = None


@dataclass(frozen=True)
class Arrangement:
    lead: Edition | None
    second_tier: list[Edition]
    rail: list[Edition]
    blocks: list[Block]
    rows: list[Row]
    breaking: BreakingBar | None = None
    places: dict[str, Edition] = field(default_factory=dict)  # who stands where, chosen or not, for the desk

    @property
    def writers(self) -> list[Author]:
        return [writer for block in self.blocks for writer in block.writers]


def arrange(
    newest: list[Edition],
    categories: list[Category],
    chosen: dict[str, Edition] | None = None,
    breaking: BreakingBar | None = None,
) -> Arrangement:
    """Lay out ``newest`` over the top-level ``categories`` in the order of the menu, around what is ``chosen``.

    ``chosen`` maps places to stories, which may be older than all of the newest.
    """
    chosen = chosen or {}
    places, rest = _upper(newest, chosen)
    upper = list(places.values())
    rail, rest = rest[:RAIL], rest[RAIL:]
    blocks = _blocks(rest, categories, chosen)
    views = [edition for block in blocks if block.category.opinion for edition in block.editions]
    prefetch_related_objects(views, with_own_listings())
    places |= {f"section-{block.category.pk}": block.editions[0] for block in blocks}
    return Arrangement(next(iter(upper), None), upper[1:], rail, blocks, in_rows(blocks), breaking, places)


def thin(newest: list[Edition], categories: list[Category], chosen: dict[str, Edition]) -> list[Category]:
    """The sections that ``newest`` leaves without a whole block: on a day of other news they have older stories."""
    _places, rest = _upper(newest, chosen)
    whole = {block.category for block in _blocks(rest[RAIL:], categories, chosen) if len(block.editions) == BLOCK}
    return [category for category in categories if category not in whole]


def _upper(newest, chosen) -> tuple[dict[str, Edition], list[Edition]]:
    """Who stands in the upper places, and who is left."""
    stories = {edition.article_id for edition in chosen.values()}
    rest = [edition for edition in newest if edition.article_id not in stories]
    places = {}
    for number in range(1, PLACES + 1):
        key = str(number)
        edition = chosen.get(key) or _next(rest, with_picture=number == 1)
        if edition:
            places[key] = edition
        if edition in rest:
            rest.remove(edition)
    return places, rest


def _next(rest, *, with_picture) -> Edition | None:
    """The newest; as the lead, one of the newest that has a picture."""
    if with_picture and (pictured := next((row for row in rest[:LEAD_CANDIDATES] if row.picture), None)):
        return pictured
    return next(iter(rest), None)


def _blocks(rest, categories, chosen) -> list[Block]:
    by_root = defaultdict(list)
    for category in categories:
        if edition := chosen.get(f"section-{category.pk}"):
            by_root[category.pk].append(edition)
    for edition in rest:
        by_root[edition.section.parent_id or edition.section_id].append(edition)
    return [Block(category, by_root[category.pk][:BLOCK]) for category in categories if by_root[category.pk]]
