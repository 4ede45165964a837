"""Many plausible stories at once, the same ones each time: for measuring how the newsroom behaves at size.

``articles.bulk`` writes them.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.db.models import Max
from django.utils import timezone

from articles import bulk
from articles.demo import copies, phrases
from articles.facts import Facts
from articles.languages import LANGUAGES
from articles.models import Article, Author, Category, Image, Tag
from articles.models.revision import WORDS
from newsroom import hindi
from newsroom.pagecache.naming import SITE
from newsroom.pagecache.outbox import announce

BATCH = 500
WRITTEN = 5_000  # stories with words of their own; more than that are copies of them
EVERY = timedelta(minutes=7)  # one story after the other, back in time
BEFORE = timedelta(days=80)  # older than the written stories


def write(count: int) -> Iterator[None]:
    """Make ``count`` stories live in both languages; yields after each."""
    first = 1 + (Article.objects.aggregate(last=Max("pk"))["last"] or 0)  # a number is not used twice
    newest = timezone.now().replace(microsecond=0) - BEFORE
    written = min(count, WRITTEN)
    yield from _write(first, written, newest)
    try:
        yield from _copy(first, written, count)
    finally:
        announce({SITE})


def _copy(first: int, written: int, count: int) -> Iterator[None]:
    keys = list(Article.objects.filter(pk__gte=first).order_by("pk").values_list("pk", flat=True))
    for number, done in enumerate(range(written, count, WRITTEN), start=1):
        size = min(WRITTEN, count - done)
        copies.write(keys[0], keys[size - 1], number, done * EVERY)
        yield from (None for _story in range(size))


def _write(first: int, count: int, newest: datetime) -> Iterator[None]:
    library = _Library()
    for start in range(0, count, BATCH):
        places = range(start, min(start + BATCH, count))
        bulk.write([_draft(first + place, newest - (first + place) * EVERY, library) for place in places])
        yield from (None for _place in places)


def _draft(number: int, moment: datetime, library: "_Library") -> bulk.Draft:
    random = Random(number)  # noqa: S311  (the same stories each time)
    return bulk.Draft(words(random, number), library.facts(random), moment)


class _Library:
    """What stories point to, read once."""

    def __init__(self):
        self.categories = list(Category.objects.select_related("parent"))
        self.authors = list(Author.objects.all())
        self.pictures = list(Image.objects.exclude(file__contains="/portrait-"))
        self.tags = self._tags()

    def _tags(self) -> list[Tag]:
        made = [Tag(name=f"विषय {n}", slug=f"vishay-{n}", label_en=f"Subject {n}") for n in range(1, phrases.TAGS + 1)]
        Tag.objects.bulk_create(made, ignore_conflicts=True)
        return list(Tag.objects.filter(slug__startswith="vishay-").order_by("pk"))

    def facts(self, random: Random) -> Facts:
        """Some sections, one author, two tags (low numbers far more often than high ones), mostly a picture."""
        places = {int(len(self.tags) * random.random() ** 4) for _tag in range(2)}
        return Facts(
            categories=random.sample(self.categories, min(random.choice((1, 1, 2, 3)), len(self.categories))),
            authors=[random.choice(self.authors)],
            tags=[self.tags[place] for place in sorted(places)],
            picture=random.choice([*self.pictures, None]),
        )


def words(random: Random, number: int) -> dict[str, dict[str, str]]:
    """The text of one story in each language, alike in its facts."""
    place, work, season = (random.choice(choice) for choice in (phrases.PLACES, phrases.WORKS, phrases.SEASONS))
    share, crore = random.randint(12, 97), random.randint(3, 480)
    headline, summary = random.choice(phrases.HEADLINES), random.choice(phrases.SUMMARIES)
    paragraphs = random.sample(phrases.PARAGRAPHS, random.randint(4, len(phrases.PARAGRAPHS)))
    subhead = random.choice(phrases.SUBHEADS)
    texts = {}
    for column, language in enumerate(LANGUAGES):
        facts = {
            "place": place[column],
            "work": work[column],
            "season": season[column],
            "share": share,
            "crore": crore,
        }
        title = headline[column].format(**facts)
        title = title[0].upper() + title[1:]
        parts = [f"<p>{paragraph[column].format(**facts)}</p>" for paragraph in paragraphs]
        parts.insert(2, f"<h2>{subhead[column]}</h2>")
        texts[language] = dict.fromkeys(WORDS, "") | {
            "title": title,
            "slug": f"{hindi.slugify(title, max_length=100)}-{number}",
            "summary": summary[column].format(**facts),
            "body": "".join(parts),
        }
    return texts
