"""Who may talk where: for the whole site, and for the sections and stories that are different."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from comments.models.comment import BODY
from newsroom.pagecache.changes import PublicModel, PublicQuerySet


class Mode(models.TextChoices):
    CLOSED = "closed", _("closed: nobody writes")
    WAIT = "wait", _("every comment waits for a moderator")
    KNOWN = "known", _("known readers appear at once, others wait")
    OPEN = "open", _("comments appear at once, unless a rule holds them")


def _between(least, most):
    return [MinValueValidator(least), MaxValueValidator(most)]


def _days(help_text):
    return models.PositiveSmallIntegerField(
        _("closes after days"), null=True, blank=True, validators=[MaxValueValidator(3_650)], help_text=help_text
    )


class Policy(PublicModel):
    """The newsroom's policy: one row, with what holds where it has not been saved yet as its defaults."""

    mode = models.CharField(_("who appears"), max_length=10, choices=Mode.choices, default=Mode.WAIT)
    close_after = _days(
        _("So many days after publication nobody writes any more, such as 14. Empty or 0: never by itself.")
    )
    newest_first = models.BooleanField(
        _("newest first"), default=True, help_text=_("How a discussion begins. Readers can turn it round.")
    )
    known_after = models.PositiveSmallIntegerField(
        _("known after"),
        default=2,
        validators=_between(1, 100),
        help_text=_(
            "Approved comments after which a reader is known, by name and e-mail address, if no comment of theirs"
            " was spam in the last 90 days."
        ),
    )
    shortest = models.PositiveSmallIntegerField(
        _("shortest"), default=2, validators=_between(1, 100), help_text=_("Letters that a comment has at least.")
    )
    longest = models.PositiveSmallIntegerField(
        _("longest"),
        default=BODY,
        validators=_between(100, BODY),
        help_text=_("Letters that a comment has at most. Hindi is counted in whole letters: क्षि is one."),
    )
    flood = models.PositiveSmallIntegerField(
        _("comments a minute"),
        default=5,
        validators=_between(1, 1_000),
        help_text=_("From one network. Who sends more is asked to wait. Many readers of one phone company share one."),
    )
    links_wait = models.PositiveSmallIntegerField(
        _("links that wait"),
        default=1,
        validators=_between(1, 100),
        help_text=_("With so many links a comment waits, whoever wrote it."),
    )
    links_spam = models.PositiveSmallIntegerField(
        _("links that are spam"), default=3, validators=_between(1, 100), help_text=_("With so many links it is spam.")
    )
    shouting = models.BooleanField(
        _("hold shouting"), default=True, help_text=_("Mostly capitals, or one sign many times in a row: it waits.")
    )
    disguises = models.BooleanField(
        _("hold disguises"),
        default=True,
        help_text=_("Invisible signs, or words that mix letters of two scripts to look like one: it waits."),
    )
    spam_score = models.PositiveSmallIntegerField(
        _("spam score that waits"),
        default=80,
        validators=_between(1, 100),
        help_text=_("Percent. What was learned from your decisions can hold a comment, never publish one. 100: never."),
    )
    reports_wait = models.PositiveSmallIntegerField(
        _("reports that hide"),
        default=3,
        validators=_between(1, 1_000),
        help_text=_("Reported by so many readers, a comment waits again, unless a moderator has looked at reports."),
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policy")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="policy_is_one"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="policy_mode_known"),
        ]

    def __str__(self):
        return str(_("Policy for comments"))

    @classmethod
    def current(cls) -> "Policy":
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class LocalPolicy(PublicModel):
    """Where a section (with its parts) or a story is different. What is empty is as around it."""

    section = models.OneToOneField(
        "articles.Category", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("section")
    )
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("story")
    )
    mode = models.CharField(_("who appears"), max_length=10, choices=Mode.choices, blank=True)
    close_after = _days(_("Empty: as around it. 0: never by itself."))

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("section or story with its own policy")
        verbose_name_plural = _("sections and stories with their own policy")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(section__isnull=False, article__isnull=True)
                | Q(section__isnull=True, article__isnull=False),
                name="local_policy_of_one_place",
                violation_error_message=_("Choose a section or a story: one of them."),
            ),
            models.CheckConstraint(condition=Q(mode__in=["", *Mode.values]), name="local_policy_mode_known"),
        ]

    def __str__(self):
        return str(self.section or self.article)
