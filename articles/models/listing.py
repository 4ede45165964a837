from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.pagecache.changes import PublicModel, PublicQuerySet


class Listing(PublicModel):
    """One edition on one list: a section, a tag or an author. Written by the workflow, read by every listing page.

    A section also lists what stands in its parts (``own`` is false there). An edition's own rows are its facts:
    its sections, tags and authors in the order that readers see.
    """

    edition = models.ForeignKey("articles.Edition", models.CASCADE, related_name="listings")
    category = models.ForeignKey("articles.Category", models.PROTECT, null=True, related_name="+")
    tag = models.ForeignKey("articles.Tag", models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey("articles.Author", models.PROTECT, null=True, related_name="+")
    own = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    # Copies of the edition's, so that one index answers a listing page.
    language = models.CharField(max_length=2)
    publish_at = models.DateTimeField()
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on a list")
        verbose_name_plural = _("places on lists")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(category__isnull=False, tag__isnull=True, author__isnull=True)
                    | Q(category__isnull=True, tag__isnull=False, author__isnull=True)
                    | Q(category__isnull=True, tag__isnull=True, author__isnull=False)
                ),
                name="listing_is_of_one_kind",
            ),
            *(
                models.UniqueConstraint(
                    fields=["edition", kind],
                    condition=Q(**{f"{kind}__isnull": False}),
                    name=f"listing_{kind}_once",
                )
                for kind in ("category", "tag", "author")
            ),
        ]
        indexes = [
            models.Index(
                fields=[kind, "language", "-publish_at", "-article"],
                condition=Q(**{f"{kind}__isnull": False}),
                name=f"listing_{kind}_newest",
            )
            for kind in ("category", "tag", "author")
        ]

    def __str__(self):
        """The headline: the desk shows what a tag or an author cannot be deleted for."""
        return str(self.edition)

    @property
    def place(self) -> tuple:
        """All that a list shows by: two rows of one place are the same to readers."""
        return self.category_id, self.tag_id, self.author_id, self.own, self.position, self.publish_at
