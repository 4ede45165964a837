"""What the desk's search knows of a row: the sounds of its words. Kept by ``articles.search.desk_entries``."""

from django.db import models


class DeskEntry(models.Model):
    """A story, picture, tag or another row of the desk, published or not, as short keys in ASCII.

    A table of its own, so that nothing of a draft can stand in what readers are answered from. ``place`` says which
    row it is: its kind, then its key (``desk_entries.place_of``), so the newest of a kind are found first.
    """

    place = models.BigAutoField(primary_key=True)
    version = models.PositiveSmallIntegerField()  # of the rules that made the keys
    made_of = models.CharField(max_length=16)  # a fingerprint of the words: what did not change is not made again
    facets = models.TextField()  # of a story: who stands over it
    names = models.TextField()  # what it is called: headlines, labels, captions; each key with its kind before it
    words = models.TextField()  # of a story: standfirst and text, and the headlines again

    class Meta:
        indexes = [models.Index(fields=["version"], name="desk_entry_version")]
