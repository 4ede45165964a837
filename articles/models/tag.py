from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.fields import LineField, SlugField, bilingual
from newsroom import hindi


class Tag(TagBase):
    """A subject that stories share: the name as typed, a label a language, a Latin address of its own."""

    slug = SlugField(
        _("address"),
        unique=True,
        blank=True,
        help_text=_("Made from the name when left empty, such as mausam-vibhag."),
        error_messages={"unique": _("Another tag has this address already. Choose a different one.")},
    )
    label = bilingual(
        LineField(_("label"), aksharas=60, blank=True, help_text=_("What readers see; the name, when left empty."))
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag, i=None):
        slug = hindi.slugify(tag) or "tag"
        return slug if i is None else f"{slug}-{i + 1}"

    def save(self, *args, **kwargs):
        self.name = " ".join(hindi.normalise(self.name).split())
        return super().save(*args, **kwargs)

    @property
    def autocomplete_id(self):
        """Forms name tags: a new one has no key yet."""
        return self.name

    @property
    def shown(self):
        """The label in the active language, or the name as typed."""
        return self.label or self.name

    def get_absolute_url(self):
        return reverse("tag", args=[self.slug])


class Tagging(ItemBase):
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="tagging_once")]
