"""What readers were told was wrong in a story."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from articles.fields import WrittenField
from articles.models.edition import Edition
from newsroom.pagecache.changes import PublicModel, PublicQuerySet


class Change(models.TextChoices):
    """What publishing over a live story is. An update and a correction move the time that readers see."""

    UPDATE = "update", _("Update")
    CORRECTION = "correction", _("Correction")
    TYPO = "typo", _("Typo")


class CorrectionQuerySet(PublicQuerySet):
    def of(self, article: int, language: str):
        """What readers of one language of this story were told."""
        return self.filter(edition__article=article, edition__language=language)

    def of_live_stories(self, language: str):
        """What the readers of a language were told, newest first, under whatever stories they can read now."""
        story = Edition.objects.live_beside(language).filter(pk=OuterRef("edition"))
        return self.filter(Exists(story), language=language).order_by("-at", "-id")

    def delete(self):
        raise TypeError("Corrections are kept: readers were told.")


class Correction(PublicModel):
    """One sentence to the readers of an edition. It stays as it was said: what is wrong with it takes another one."""

    edition = models.ForeignKey("articles.Edition", models.PROTECT, related_name="corrections")
    language = models.CharField(max_length=2)  # the edition's, so that one index answers for a language's newest
    sentence = WrittenField(_("what was wrong, for readers"), aksharas=300)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(condition=~models.Q(sentence=""), name="correction_says_something")]
        indexes = [models.Index(fields=["language", "-at", "-id"], name="correction_newest")]

    def __str__(self):
        return self.sentence

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("A correction stays as it was said. Add another one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("Corrections are kept: readers were told.")
