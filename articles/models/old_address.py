from django.db import models, transaction
from django.db.models import Q

from newsroom.pagecache.changes import PublicModel


class OldAddress(models.Model):
    """An address that a section, a tag or an author had. Whoever still has it is led on (``articles.old_addresses``).

    Told by the row that it leads to: what is saved with a new address makes pages of its old one out of date itself.
    """

    slug = models.CharField(max_length=200)
    category = models.ForeignKey("articles.Category", models.CASCADE, null=True, related_name="+")
    tag = models.ForeignKey("articles.Tag", models.CASCADE, null=True, related_name="+")
    author = models.ForeignKey("articles.Author", models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], condition=Q(**{f"{kind}__isnull": False}), name=f"old_{kind}_once")
            for kind in ("category", "tag", "author")
        ]

    def __str__(self):
        return self.slug


class Addressed(PublicModel):
    """A public row with an address of its own, which may change: the old ones go on leading to it."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            before = type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
            super().save(*args, **kwargs)
            if before != self.slug:
                self._keep(before)

    def _keep(self, before):
        """An address that is taken anew is nobody's old one any more."""
        kind = self._meta.model_name
        OldAddress.objects.filter(slug=self.slug, **{f"{kind}__isnull": False}).delete()
        if before:
            OldAddress.objects.update_or_create(slug=before, **{f"{kind}__isnull": False}, defaults={kind: self})
