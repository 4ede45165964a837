"""Who has a story open, and where in it they are. It tells; it never locks."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

HERE = timedelta(seconds=45)  # without a word: three heartbeats


class PresenceQuerySet(models.QuerySet):
    def here(self):
        """Windows that are open right now."""
        return self.filter(seen_at__gte=timezone.now() - HERE)


class Presence(models.Model):
    """One open window of one person on one story. ``paragraph`` is a key, or the name of a field."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    window = models.CharField(max_length=16)
    scope = models.CharField(max_length=5, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    seen_at = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "user", "window"], name="presence_once")]
