"""The sentence over the front page while something happens."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.fields import LineField
from articles.languages import LANGUAGES
from newsroom.pagecache.changes import PublicModel, PublicQuerySet

LASTS = timedelta(hours=2)  # unless the editor says how long


class Breaking(PublicModel):
    """At most one a language. It always ends."""

    language = models.CharField(max_length=2, unique=True)
    sentence = LineField(_("sentence"), aksharas=120)
    story = models.ForeignKey("articles.Article", models.SET_NULL, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")
        constraints = [
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="breaking_language_known"),
            models.CheckConstraint(condition=~Q(sentence=""), name="breaking_says_something"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="breaking_begins_before_it_ends"),
        ]

    def __str__(self):
        return self.sentence

    def stands(self, moment) -> bool:
        return self.starts_at <= moment < self.ends_at
