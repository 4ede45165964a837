from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.fields import LineField
from comments.models.comment import Comment

WORDS = 300  # aksharas


class Report(models.Model):
    """A reader's complaint about a comment, open until a moderator has decided."""

    class Reason(models.TextChoices):
        ABUSE = "abuse", _("It insults or threatens somebody")
        HATE = "hate", _("It stirs up hatred against a group")
        FALSE = "false", _("It states something false")
        PRIVATE = "private", _("It gives away something private")
        SPAM = "spam", _("It is advertising")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="complaints")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    words = LineField(_("in your words"), aksharas=WORDS, max_length=3_000, blank=True)
    network = models.CharField(max_length=64)
    settled_by = models.ForeignKey("comments.Decision", models.SET_NULL, null=True, related_name="settled")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=["abuse", "hate", "false", "private", "spam", "other"]),
                name="report_reason_known",
            ),
            models.UniqueConstraint(
                fields=["comment", "network"], condition=~Q(network=""), name="report_once_a_network"
            ),
        ]
        indexes = [models.Index(fields=["network", "at"], name="report_of_a_network")]
