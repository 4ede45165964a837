"""What search knows of an edition: the sounds of its words. Kept by ``articles.search.entries``."""

from django.db import models


class SearchEntry(models.Model):
    """One edition, scheduled ones included, as short keys in ASCII (``newsroom.hindi.sound_keys``).

    The database's own full-text index stands over ``facets``, ``title``, ``summary`` and ``body``
    (``articles.search.index``), and hands entries out in the order of their keys. So the key is a moment: the newest
    stories with a word are the first that it finds, however many there are.
    """

    place = models.BigAutoField(primary_key=True)
    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="+")
    version = models.PositiveSmallIntegerField()  # of the rules that made the keys
    publish_at = models.DateTimeField()  # a copy of the edition's, and what ``place`` was made from
    facets = models.TextField()  # what may narrow a search: language, sections, tags and authors
    spelt_title = models.TextField()  # words as they are written, folded, each between spaces
    spelt_summary = models.TextField()
    title = models.TextField()
    summary = models.TextField()
    body = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["version"], name="search_entry_version")]
