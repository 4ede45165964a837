"""What somebody saved, when, and from where they began. Nothing here changes once it is written."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.fields import LineField

FACTS = "facts"
WORDS = ("title", "slug", "summary", "body", "seo_title", "seo_description")


class Scope(models.TextChoices):
    """What a revision holds: the words of one language, or what both languages share."""

    HI = "hi", _("Hindi")
    EN = "en", _("English")
    FACTS = FACTS, _("facts")


class Kind(models.TextChoices):
    AUTOSAVE = "autosave", _("autosaved")
    SAVE = "save", _("saved")
    PUBLISHED = "published", _("published")
    IMPORTED = "imported", _("imported")


class RevisionQuerySet(models.QuerySet):
    def saved(self):
        """All but autosaves."""
        return self.exclude(kind=Kind.AUTOSAVE)

    def unsaved(self):
        """What people have typed and not saved yet."""
        return self.filter(kind=Kind.AUTOSAVE)

    def newest(self, article, scope: str):
        return self.saved().filter(article=article, scope=scope).order_by("-id").first()

    def delete(self):
        raise TypeError("Revisions are kept. Only an article that was never published takes its own with it.")


class Revision(models.Model):
    """One saved state of one scope of an article.

    ``content`` is ``{field: text}`` for words and ``{field: key or keys}`` for facts.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions")
    scope = models.CharField(max_length=5, choices=Scope.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.SAVE)
    content = models.JSONField()
    note = models.TextField(_("note"), blank=True)
    window = models.CharField(max_length=16, blank=True)  # of the browser in which it was written
    base = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-id"]
        indexes = [models.Index(fields=["article", "scope", "-id"], name="revision_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="revision_scope_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="revision_kind_known"),
            models.UniqueConstraint(
                fields=["article", "scope", "created_by", "window"],
                condition=Q(kind=Kind.AUTOSAVE),
                name="revision_one_autosave_each",
            ),
        ]

    def __str__(self):
        return f"{self.get_scope_display()}, {self.created_at:%Y-%m-%d %H:%M}"

    def save(self, *args, **kwargs):
        if self.pk and self.kind != Kind.AUTOSAVE:
            raise TypeError("A saved revision never changes. Save a new one.")
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """What somebody called it later, or ""."""
        named = getattr(self, "named", None)
        return named.name if named else ""


class VersionName(models.Model):
    """What somebody called a version, such as “After the visit”. Beside it, for the version itself never changes."""

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="named")
    name = LineField(_("name of the version"), aksharas=80)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("name of a version")
        verbose_name_plural = _("names of versions")

    def __str__(self):
        return self.name
