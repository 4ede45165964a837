"""The front page of one language as the desk changes it, and who changed what in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES


class FrontPage(models.Model):
    """One row a language: whoever changes that front page locks it first. ``version`` is the number of its last change.

    What stands on it is in ``FrontSlot`` and ``Breaking``.
    """

    language = models.CharField(max_length=2, unique=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front page")
        constraints = [models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="front_page_language_known")]

    def __str__(self):
        return self.language


class Verb(models.TextChoices):
    PLACED = "placed", _("placed")
    MOVED = "moved", _("moved")
    KEPT = "kept", _("kept until")
    REMOVED = "removed", _("taken off")
    ANNOUNCED = "announced", _("breaking news")
    ENDED = "ended", _("breaking news ended")


class FrontChange(models.Model):
    """One act of an editor. It is never changed: what takes it back is another one, which names it.

    ``before`` holds what stood and waited in each place that the act touched: ``{place: [row, …]}``. ``facts`` are
    what a sentence about it says.
    """

    language = models.CharField(max_length=2)
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=10, choices=Verb.choices)
    takes_back = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField()
    facts = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["language", "number"], name="front_change_number_once"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="front_change_language_known"),
            models.CheckConstraint(condition=Q(verb__in=Verb.values), name="front_change_verb_known"),
        ]

    def __str__(self):
        return f"{self.language} {self.number}"

    def touches(self, places) -> bool:
        return not set(places).isdisjoint(self.before)
