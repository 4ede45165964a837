"""Links that a newsroom adds to the frame of every page, beside its sections and its own pages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.fields import HttpsField, LineField, bilingual
from newsroom.pagecache.changes import PublicModel, PublicQuerySet


class Menu(models.TextChoices):
    MAIN = "main", _("on top, after the sections")
    FOOTER = "footer", _("at the foot, after the pages")


class MenuItem(PublicModel):
    """One link: to a section, to a page of the site, or to another site."""

    menu = models.CharField(_("where"), max_length=6, choices=Menu.choices, default=Menu.FOOTER)
    category = models.ForeignKey(
        "articles.Category", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("section")
    )
    page = models.ForeignKey(
        "articles.StaticPage", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    link = HttpsField(_("another site"), blank=True, help_text=_("The whole address: https://epaper.example."))
    label = bilingual(
        LineField(
            _("label"),
            aksharas=40,
            blank=True,
            help_text=_("Empty: the name of the section or page. Another site is shown where it has a label."),
        )
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Smaller numbers stand first."))

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("further link")
        verbose_name_plural = _("further links")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(category__isnull=False, page=None, link="")
                | Q(category=None, page__isnull=False, link="")
                | (Q(category=None, page=None) & ~Q(link="")),
                name="menu_item_leads_to_one_place",
                violation_error_message=_("Choose a section, a page or another site: one of them."),
            ),
            models.CheckConstraint(condition=Q(menu__in=Menu.values), name="menu_item_menu_known"),
        ]

    def __str__(self):
        return self.label or str(self.category or self.page or self.link)

    def clean(self):
        super().clean()
        if self.link and not (self.label_hi or self.label_en):
            raise ValidationError({"label_hi": _("Write what the link is called, in Hindi or in English.")})
