"""How the newest stories are laid out on the front page: each stands there once."""

from collections import defaultdict
from dataclasses import dataclass

from articles.models import Category, Edition

STORIES = 60  # one query's worth
LEAD_CANDIDATES = 3  # a story with a picture may pass this many newer ones
SECOND_TIER = 3
RAIL = 8
BLOCK = 5


@dataclass(frozen=True)
class Block:
    """The newest stories of a section and its parts."""

    category: Category
    editions: list[Edition]


@dataclass(frozen=True)
class FrontPage:
    lead: Edition | None
    second_tier: list[Edition]
    rail: list[Edition]
    blocks: list[Block]


def arrange(editions: list[Edition], categories: list[Category]) -> FrontPage:
    """Lay out ``editions``, newest first, over the top-level ``categories`` in the order of the menu."""
    lead = next((edition for edition in editions[:LEAD_CANDIDATES] if edition.picture), None)
    lead = lead or next(iter(editions), None)
    rest = [edition for edition in editions if edition is not lead]
    second_tier, rest = rest[:SECOND_TIER], rest[SECOND_TIER:]
    rail, rest = rest[:RAIL], rest[RAIL:]
    return FrontPage(lead, second_tier, rail, _blocks(rest, categories))


def _blocks(editions, categories) -> list[Block]:
    by_root = defaultdict(list)
    for edition in editions:
        by_root[edition.section.parent_id or edition.section_id].append(edition)
    return [Block(category, by_root[category.pk][:BLOCK]) for category in categories if category.pk in by_root]
