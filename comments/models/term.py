from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import LineField


class BannedTerm(models.Model):
    """A word or phrase with which a comment waits. How it is found, whatever its dress, is ``comments.banned``'s."""

    class Weight(models.TextChoices):
        BANNED = "banned", _("banned: the comment waits, whoever wrote it")
        SUSPECT = "suspect", _("suspect: the comment waits, unless its author is known")

    term = LineField(
        _("term"),
        aksharas=60,
        max_length=200,
        unique=True,
        help_text=_("A whole word or a phrase, such as मूर्ख. Roman spellings and disguises of it are found as well."),
        error_messages={"unique": _("This term is on the list already.")},
    )
    weight = models.CharField(_("weight"), max_length=10, choices=Weight.choices, default=Weight.BANNED)

    class Meta:
        verbose_name = _("banned term")
        verbose_name_plural = _("banned terms")
        ordering = ["term"]
        constraints = [
            models.CheckConstraint(condition=models.Q(weight__in=["banned", "suspect"]), name="term_weight_known")
        ]

    def __str__(self):
        return self.term
