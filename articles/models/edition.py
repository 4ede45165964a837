"""What readers see. Written by ``articles.workflow`` alone; every public page starts at ``live()``."""

from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles.languages import LANGUAGES
from articles.models.listing import Listing
from newsroom.pagecache.changes import PublicModel, PublicQuerySet


class State(models.TextChoices):
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


def with_own_listings() -> Prefetch:
    """The sections, tags and authors that a story itself has."""
    own = Listing.objects.filter(own=True).select_related("category", "tag", "author__photo")
    return Prefetch("listings", queryset=own, to_attr="own_listings")


class EditionQuerySet(PublicQuerySet):
    def live(self, language, *, until=None):
        """Editions that any reader may open in ``language`` right now. Every public page starts here.

        ``until`` leaves out what was published after that moment. Asked here and not by a further filter: of two
        upper bounds SQLite walks the index from one, and passes all that lies between them.
        """
        now = timezone.now()
        latest = min(until, now) if until else now
        return self.filter(language=language, state=State.PUBLISHED, publish_at__lte=latest)

    def live_beside(self, language):
        """The same, for a question that begins at some rows of another table or at some keys, and not at the newest."""
        return self.due_beside(language, timezone.now())

    def due(self, language, moment):
        """What will be live at ``moment`` if nobody does anything: for the desk, never for a public page."""
        return self.filter(language=language, state=State.PUBLISHED, publish_at__lte=moment)

    def due_beside(self, language, moment):
        """The same, for some keys.

        SQLite knows nothing of how many rows there are, and would rather walk all that is live: no index serves a
        moment or a language that has been worked on.
        """
        worked_on = {"moment": Coalesce("publish_at", "publish_at"), "spoken": Coalesce("language", "language")}
        return self.alias(**worked_on).filter(spoken=language, state=State.PUBLISHED, moment__lte=moment)

    def newest_first(self):
        return self.order_by("-publish_at", "-article_id")

    def listed_under(self, thing, language):
        """Those on the list of a category, tag or author, newest first, straight from the list's own index."""
        return self.filter(
            **{f"listings__{thing._meta.model_name}": thing},
            listings__language=language,
            listings__publish_at__lte=timezone.now(),
        ).order_by("-listings__publish_at", "-listings__article_id")

    def for_cards(self):
        """All that a list of cards shows, in one query however long the list."""
        return self.select_related("section__parent", "picture").defer("body", "seo_title", "seo_description")

    def for_page(self):
        """All that a story's own page shows, in two queries."""
        return self.select_related("section__parent", "picture").prefetch_related(with_own_listings())


class Edition(PublicModel):
    """One story in one language, as readers have it: copied words and facts of the moment it was published."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="editions")
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PUBLISHED)
    publish_at = models.DateTimeField()
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    corrected_at = models.DateTimeField(null=True)  # the newest of its corrections; none, and nobody asks for them

    slug = models.CharField(max_length=200)
    title = models.TextField()
    summary = models.TextField()
    body = models.TextField()
    seo_title = models.TextField()
    seo_description = models.TextField()
    reading_minutes = models.PositiveSmallIntegerField()
    section = models.ForeignKey("articles.Category", models.PROTECT, related_name="+")
    picture = models.ForeignKey("articles.Image", models.PROTECT, null=True, related_name="+")
    body_pictures = models.ManyToManyField("articles.Image", through="articles.BodyPicture", related_name="+")

    words_revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="+")
    facts_revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="edition_one_a_language"),
            models.UniqueConstraint(fields=["language", "slug"], name="edition_slug_once"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="edition_language_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="edition_state_known"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(slug=""), name="edition_has_words"),
            models.CheckConstraint(
                condition=Q(first_published_at__lte=F("publish_at")), name="edition_first_published_first"
            ),
        ]
        indexes = [
            models.Index(
                fields=["language", "-publish_at", "-article"],
                condition=Q(state="published"),
                name="edition_newest",
            ),
            models.Index(fields=["article"], condition=Q(state="withdrawn"), name="edition_withdrawn"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        with override(self.language):
            return reverse("article", args=[self.slug])

    @property
    def is_live(self) -> bool:
        return self.state == State.PUBLISHED and self.publish_at <= timezone.now()

    @property
    def is_scheduled(self) -> bool:
        return self.state == State.PUBLISHED and self.publish_at > timezone.now()

    @property
    def changed_at(self):
        """When readers last got something else: an update, or the story again after it was withdrawn."""
        return max(self.updated_at or self.publish_at, self.publish_at)

    @property
    def was_live(self) -> bool:
        """Readers have seen it, whatever it is now."""
        return self.first_published_at <= timezone.now()

    def _own(self, kind):
        return [thing for listing in self.own_listings if (thing := getattr(listing, kind))]

    @property
    def categories(self):
        """The main section and the further ones, as readers see them over the headline."""
        return self._own("category")

    @property
    def tags(self):
        return self._own("tag")

    @property
    def authors(self):
        return self._own("author")


class BodyPicture(models.Model):
    """A library picture inside an edition's body: it cannot be deleted while readers see it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    image = models.ForeignKey("articles.Image", models.PROTECT, related_name="+")
    behind = models.BooleanField(default=False)  # the picture has changed since the body was written

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "image"], name="body_picture_once")]
        indexes = [models.Index(fields=["-edition"], condition=Q(behind=True), name="body_picture_behind")]


class StorySlug(PublicModel):
    """An address that a story has or has had. Once live it stays the story's for ever, and leads to it."""

    language = models.CharField(max_length=2)
    slug = models.CharField(max_length=200)
    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="slugs")

    objects = PublicQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "slug"], name="story_slug_once")]

    def __str__(self):
        return f"{self.language}: {self.slug}"
