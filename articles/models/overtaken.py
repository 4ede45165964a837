"""Rows that two people may have open at once: who saves last is told of the one before."""

from django.conf import settings
from django.db import models


class Overtaken(models.Model):
    """Counts its saves at the desk, and knows the last one: ``articles.admin.overtaken`` asks."""

    version = models.PositiveIntegerField(default=0, editable=False)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    saved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True
