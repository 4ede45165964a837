"""What is read: how much, as a number that cools by itself, and the list that pages show."""

from django.db import models

from newsroom.pagecache.changes import PublicModel, PublicQuerySet


class Heat(models.Model):
    """How much an edition is read. Written by ``articles.heat`` alone; nothing of a reader is in it.

    ``heat`` is a logarithm on a scale that moves with the clock (``articles.heat``), so rows that nobody reads keep
    their order without being written.
    """

    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="reading")
    language = models.CharField(max_length=2)  # the edition's, so that one index answers for the hottest
    heat = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["language", "-heat"], name="heat_hottest")]

    def __str__(self):
        return f"{self.edition}: {self.heat:.1f}"


class MostRead(PublicModel):
    """A place in the list of what is read most in a language."""

    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="most_read")
    language = models.CharField(max_length=2)
    rank = models.PositiveSmallIntegerField()

    objects = PublicQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "rank"], name="most_read_one_a_rank")]

    def __str__(self):
        return f"{self.language} {self.rank}: {self.edition}"
