"""Where one language of a story stands, in a word: what lists, bars and filters of the desk show."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES
from articles.models import Article, Edition, Review, Revision, Scope, State

RECENT = 2_000  # among so many stories, those changed last, changes that readers do not see are looked for

LABELS = {
    "none": _("Not written"),
    "draft": _("Draft"),
    "in_review": _("In review"),
    "sent_back": _("Sent back"),
    "scheduled": _("Scheduled"),
    "live": _("Live"),
    "changes": _("Live, changes waiting"),
    "withdrawn": _("Withdrawn"),
}


@dataclass(frozen=True)
class Status:
    """``key`` is one of LABELS; ``since`` the moment that goes with it, if any; ``review`` where newer text stands."""

    key: str
    since: datetime | None = None
    review: str = Review.NONE

    @property
    def label(self):
        return LABELS[self.key]

    @property
    def review_label(self):
        """Where newer text of a story that readers have stands, or ""."""
        return "" if self.review == Review.NONE or self.key in Review.values else LABELS[self.review]


def status(article, language: str) -> Status:
    """The state of one language of an article that ``with_newest_revisions`` found."""
    edition, review = article.edition(language), article.review_of(language)
    if edition and edition.state == State.PUBLISHED:
        if edition.is_scheduled:
            return Status("scheduled", edition.publish_at, review)
        key = "changes" if has_changes(article, edition) else "live"
        return Status(key, edition.publish_at, review)
    if review != Review.NONE:
        return Status(review.value)
    if edition and edition.was_live:
        return Status("withdrawn")
    return Status("draft" if article.has_text(language) else "none")


def has_changes(article, edition) -> bool:
    """The desk holds newer words or facts than readers see."""
    newest = (getattr(article, f"newest_{edition.language}"), article.newest_facts)
    return newest != (edition.words_revision_id, edition.facts_revision_id)


def with_newest_revisions(articles):
    """Annotate ``newest_hi``, ``newest_en`` and ``newest_facts``: keys of the newest saved revisions."""
    return articles.annotate(
        **{f"newest_{scope}": Subquery(_newest(scope).values("pk")[:1]) for scope in Scope.values}
    ).prefetch_related(Prefetch("editions", Edition.objects.defer("summary", "body", "seo_title", "seo_description")))


def _newest(scope):
    return Revision.objects.saved().filter(article=OuterRef("pk"), scope=scope).order_by("-id")


def in_state(articles, key: str):
    """Articles with any language in one of the states that people look for, each found by an index of its own."""
    editions = Edition.objects.order_by()
    published = editions.filter(state=State.PUBLISHED, language__in=LANGUAGES)  # as in the index edition_newest
    now = timezone.now()
    conditions = {
        "in_review": _in_review(Review.IN_REVIEW),
        "sent_back": _in_review(Review.SENT_BACK),
        "draft": Q(is_draft=True),
        "scheduled": Q(pk__in=published.filter(publish_at__gt=now).values("article")),
        "live": Exists(published.filter(article=OuterRef("pk"), publish_at__lte=now)),
        "changes": Q(pk__in=Article.objects.order_by("-changed_at", "-id").values("pk")[:RECENT]) & _changed(now),
        "withdrawn": Q(pk__in=editions.filter(state=State.WITHDRAWN).values("article")),
    }
    return articles.filter(conditions[key])


def _in_review(state) -> Q:
    """What no review knows is left out in so many words: it is the condition of the indexes."""
    columns = [f"review_{language}" for language in LANGUAGES]
    first, second = (Q(**{column: state}) & ~Q(**{column: Review.NONE}) for column in columns)
    return first | second


def _changed(now) -> Exists:
    newer = Revision.objects.saved().filter(article=OuterRef("article"))
    live = Edition.objects.filter(article=OuterRef("pk"), state=State.PUBLISHED, publish_at__lte=now)
    return Exists(
        live.filter(
            Exists(newer.filter(scope=OuterRef("language"), pk__gt=OuterRef("words_revision")))
            | Exists(newer.filter(scope=Scope.FACTS, pk__gt=OuterRef("facts_revision")))
        )
    )
