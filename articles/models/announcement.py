"""What the web is still to be told of: written with the change that it tells of, gone once it was heard."""

import secrets

from django.db import models
from django.utils import timezone


class Coming(models.Model):
    """An edition that readers have not had yet. When its moment has come the web is told of it."""

    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="+")

    def __str__(self):
        return str(self.edition)


class Audience(models.TextChoices):
    """Who is told: a WebSub hub of feeds that have changed, search engines by IndexNow of stories."""

    HUB = "hub"
    SEARCH = "search"


def new_mark() -> str:
    return secrets.token_hex(8)


class Announcement(models.Model):
    """An address whose content has changed. Once however often that was: ``mark`` says which change was the last."""

    audience = models.CharField(max_length=6, choices=Audience.choices)
    address = models.URLField(max_length=2_048)
    mark = models.CharField(max_length=16, default=new_mark)
    created_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audience", "address"], name="announcement_once"),
            models.CheckConstraint(
                condition=models.Q(audience__in=Audience.values), name="announcement_audience_known"
            ),
        ]

    def __str__(self):
        return self.address
