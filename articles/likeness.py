"""How much two stories have to do with each other: rare tags, sections, rare words, and the time between them."""

from collections import Counter
from functools import lru_cache
from math import log2

from articles.languages import other
from articles.models import Edition
from newsroom import hindi

TAG = 6.0  # of a tag that only these two have; of a common one it is a sixth of that
SECTION, SAME_ROOT = 1.0, 0.4
WORD = 0.4  # for each halving of the stories that have it
RARE = 12  # a word that more than every twelfth story has says nothing
SHORTEST = 3  # letters and marks of a word that can say something
LEAST = 3.0  # below that two stories have nothing to do with each other
HALF_AS_NEAR = 45  # days


def nearest(edition: Edition, lists: dict[tuple[str, object], set[int]]) -> list[int]:
    """The keys of the editions that go with this one, the nearest first.

    ``lists`` is ``{(kind, key): editions}``: those beside it under each tag, in each section, in its language.
    """
    keys = set().union(*lists.values())
    candidates = Edition.objects.live_beside(edition.language).filter(pk__in=keys).select_related("section")
    rows = list(candidates.only("article", "language", "publish_at", "title", "summary", "section__parent"))
    said = _said_in_both([edition, *rows])
    spread = Counter(word for row in rows for word in said[row.article_id])
    scores = {}
    for row in rows:
        shared = said[edition.article_id] & said[row.article_id]
        score = _tags(row, lists) + _sections(edition, row) + _words(shared, spread, len(rows))
        scores[row] = score * _nearness(edition, row)
    found = [row for row, score in scores.items() if score >= LEAST]
    return [row.pk for row in sorted(found, key=lambda row: (-scores[row], -row.pk))]


def _tags(row, lists) -> float:
    return sum(TAG / log2(1 + len(keys)) for (kind, _key), keys in lists.items() if kind == "tag" and row.pk in keys)


def _sections(one, another) -> float:
    if one.section_id == another.section_id:
        return SECTION
    roots = {row.section.parent_id or row.section_id for row in (one, another)}
    return SAME_ROOT if len(roots) == 1 else 0.0


def _words(shared, spread, among) -> float:
    """Words of both, each by how few of the stories ``among`` which they are compared have it."""
    return sum(WORD * log2(among / spread[word]) for word in shared if spread[word] * RARE <= max(among, 2 * RARE))


def _nearness(one, another) -> float:
    days = abs((one.publish_at - another.publish_at).total_seconds()) / 86_400
    return 0.5 + 0.5 * 2 ** (-days / HALF_AS_NEAR)


def _said_in_both(editions) -> dict[int, frozenset[str]]:
    """``{article: words}`` of headline and standfirst, in both languages where readers have both."""
    language = editions[0].language
    articles = [edition.article_id for edition in editions]
    translations = Edition.objects.live_beside(other(language)).filter(article__in=articles)
    said = {edition.article_id: _words_of(f"{edition.title} {edition.summary}") for edition in editions}
    for article, title, summary in translations.values_list("article", "title", "summary"):
        said[article] |= _words_of(f"{title} {summary}")
    return said


@lru_cache(maxsize=5_000)
def _words_of(text: str) -> frozenset[str]:
    words = hindi.words(hindi.fold(text))
    return frozenset(word for word in words if len(word) >= SHORTEST and not word.isdigit())
