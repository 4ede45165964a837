"""The article as the desk works on it. No public page reads these tables."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.body.sanitizing import BodyField
from articles.fields import LineField, SlugField, WrittenField, bilingual
from articles.languages import LANGUAGES
from articles.models.pair import Debt
from articles.models.revision import FACTS, WORDS


class Review(models.TextChoices):
    """Where the newest text of a language stands between a reporter and an editor."""

    NONE = "none", _("not in review")
    IN_REVIEW = "in_review", _("in review")
    SENT_BACK = "sent_back", _("sent back")


def new_salt() -> str:
    return secrets.token_urlsafe(12)


def _somebody(**options) -> models.ForeignKey:
    """A column for one of the newsroom, whose account may be deleted one day."""
    user = settings.AUTH_USER_MODEL
    return models.ForeignKey(user, models.SET_NULL, null=True, editable=False, related_name="+", **options)


class ArticleQuerySet(models.QuerySet):
    def written_by(self, user):
        """Stories that ``user`` began or stands over as an author."""
        signed = Byline.objects.order_by().filter(author__user=user).values("article")
        return self.filter(Q(created_by=user) | Q(pk__in=signed))

    def in_debt(self):
        """Stories of which one language has fallen behind the other."""
        return self.filter(models.Exists(Debt.objects.filter(article=models.OuterRef("pk"))))


class Article(models.Model):
    """One story: the newest saved words of each language, and the facts that both share."""

    title = bilingual(LineField(_("headline"), aksharas=200, blank=True))
    slug = bilingual(
        SlugField(
            _("address"),
            unique=True,
            null=True,
            blank=True,
            help_text=_("Follows the headline until you write your own or the story is published."),
            error_messages={"unique": _("Another story has this address already. Choose a different one.")},
        )
    )
    summary = bilingual(
        WrittenField(_("standfirst"), aksharas=500, blank=True, help_text=_("One or two sentences under the headline."))
    )
    body = bilingual(BodyField(_("body"), blank=True))
    seo_title = bilingual(
        LineField(
            _("title for search engines"),
            aksharas=120,
            blank=True,
            help_text=_("The headline, when left empty."),
        )
    )
    seo_description = bilingual(
        LineField(
            _("description for search engines"),
            aksharas=320,
            blank=True,
            help_text=_("The standfirst, when left empty."),
        )
    )

    section = models.ForeignKey(
        "articles.Category",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("main section"),
    )
    categories = models.ManyToManyField(
        "articles.Category", blank=True, related_name="+", verbose_name=_("further sections")
    )
    authors = models.ManyToManyField(
        "articles.Author", through="articles.Byline", related_name="+", verbose_name=_("bylines")
    )
    tags = TaggableManager(_("tags"), through="articles.Tagging", blank=True)
    lead_image = models.ForeignKey(
        "articles.Image",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )

    review = bilingual(
        models.CharField(_("review"), max_length=10, choices=Review.choices, default=Review.NONE, editable=False)
    )
    # A word along with that: a reporter's to the editors, or theirs back.
    review_note = bilingual(WrittenField(_("note"), aksharas=600, blank=True, editable=False))
    review_by_hi, review_by_en = _somebody(), _somebody()  # who said it
    is_draft = models.BooleanField(_("draft"), default=True, editable=False)  # no edition of it, live or scheduled
    preview_salt = models.CharField(max_length=32, default=new_salt, editable=False)
    created_by = _somebody(verbose_name=_("begun by"))
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-changed_at", "-id"]
        permissions = [
            ("edit_any_article", _("Can edit everybody's stories")),
            ("publish_article", _("Can publish and withdraw stories")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_hi="", title_en=""),
                name="article_has_a_headline",
                violation_error_message=_("Write a headline in Hindi or in English."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"review_{language}__in": Review.values}),
                    name=f"article_review_{language}_known",
                    violation_error_message=_("The state of review is not known. Reload the page."),
                )
                for language in LANGUAGES
            ),
        ]
        indexes = [
            models.Index(fields=["review_hi"], name="article_review_hi", condition=~Q(review_hi="none")),
            models.Index(fields=["review_en"], name="article_review_en", condition=~Q(review_en="none")),
            models.Index(fields=["-changed_at", "-id"], name="article_drafts", condition=Q(is_draft=True)),
        ]

    def __str__(self):
        return self.title_hi or self.title_en if self.title == "" else self.title

    def clean(self):
        super().clean()
        if not self.title_hi and not self.title_en:
            raise ValidationError({"title_hi": _("Write a headline in Hindi or in English.")})

    def words(self, language: str) -> dict:
        """The saved words of one language, as a revision keeps them."""
        return {name: getattr(self, f"{name}_{language}") or "" for name in WORDS}

    def facts(self) -> dict:
        """The saved facts, as a revision keeps them: keys of rows, bylines in order."""
        return {
            "section": self.section_id,
            "categories": sorted(self.categories.values_list("pk", flat=True)),
            "authors": list(self.bylines.values_list("author_id", flat=True)),
            "tags": sorted(self.taggings.values_list("tag_id", flat=True)),
            "lead_image": self.lead_image_id,
        }

    def content(self, scope: str) -> dict:
        return self.facts() if scope == FACTS else self.words(scope)

    def review_of(self, language: str) -> Review:
        return Review(getattr(self, f"review_{language}"))

    def edition(self, language: str):
        """What readers have of this story in one language, or None."""
        return next((edition for edition in self.editions.all() if edition.language == language), None)

    def has_text(self, language: str) -> bool:
        return bool(getattr(self, f"title_{language}") or getattr(self, f"body_{language}"))


class Byline(models.Model):
    """One author of one story, in the order that readers see."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    author = models.ForeignKey("articles.Author", models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="byline_once",
                violation_error_message=_("This author stands over the story already."),
            ),
            models.UniqueConstraint(
                fields=["article", "position"],
                name="byline_position_once",
                violation_error_message=_("Two authors cannot stand in one place. Reload the page."),
            ),
        ]

    def __str__(self):
        return str(self.article)
