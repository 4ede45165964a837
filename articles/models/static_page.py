"""Pages of the site itself: about, contact, privacy."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.body.plain import PlainBodyField
from articles.body.sanitizing import plain_text
from articles.body.typesetting import typeset
from articles.fields import LineField, SlugField, bilingual
from articles.languages import LANGUAGES
from articles.models.overtaken import Overtaken
from newsroom import hindi
from newsroom.pagecache.changes import PublicModel, PublicQuerySet

SUMMARY = 160  # letters
TO_COME = {"search"}  # addresses that the site will have


class Ending(models.TextChoices):
    """What a page ends with, written once under “Publication”."""

    NOTHING = "", _("its own text")
    PUBLISHER = "publisher", _("how to reach the publisher")
    OFFICER = "officer", _("the grievance officer")


class StaticPageQuerySet(PublicQuerySet):
    def public(self, language: str, publisher):
        """Pages that readers of ``language`` have: with title and text, and with what they end with."""
        missing = [ending for ending in Ending if not publisher.knows(ending)]
        empty = Q(**{f"title_{language}": ""}) | Q(**{f"body_{language}": ""})
        return self.exclude(empty).exclude(ending__in=missing)


class StaticPage(PublicModel, Overtaken):
    """One page in both languages; a language without title or text has none."""

    slug = SlugField(
        _("address"),
        unique=True,
        max_length=60,
        help_text=_("The last part of the page's address, such as privacy. It stays as it is once it is saved."),
        error_messages={"unique": _("Another page has this address already. Choose a different one.")},
    )
    title = bilingual(LineField(_("title"), aksharas=80, blank=True))
    body = bilingual(PlainBodyField(_("text"), blank=True))
    ending = models.CharField(
        _("ends with"),
        max_length=10,
        choices=Ending.choices,
        default=Ending.NOTHING,
        blank=True,
        help_text=_("Such a page is public once that is filled in under “Publication”."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Smaller numbers stand first at the foot of every page.")
    )
    changed_at = bilingual(models.DateTimeField(_("changed"), null=True, editable=False))

    objects = StaticPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_hi="", title_en=""),
                name="static_page_has_a_title",
                violation_error_message=_("Write a title in Hindi or in English."),
            ),
            models.CheckConstraint(condition=Q(ending__in=Ending.values), name="static_page_ending_known"),
        ]

    def __str__(self):
        return self.title or self.title_hi or self.title_en

    @property
    def shown(self) -> str:
        """The text in the active language, as it is set."""
        return mark_safe(typeset(self.body, get_language())[0])  # noqa: S308  (cleaned on every write)

    @property
    def summary(self) -> str:
        """Its first words, for search engines and other sites."""
        return hindi.truncate(" ".join(plain_text(self.body).split()), SUMMARY)

    @property
    def ending_template(self) -> str:
        return f"articles/_{self.ending}.html"

    def get_absolute_url(self):
        return reverse("page", args=[self.slug])

    def clean(self):
        super().clean()
        errors = {}
        if self.slug in taken_words():
            errors["slug"] = _("The site itself has this address. Choose a different one.")
        for language in LANGUAGES:
            title, body = self.text(language)
            if body and not title:
                errors[f"title_{language}"] = _("Write a title over the text, or take the text away.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        """Readers are told the day on which what they read was last changed."""
        before = StaticPage.objects.filter(pk=self.pk).first()
        for language in LANGUAGES:
            if before is None or before.text(language) != self.text(language):
                setattr(self, f"changed_at_{language}", timezone.now())
        super().save(*args, **kwargs)

    def text(self, language: str) -> tuple[str, str]:
        return getattr(self, f"title_{language}"), getattr(self, f"body_{language}")

    def languages(self, publisher) -> list[str]:
        """Those in which readers have it."""
        return [language for language in LANGUAGES if all(self.text(language)) and publisher.knows(self.ending)]


def taken_words() -> set[str]:
    """The first parts of all other addresses under a language."""
    under_a_language = [
        resolver
        for resolver in get_resolver().url_patterns
        if isinstance(resolver, URLResolver) and hasattr(resolver.pattern, "prefix_default_language")
    ]
    return TO_COME | {route.partition("/")[0] for resolver in under_a_language for route in _routes(resolver)}


def _routes(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern)
        else:
            yield str(pattern.pattern)
