from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from articles.fields import LineField, SlugField, WrittenField, bilingual
from articles.models.naming import named_in_one_language, public_name
from articles.models.old_address import Addressed
from newsroom.pagecache.changes import PublicQuerySet


class CategoryQuerySet(PublicQuerySet, TreeQuerySet):
    pass


class Category(Addressed, TreeNode):
    """A section of the paper, or a part of one. Two levels: readers never look for a third."""

    parent = TreeNodeForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    slug = SlugField(
        _("address"),
        unique=True,
        help_text=_("The last part of its address, in Latin letters, such as india-pakistan."),
        error_messages={"unique": _("Another section has this address already. Choose a different one.")},
    )
    name = bilingual(LineField(_("name"), aksharas=60, blank=True), falls_back=True)
    description = bilingual(
        WrittenField(
            _("description"),
            aksharas=300,
            blank=True,
            help_text=_("One sentence for readers and search engines, such as “What the armed forces do.”"),
        ),
        falls_back=True,
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers stand first in the menu.")
    )
    opinion = models.BooleanField(
        _("opinion"),
        default=False,
        help_text=_("Views, not news: headlines are set in the regular weight, and the writer’s name stands first."),
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "id"]
        constraints = [
            named_in_one_language("category"),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="category_not_its_own_parent",
                violation_error_message=_("A section cannot stand inside itself. Choose another parent."),
            ),
        ]

    def __str__(self):
        return public_name(self)

    def clean(self):
        super().clean()
        if self.parent and (self.parent.parent_id or (self.pk and self.children.exists())):
            raise ValidationError(
                {"parent": _("Sections have two levels. Choose a parent that has no parent of its own.")}
            )

    @property
    def root(self):
        """The section of the menu that it is, or is a part of."""
        return self.parent or self

    def get_absolute_url(self):
        return reverse("section", args=[self.slug])
