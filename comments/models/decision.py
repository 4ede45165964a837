"""The log of what was decided about comments: rows are added, none is changed."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comment import Comment, Status


class Act(models.TextChoices):
    STATUS = "status", _("decided")
    WORDS = "words", _("edited")
    FEATURE = "feature", _("featured")
    UNDO = "undo", _("taken back")


class Decision(models.Model):
    """Who did what to a comment, and why. ``press`` joins what one press of a button did to several.

    ``was`` holds what an undo puts back besides the state: ``{"body", "note"}``, ``{"featured"}``, or why it was as it
    was: ``{"rule", "reason", "evidence"}``.
    """

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="decisions")
    act = models.CharField(max_length=10, choices=Act.choices, default=Act.STATUS)
    status = models.CharField(max_length=10, choices=Status.choices)
    before = models.CharField(max_length=10, choices=Status.choices, blank=True)
    was = models.JSONField(default=dict)
    undoes = models.OneToOneField("self", models.CASCADE, null=True, related_name="undone_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    rule = models.CharField(max_length=40, blank=True)
    press = models.UUIDField(default=uuid.uuid4, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-id"]
        indexes = [models.Index(fields=["by", "-id"], name="decision_newest_of_one")]

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("A decision is kept as it was taken. Record a new one.")
        super().save(*args, **kwargs)
