"""Which stories belong together, worked out beforehand, and the editions for which that has still to be done."""

from django.db import models
from django.utils import timezone

from newsroom.pagecache.changes import PublicModel, PublicQuerySet


class Related(PublicModel):
    """A story that readers of ``edition`` may want next. Written by ``articles.relating`` alone."""

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="related")
    other = models.ForeignKey("articles.Edition", models.CASCADE, related_name="related_from")
    position = models.PositiveSmallIntegerField()

    objects = PublicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "other"], name="related_once"),
            models.CheckConstraint(condition=~models.Q(edition=models.F("other")), name="related_to_others"),
        ]

    def __str__(self):
        return f"{self.edition} → {self.other}"


class ToRelate(models.Model):
    """An edition whose neighbours have to be found anew: written with what changed, gone once that is done."""

    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="+")
    due = models.DateTimeField(default=timezone.now, db_index=True)  # a scheduled story's own hour
    around = models.BooleanField(default=True)  # so have those of the stories that it leads to

    def __str__(self):
        return str(self.edition)
