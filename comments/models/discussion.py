from django.db import models
from django.db.models import F


class Discussion(models.Model):
    """What readers see beside a story's comments: how many there are. One row an edition, from its first comment on."""

    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="discussion", primary_key=True)
    approved = models.PositiveIntegerField(default=0)

    @classmethod
    def count(cls, edition_id: int, change: int) -> None:
        cls.objects.filter(pk=edition_id).update(approved=F("approved") + change)
