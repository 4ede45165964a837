from django.db import models

from newsroom.pagecache.changes import PublicModel, PublicQuerySet


class MonthChange(PublicModel):
    """When stories of a month last changed under their moments: corrected, updated, withdrawn. For sitemaps alone.

    One row a month, whatever the language, since each story names its translation. A month without a row has had new
    stories only, and the newest of them says when.
    """

    month = models.DateField(primary_key=True)  # its first day, in India
    changed_at = models.DateTimeField()

    objects = PublicQuerySet.as_manager()

    def __str__(self):
        return f"{self.month:%Y-%m}"
