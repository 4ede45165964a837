"""Which paragraph of one language stands for which of the other, and what a language owes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.languages import LANGUAGES


class Source(models.TextChoices):
    """Which side of a pair is followed: the other one goes stale when it changes."""

    HI = "hi"
    EN = "en"
    BOTH = "both"


class Pair(models.Model):
    """Two paragraphs that say the same: their keys, and what each said when they last did.

    A side without a key: the other paragraph stands alone on purpose. ``changed_…`` say who made one of them stale.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="pairs")
    hi = models.CharField(max_length=8, blank=True)
    en = models.CharField(max_length=8, blank=True)
    hi_said = models.TextField(blank=True)
    en_said = models.TextField(blank=True)
    source = models.CharField(max_length=4, choices=Source.choices, default=Source.BOTH)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "hi"], condition=~Q(hi=""), name="pair_hi_once"),
            models.UniqueConstraint(fields=["article", "en"], condition=~Q(en=""), name="pair_en_once"),
            models.CheckConstraint(condition=~Q(hi="", en=""), name="pair_has_a_side"),
            models.CheckConstraint(condition=Q(source__in=Source.values), name="pair_source_known"),
        ]

    def key(self, language: str) -> str:
        return getattr(self, language)

    def said(self, language: str) -> str:
        return getattr(self, f"{language}_said")

    def follows(self, language: str) -> bool:
        """Whether the paragraph of ``language`` was made from the other one."""
        return self.source != language


class Debt(models.Model):
    """What one language of a story owes the other, for lists; no row where nothing is owed."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="debts")
    language = models.CharField(max_length=2)
    stale = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    headline = models.BooleanField(default=False)  # whether the headline is among the stale
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="debt_once"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="debt_language_known"),
            models.CheckConstraint(condition=Q(stale__gt=0) | Q(missing__gt=0), name="debt_owes"),
        ]
