"""What readers say under a story, and who decided what about it. Written by ``comments.workflow`` alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles.fields import LineField, WrittenField
from newsroom.pagecache.changes import PublicModel, PublicQuerySet

NAME, BODY = 60, 3_000  # aksharas


class Status(models.TextChoices):
    PENDING = "pending", _("waiting")
    APPROVED = "approved", _("approved")
    SPAM = "spam", _("spam")
    TRASH = "trash", _("trash")


class CommentQuerySet(PublicQuerySet):
    def approved(self):
        """What readers see."""
        return self.filter(status=Status.APPROVED)


class Comment(PublicModel):
    """One reader's words under one edition.

    ``parent`` is the comment that it answers, ``thread`` the top-level one under which it stands: answers to answers
    stand there, too. ``place`` counts the answers of a thread in the order in which readers got them.
    """

    edition = models.ForeignKey("articles.Edition", models.PROTECT, related_name="comments", verbose_name=_("story"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers", verbose_name=_("answers"))
    thread = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    place = models.PositiveIntegerField(null=True)

    name = LineField(_("name"), aksharas=NAME, max_length=600)
    email = models.EmailField(_("e-mail"))
    body = WrittenField(_("comment"), aksharas=BODY)
    html = models.TextField()

    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.PENDING)
    rule = models.CharField(_("rule"), max_length=40)
    reason = models.CharField(_("reason"), max_length=200)  # in English, for gettext
    evidence = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    network = models.CharField(max_length=64)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-id"]
        permissions = [("moderate_comment", _("Can decide about comments"))]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="comment_status_known"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, thread__isnull=True) | Q(parent__isnull=False, thread__isnull=False),
                name="comment_answers_stand_in_a_thread",
            ),
            models.UniqueConstraint(fields=["edition", "digest"], name="comment_sent_once"),
            models.UniqueConstraint(fields=["thread", "place"], name="comment_place_once"),
        ]
        indexes = [
            models.Index(
                fields=["edition", "-id"],
                condition=Q(status="approved", thread__isnull=True),
                name="comment_newest_threads",
            ),
            models.Index(fields=["status", "id"], name="comment_queue"),
            models.Index(fields=["network", "created_at"], name="comment_of_a_network"),
        ]

    def __str__(self):
        return f"{self.name}: {self.body[:40]}"

    def get_absolute_url(self):
        """The stable link."""
        with override(self.edition.language):
            return reverse("comment", args=[self.edition.slug, self.pk])


class Discussion(models.Model):
    """What readers see beside a story's comments: how many there are. One row an edition, from its first comment on."""

    edition = models.OneToOneField("articles.Edition", models.CASCADE, related_name="discussion", primary_key=True)
    approved = models.PositiveIntegerField(default=0)

    @classmethod
    def count(cls, edition_id: int, change: int) -> None:
        cls.objects.filter(pk=edition_id).update(approved=F("approved") + change)


class Decision(models.Model):
    """Who decided what about a comment, and why. Never changed, never deleted while the comment is there."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="decisions")
    status = models.CharField(max_length=10, choices=Status.choices)
    before = models.CharField(max_length=10, choices=Status.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    rule = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-id"]

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("A decision is kept as it was taken. Record a new one.")
        super().save(*args, **kwargs)


class BannedTerm(models.Model):
    """A word or phrase with which a comment waits. How it is found, whatever its dress, is ``comments.banned``'s."""

    term = LineField(
        _("term"),
        aksharas=60,
        max_length=200,
        unique=True,
        help_text=_("A whole word or a phrase, such as मूर्ख. Roman spellings and disguises of it are found as well."),
        error_messages={"unique": _("This term is on the list already.")},
    )

    class Meta:
        verbose_name = _("banned term")
        verbose_name_plural = _("banned terms")
        ordering = ["term"]

    def __str__(self):
        return self.term
