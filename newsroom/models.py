"""People who work here (readers have no accounts), and what has still to be done: pages told, mail sent, jobs run."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Django's own validator takes a matra for punctuation and refuses रवि: Devanagari is named as a block here.
username_validator = RegexValidator(
    r"^[0-9A-Za-z\u0900-\u0963\u0966-\u097f.@+_-]+\Z",
    _("Use letters of Hindi or English, digits and @ . + - _ only, without spaces."),
)


class User(AbstractUser):
    """Somebody with a desk here."""

    username = models.CharField(
        _("username"),
        max_length=150,
        unique=True,
        help_text=_("For logging in, such as रवि or ravi. Letters, digits and @ . + - _ only."),
        validators=[username_validator],
        error_messages={"unique": _("Somebody has this username already. Choose another one.")},
    )
    interface_language = models.CharField(
        _("language of the desk"), max_length=2, choices=settings.LANGUAGES, default="hi"
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(interface_language__in=[code for code, _name in settings.LANGUAGES]),
                name="user_language_known",
                violation_error_message=_("Choose Hindi or English as the language of the desk."),
            )
        ]

    def get_full_name(self):
        return super().get_full_name() or self.username

    def __str__(self):
        return self.get_full_name()


class PendingBump(models.Model):
    """Tags of public pages that a committed change made out of date: here until the page cache has been told.

    Written in the change's own transaction, so that a process that dies right after it leaves nothing stale.
    """

    tags = models.JSONField()


class Letter(models.Model):
    """A mail that is not sent yet: written with what it tells of, gone once it is sent (``newsroom.letters``)."""

    to = models.EmailField()
    subject = models.TextField()
    body = models.TextField()  # plain text
    headers = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self):
        return self.subject


class JobRun(models.Model):
    """When a job last began, on whichever host it was: who moves the hour on runs it (``newsroom.jobs``)."""

    name = models.CharField(max_length=100, primary_key=True)
    ran_at = models.DateTimeField()

    def __str__(self):
        return self.name
