"""What moderators have of the queue: the comments that they hold just now, and the mail that they want about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from comments.models.comment import Comment


class Claim(models.Model):
    """A waiting comment that is on one moderator's screen, and on nobody else's until then."""

    comment = models.OneToOneField(Comment, models.CASCADE, primary_key=True, related_name="claim")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField(db_index=True)


class Watch(models.Model):
    """When a moderator is written to about comments that wait. ``seen`` is the newest comment they were told of."""

    class When(models.TextChoices):
        NEVER = "never", _("never")
        AT_ONCE = "at_once", _("at once")
        HOURLY = "hourly", _("once an hour")
        DAILY = "daily", _("once a day, in the morning")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="watch")
    when = models.CharField(_("mail about waiting comments"), max_length=10, choices=When.choices, default=When.NEVER)
    seen = models.BigIntegerField(default=0)
    written_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(when__in=["never", "at_once", "hourly", "daily"]), name="watch_when_known"
            )
        ]
