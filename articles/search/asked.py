"""A search as its address says it: the question, what narrows it, the order and the page. Anything may stand there."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES
from articles.models import Author, Category, Listing
from articles.search.glossary import widened
from articles.search.question import LONGEST, Question, understand
from articles.search.searching import Narrowed
from newsroom import hindi

SINCE = {
    "day": (_("The last 24 hours"), timedelta(days=1)),
    "week": (_("The last 7 days"), timedelta(days=7)),
    "month": (_("The last 30 days"), timedelta(days=30)),
    "year": (_("The last 12 months"), timedelta(days=365)),
}
MOST_PAGES = 30


@dataclass(frozen=True)
class Asked:
    """What a reader asked. Names that nobody knows narrow nothing."""

    text: str
    section: Category | None
    author: Author | None
    since: str
    only: str  # one language, or "" for both
    by_date: bool
    page: int

    @classmethod
    def of(cls, given) -> "Asked":
        """From the address's arguments. Raises Http404 for a page that cannot be."""
        return cls(
            text=" ".join(hindi.normalise(given.get("q", "")).split()),
            section=_known(Category.objects.select_related("parent"), given.get("section")),
            author=_with_stories(_known(Author.objects, given.get("author"))),
            since=given.get("time", "") if given.get("time") in SINCE else "",
            only=given.get("lang", "") if given.get("lang") in LANGUAGES else "",
            by_date=given.get("sort") == "date",
            page=_page(given.get("page", "1")),
        )

    @property
    def is_too_long(self) -> bool:
        return len(self.text) > LONGEST

    @cached_property
    def question(self) -> Question:
        return Question([]) if self.is_too_long else widened(understand(self.text))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.section or self.author or self.since or self.only)

    @property
    def narrowed(self) -> Narrowed:
        facets = [(kind, row.pk) for kind, row in (("category", self.section), ("author", self.author)) if row]
        since = timezone.now() - SINCE[self.since][1] if self.since else None
        return Narrowed(tuple(facets), since, (self.only,) if self.only else ())

    def address(self, **changes) -> str:
        """The arguments of this search, some of them others: ``?q=…&page=2``."""
        given = {
            "q": self.text,
            "section": self.section and self.section.slug,
            "author": self.author and self.author.slug,
            "time": self.since,
            "lang": self.only,
            "sort": "date" if self.by_date else "",
        }
        return "?" + urlencode({name: value for name, value in (given | changes).items() if value})


def _known(rows, slug):
    return rows.filter(slug=slug).first() if slug and hindi.is_slug(slug) else None


def _with_stories(author):
    """One whom readers do not know yet is known to nobody here."""
    listed = author and Listing.objects.filter(author=author, publish_at__lte=timezone.now()).exists()
    return author if listed else None


def _page(given: str) -> int:
    if not (given.isascii() and given.isdecimal() and len(given) <= 3 and 1 <= int(given) <= MOST_PAGES):
        raise Http404
    return int(given)
