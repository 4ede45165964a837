from django.db import models
from django.utils.translation import gettext_lazy as _


class Learned(models.Model):
    """What ``comments.learning`` has learned from this site's decisions: one row, made anew by a job.

    ``since`` is the newest decision that does not count any more: whoever resets it moves that on.
    """

    signs = models.JSONField(default=dict)
    spam = models.PositiveIntegerField(default=0)  # comments it has learned from
    good = models.PositiveIntegerField(default=0)
    through = models.BigIntegerField(default=0)  # the newest decision that it knows
    since = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("learned signs of spam")
        verbose_name_plural = _("learned signs of spam")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="learned_is_one")]

    @classmethod
    def current(cls) -> "Learned":
        return cls.objects.filter(pk=1).first() or cls(pk=1)
