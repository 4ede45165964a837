"""What a line about a story says, on every list of the desk: in a fixed number of queries, however many lines."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from articles.languages import LANGUAGES, other
from articles.models import Article, Byline, Pair, Revision
from articles.states import Status, status, with_newest_revisions
from articles.translation import Standing, debt_in_words, sides
from newsroom.models import User

WHO_SAID_IT = [f"review_by_{language}" for language in LANGUAGES]


@dataclass(frozen=True)
class Owed:
    """What one language of a story owes the other, in words, since when, and where on the story's screen it begins."""

    language: str
    words: str
    since: datetime
    place: str


@dataclass(frozen=True)
class Note:
    """A word along with a text in review or sent back. ``by`` is None once their account is gone."""

    language: str
    by: User | None
    words: str


@dataclass(frozen=True)
class Row:
    article: Article
    titles: list[tuple[str, str]]  # (language, headline), Hindi first
    statuses: list[tuple[str, Status]]
    last: Revision | None  # the newest saved version: who changed it, and when
    debts: list[Owed] = field(default_factory=list)

    @property
    def address(self) -> str:
        return reverse("admin:articles_article_change", args=[self.article.pk])

    @property
    def changed_at(self):
        return self.last.created_at if self.last else self.article.changed_at

    @property
    def notes(self) -> list[Note]:
        return notes_of(self.article)


def notes_of(article) -> list[Note]:
    """What reporters and editors say to each other about a story's texts: the editors' word once it is sent back."""
    return [
        Note(language, getattr(article, f"review_by_{language}"), words)
        for language in LANGUAGES
        if (words := getattr(article, f"review_note_{language}"))
    ]


def rows_of(keys) -> list[Row]:
    """The stories with these keys, in this order."""
    found = with_newest_revisions(Article.objects.filter(pk__in=keys)).select_related("section", *WHO_SAID_IT)
    bylines = Prefetch("bylines", Byline.objects.select_related("author"))
    articles = found.prefetch_related(bylines, "debts").in_bulk()
    in_debt = [article for article in articles.values() if article.debts.all()]
    prefetch_related_objects(in_debt, Prefetch("pairs", Pair.objects.select_related("changed_by").order_by("pk")))
    last = _newest_of(articles.values())
    return [_row(articles[key], last.get(key)) for key in keys if key in articles]


def _row(article, last) -> Row:
    return Row(
        article=article,
        titles=[(language, title) for language in LANGUAGES if (title := getattr(article, f"title_{language}"))],
        statuses=[(language, status(article, language)) for language in LANGUAGES],
        last=last,
        debts=_debts(article),
    )


def _newest_of(articles) -> dict[int, Revision]:
    newest = {article.pk: max(filter(None, _newest_keys(article)), default=None) for article in articles}
    revisions = Revision.objects.defer("content").select_related("created_by").in_bulk(set(newest.values()) - {None})
    return {article: revisions[key] for article, key in newest.items() if key in revisions}


def _newest_keys(article):
    return article.newest_hi, article.newest_en, article.newest_facts


def _debts(article) -> list[Owed]:
    debts = sorted(article.debts.all(), key=lambda debt: LANGUAGES.index(debt.language))
    if not debts:
        return []
    standing = Standing(sides(article), list(article.pairs.all()))
    return [
        Owed(
            debt.language,
            debt_in_words(debt.stale, debt.missing, headline=debt.headline),
            debt.since,
            _first_place(standing, debt.language),
        )
        for debt in debts
    ]


def _first_place(standing, language) -> str:
    """The paragraph that is out of date, or the one that has none beside it."""
    for key in standing.stale[language]:
        return f"p-{language}-{key}"
    for key, _behind in standing.missing[language]:
        return f"p-{other(language)}-{key}"
    return ""
