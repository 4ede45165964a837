from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.fields import FoldedField, LineField, SlugField, bilingual
from articles.models.old_address import Addressed
from newsroom import hindi
from newsroom.pagecache.changes import PublicQuerySet


class Tag(Addressed, TagBase):
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

    # By which a story's own words find it (articles.suggestions).
    folded_name = FoldedField(of="name")
    folded_label_hi = FoldedField(of="label_hi")
    folded_label_en = FoldedField(of="label_en")

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        indexes = [
            models.Index(fields=[name], name=f"tag_{name}")
            for name in ("folded_name", "folded_label_hi", "folded_label_en")
        ]

    def slugify(self, tag, i=None):
        slug = hindi.slugify(tag) or "tag"
        return slug if i is None else f"{slug}-{i + 1}"

    def clean(self):
        """One tag a name, whatever its capitals and spaces; the address is made when it is left empty."""
        self.name = " ".join(hindi.normalise(self.name).split())
        if Tag.objects.filter(name__iexact=self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a tag of this name already. Choose a different one.")})
        if not self.slug:
            self.slug = self._free_slug()

    def _free_slug(self):
        number, slug = None, self.slugify(self.name)
        while Tag.objects.filter(slug=slug).exclude(pk=self.pk).exists():
            number = (number or 0) + 1
            slug = self.slugify(self.name, number)
        return slug

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
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="taggings")

    class Meta:
        verbose_name = _("tag of a story")
        verbose_name_plural = _("tags of stories")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="tagging_once")]

    def __str__(self):
        return str(self.content_object)
