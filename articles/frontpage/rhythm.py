"""In which rhythms the sections stand on the front page: rows of one, two or three, not a grid of equal boxes."""

from dataclasses import dataclass
from itertools import cycle

SIZES = (1, 2, 3)  # how many sections stand in the first row, the second and so on, again and again
RICH = 5  # a section with so many stories carries a row alone
FRAMES = 3
VIEWS_AFTER = 2  # rows of news


@dataclass(frozen=True)
class Row:
    """Sections beside each other. The rhythm is a template of ``articles/rhythms/``."""

    rhythm: str
    blocks: list


def in_rows(blocks) -> list[Row]:
    """Sections of news in the order of the menu; those of views stand between them, wherever the menu has them."""
    rows = _rows_of_news([block for block in blocks if not block.category.opinion])
    views = [Row("opinion", [block]) for block in blocks if block.category.opinion]
    return [*rows[:VIEWS_AFTER], *views, *rows[VIEWS_AFTER:]]


def _rows_of_news(blocks) -> list[Row]:
    rows, sizes = [], cycle(SIZES)
    while blocks:
        size = _size(next(sizes), blocks)
        beside, blocks = blocks[:size], blocks[size:]
        rows.append(Row(_rhythm(beside, rows), beside))
    return rows


def _size(size, blocks) -> int:
    """``size``, unless a section of few stories would stand alone: in this row, or in the last one."""
    if size == 1 and not _stands_alone(blocks[0]):
        size = 2
    if len(blocks) == size + 1 and not _stands_alone(blocks[-1]):
        size = 2 if size == 3 else size + 1
    return min(size, len(blocks))


def _stands_alone(block) -> bool:
    return len(block.editions) >= RICH or len(block.pictured) == FRAMES


def _rhythm(beside, above) -> str:
    if len(beside) > 1:
        return {2: "pair", 3: "digest"}[len(beside)]
    [block] = beside
    is_rich = len(block.editions) >= RICH
    if len(block.pictured) == FRAMES and (not is_rich or any(row.rhythm == "broad" for row in above)):
        return "photos"
    return "broad" if is_rich else "wide"
