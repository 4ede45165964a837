"""Links to a preview that were given to people without an account: a row a link, so that each can be taken back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import LineField
from articles.languages import LANGUAGES


class PreviewLinkQuerySet(models.QuerySet):
    def working(self):
        """Links that show something right now."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class PreviewLink(models.Model):
    """Shows the saved words of one language until its hour, or until it is taken back."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="preview_links")
    language = models.CharField(max_length=2)
    given_to = LineField(_("for whom"), aksharas=80, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="preview_link_language_known")]

    def __str__(self):
        return self.given_to or str(self.pk)

    @property
    def is_over(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def works(self) -> bool:
        return self.revoked_at is None and not self.is_over
