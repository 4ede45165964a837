from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom import hindi

MOST, LONGEST = 20, 60  # terms of an entry, and letters of a term


class Equivalents(models.Model):
    """Words that mean the same: भारत, India, Hindustan. Who looks for one finds all (articles.search.glossary)."""

    terms = models.TextField(
        _("words"),
        help_text=_("One a line, in either language and script: भारत, then India, then Hindustan."),
    )
    changed_at = models.DateTimeField(_("last change"), auto_now=True, editable=False)

    class Meta:
        verbose_name = _("set of words that mean the same")
        verbose_name_plural = _("sets of words that mean the same")
        ordering = ["terms"]

    def __str__(self):
        return " = ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        return self.terms.splitlines()

    def clean(self):
        """Terms each once, without empty lines. Raises ValidationError where search could make nothing of them."""
        found = {}
        for line in hindi.normalise(self.terms).splitlines():
            if term := " ".join(line.split()):
                found.setdefault(hindi.fold(term), term)
        terms = list(found.values())
        if len(terms) < 2:
            raise ValidationError({"terms": _("Write at least two words that mean the same, one a line.")})
        if len(terms) > MOST or any(len(term) > LONGEST for term in terms):
            limits = {"most": MOST, "longest": LONGEST}
            raise ValidationError({"terms": _("At most %(most)s lines of %(longest)s letters.") % limits})
        for term in terms:
            if all(hindi.says_nothing(sounds.word) or not sounds.full for sounds in hindi.sound_keys(term)):
                raise ValidationError({"terms": _("“%(term)s” cannot be looked for. Take it out.") % {"term": term}})
        self.terms = "\n".join(terms)
