"""Pages whose own name was asked for: who writes, tags and sections, of which readers have stories.

Names change without their stories, so they are no words of these (decision 13); the desk knows them all
(decision 14). What it knows of people and tags that readers have nothing of stays there.
"""

from django.db import connection
from django.db.models import Exists, Model, OuterRef
from django.utils import timezone

from articles.models import Author, Category, Listing, Tag
from articles.search import index
from articles.search.desk_entries import A_KIND, called, key_at, place_of
from articles.search.question import Question

MOST = 20  # names that are looked at
SHOWN = 4
KINDS = {"tag": Tag, "author": Author, "category": Category}  # neighbours in the desk's table, in its order


def named_pages(question: Question, language: str) -> list[Model]:
    """Tags, authors and sections with every word in their name, of which this language has live stories."""
    wanted = [
        [{called(model, key) for key in group.full} for group in reading]
        for model in KINDS.values()
        for reading in question.readings
    ]
    if not wanted:
        return []
    first, last = place_of(Tag, 0), place_of(Category, A_KIND - 1)
    rows = index.newest(index.DESK, connection, wanted, ["place"], first=first, last=last, limit=MOST)
    keys = {kind: [key_at(place) for (place,) in rows if _is_of(model, place)] for kind, model in KINDS.items()}
    found = [_with_stories(kind, keys[kind], language) for kind in KINDS if keys[kind]]
    return [page for pages in found for page in pages][:SHOWN]


def _is_of(model: type[Model], place: int) -> bool:
    return place == place_of(model, key_at(place))


def _with_stories(kind: str, keys: list[int], language: str):
    listed = Listing.objects.filter(language=language, publish_at__lte=timezone.now(), **{kind: OuterRef("pk")})
    return KINDS[kind].objects.filter(Exists(listed.order_by()), pk__in=keys).order_by("pk")
