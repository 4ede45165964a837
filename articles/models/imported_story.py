from django.db import models


class ImportedStory(models.Model):
    """What another system calls a story: it is not imported twice."""

    key = models.CharField(max_length=200, unique=True)
    language = models.CharField(max_length=2)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
