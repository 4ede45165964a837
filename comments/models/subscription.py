from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comment import Comment


class SubscriptionQuerySet(models.QuerySet):
    def active(self):
        """Those to whom answers are mailed: they said yes, and have not said stop."""
        return self.filter(confirmed_at__isnull=False, stopped_at=None)


class Subscription(models.Model):
    """The author of a comment wants to hear of answers: once they said yes by mail, until they say stop."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="subscription")
    confirmed_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish to hear of answers")
        verbose_name_plural = _("wishes to hear of answers")
