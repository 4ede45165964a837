"""Pages of a list by keyset: a page begins after a story, so a deep page costs what the first one does."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from articles.models import Edition

SIZE = 20
KEY = re.compile("[1-9][0-9]{0,17}")


@dataclass(frozen=True)
class Page:
    """Editions newest first. ``before`` is the story that this page begins after, ``older`` that of the next one."""

    editions: list[Edition]
    before: int | None
    older: int | None


def page_under(thing, language: str, before: str | None, size: int = SIZE) -> Page:
    """A page of a category, tag or author, read from its own list's index."""
    own = Q(**{f"listings__{thing._meta.model_name}": thing, "listings__language": language})
    newest = Q(listings__publish_at__lte=timezone.now())
    return _page(Edition.objects.live(language), own, newest, "listings__", before, size)


def page_of(editions, before: str | None, size: int = SIZE) -> Page:
    """A page of live editions."""
    return _page(editions, Q(), Q(), "", before, size)


def _page(editions, own, newest, prefix, before, size) -> Page:
    """``prefix`` leads to the table whose index gives the order; all its conditions have to share one filter().

    ``newest`` is where the first page begins; the others begin at a story, and have no second bound beside it.
    """
    start = _story_of(editions.filter(own & newest), before)
    listed = editions.filter(own & (older_than(start, prefix) if start else newest))
    rows = list(listed.order_by(f"-{prefix}publish_at", f"-{prefix}article_id").for_cards()[: size + 1])
    shown = rows[:size]
    older = shown[-1].article_id if len(rows) > size else None
    return Page(shown, start and start.article_id, older)


def _story_of(listed, before: str | None) -> Edition | None:
    """The story that the reader's page begins after. It has to stand in this list: an address tells nothing else."""
    if before is None:
        return None
    if not KEY.fullmatch(before) or not (start := listed.filter(article=int(before)).first()):
        raise Http404
    return start


def older_than(start: Edition, prefix: str = "") -> Q:
    """What stands after this story in a list by date."""
    # The plain bound comes first because both databases' planners can walk an index with it.
    at, story = f"{prefix}publish_at", f"{prefix}article"
    same_or_earlier = Q(**{f"{at}__lte": start.publish_at})
    earlier = Q(**{f"{at}__lt": start.publish_at}) | Q(**{f"{story}__lt": start.article_id})
    return same_or_earlier & earlier
