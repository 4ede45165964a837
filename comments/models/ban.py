from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import LineField


class BanQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()))


class Ban(models.Model):
    """Somebody whose comments go to the trash: a reader by e-mail address, or all of a network for a while."""

    email = models.EmailField(_("e-mail"), blank=True, db_index=True)
    network = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    name = LineField(_("name"), max_length=600, blank=True, help_text=_("As it stood on the comment."))
    reason = LineField(_("why"), aksharas=200, max_length=2_000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name=_("by")
    )
    at = models.DateTimeField(_("since"), auto_now_add=True)
    until = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: until somebody lifts it."))

    objects = BanQuerySet.as_manager()

    class Meta:
        verbose_name = _("blocked reader")
        verbose_name_plural = _("blocked readers")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="", network=""),
                name="ban_of_somebody",
                violation_error_message=_("Write the e-mail address of the reader."),
            )
        ]

    def __str__(self):
        """Without the e-mail address: this stands in the desk's log, in titles and in messages."""
        if self.email:
            return self.name or str(_("A reader"))
        return str(_("A network, from which %(name)s wrote") % {"name": self.name or _("A reader")})
