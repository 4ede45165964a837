"""One reader's words under one story. Written by ``comments.workflow`` and its kin alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles.fields import LineField, WrittenField
from newsroom.pagecache.changes import PublicModel, PublicQuerySet

NAME, BODY, NOTE = 60, 3_000, 200  # aksharas
PARENT_GONE = _("The comment that you answer is not here any more. Your words can stand by themselves.")


class Status(models.TextChoices):
    PENDING = "pending", _("waiting")
    APPROVED = "approved", _("approved")
    SPAM = "spam", _("spam")
    TRASH = "trash", _("trash")


class CommentQuerySet(PublicQuerySet):
    def approved(self):
        """What was found good. Readers see it, an answer as long as its thread is."""
        return self.filter(status=Status.APPROVED)

    def seen(self):
        """What readers see, whatever thread it stands in."""
        return self.approved().filter(Q(thread=None) | Q(thread__status=Status.APPROVED))

    def answers_in(self, threads, places: range):
        """The answers that readers see in threads, at these places, in the order in which readers got them."""
        # Not approved(): given a state, SQLite reads all comments that have it, and never looks at the threads.
        unseen = [status for status in Status if status != Status.APPROVED]
        found = self.filter(thread__in=threads, place__gte=places.start, place__lt=places.stop)
        return found.exclude(status__in=unseen).order_by("thread_id", "place")

    def pending(self):
        """What waits for a moderator."""
        return self.filter(status=Status.PENDING)

    def reported(self):
        """What readers see and somebody complained about."""
        return self.filter(status=Status.APPROVED, reports__gt=0)

    def locked(self, keys):
        """These comments and the first ones of their threads, each for this transaction alone: ``{key: comment}``.

        Whoever locks takes the first of a thread before its answers, by key, so that nobody waits in a circle.
        """
        threads = self.filter(pk__in=keys, thread__isnull=False).values("thread")
        rows = self.filter(Q(pk__in=keys) | Q(pk__in=threads)).select_for_update(of=("self",), no_key=True)
        found = {comment.pk: comment for comment in rows.order_by("pk")}
        for comment in found.values():
            if comment.thread_id:
                comment.thread = found[comment.thread_id]
        return found

    def by(self, comment):
        """All that the author of ``comment`` has sent, as far as an e-mail address tells."""
        return self.filter(email=comment.email) if comment.email else self.filter(pk=comment.pk)


class Comment(PublicModel):
    """One reader's words under one edition, or the newsroom's own answer (``staff``).

    ``parent`` is the comment that it answers, ``thread`` the top-level one under which it stands: answers to answers
    stand there, too. ``place`` counts the answers of a thread in the order in which readers got them.
    """

    edition = models.ForeignKey("articles.Edition", models.PROTECT, related_name="comments", verbose_name=_("story"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers", verbose_name=_("answers"))
    thread = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    place = models.PositiveIntegerField(null=True)

    name = LineField(_("name"), aksharas=NAME, max_length=600)
    email = models.EmailField(_("e-mail"))  # in small letters; empty for the newsroom, and once erased
    body = WrittenField(_("comment"), aksharas=BODY)
    html = models.TextField()
    note = LineField(_("note to readers"), aksharas=NOTE, max_length=2_000, blank=True)
    featured = models.BooleanField(_("featured"), default=False)
    # Who answered for the newsroom stays on the page: such a person is made inactive, not deleted.
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    status = models.CharField(_("state"), max_length=10, choices=Status.choices, default=Status.PENDING)
    rule = models.CharField(_("rule"), max_length=40)
    reason = models.CharField(_("reason"), max_length=200)  # in English, for gettext
    evidence = models.JSONField(default=list)
    also = models.JSONField(default=list)  # what else spoke against it: [{"reason", "evidence"}]
    risk = models.PositiveSmallIntegerField(_("risk"), default=0)  # percent: how likely it is not to stand
    reports = models.PositiveIntegerField(_("reports"), default=0)  # that nobody has looked at
    digest = models.CharField(max_length=64)  # of one reader's words in one place
    echo = models.CharField(max_length=64, db_index=True, default="")  # of the words alone
    network = models.CharField(max_length=64)
    told_at = models.DateTimeField(null=True)  # when those who asked for answers were written to
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-id"]
        permissions = [
            ("moderate_comment", _("Can decide about comments")),
            ("erase_comment", _("Can hand out and erase what is kept of a reader")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="comment_status_known"),
            models.CheckConstraint(condition=Q(risk__lte=100), name="comment_risk_in_percent"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, thread__isnull=True) | Q(parent__isnull=False, thread__isnull=False),
                name="comment_answers_stand_in_a_thread",
            ),
            models.UniqueConstraint(fields=["edition", "digest"], name="comment_sent_once"),
            models.UniqueConstraint(fields=["thread", "place"], name="comment_place_once"),
        ]
        indexes = [
            # With the thread, always NULL: without it SQLite may take comment_feed, and walk through all answers.
            models.Index(
                fields=["edition", "thread", "-id"],
                condition=Q(status="approved", thread__isnull=True),
                name="comment_newest_threads",
            ),
            models.Index(fields=["edition", "-id"], condition=Q(status="approved"), name="comment_feed"),
            models.Index(fields=["status", "id"], name="comment_queue"),
            # The state comes first though it is always the same: without it SQLite takes comment_queue, and sorts.
            models.Index(fields=["status", "-risk", "id"], condition=Q(status="pending"), name="comment_riskiest"),
            models.Index(
                fields=["status", "-reports", "id"],
                condition=Q(status="approved", reports__gt=0),
                name="comment_reported",
            ),
            models.Index(fields=["network", "created_at"], name="comment_of_a_network"),
            models.Index(fields=["email", "id"], name="comment_of_a_reader"),
        ]

    def __str__(self):
        return f"{self.name}: {self.body[:40]}"

    def get_absolute_url(self):
        """The stable link."""
        with override(self.edition.language):
            return reverse("comment", args=[self.edition.slug, self.pk])

    @property
    def is_declined(self) -> bool:
        """Whether its author is told so. Who is blocked is told that it waits: else blocks could be felt out."""
        return self.status == Status.TRASH and self.rule != "blocked"

    @property
    def is_seen(self) -> bool:
        """Whether readers see it: an answer goes with its thread."""
        whole = self.thread is None or self.thread.status == Status.APPROVED
        return whole and self.status == Status.APPROVED

    @property
    def answered(self) -> "Comment | None":
        """The comment that it answers, as long as readers see that one."""
        return self.parent if self.parent_id and self.parent.status == Status.APPROVED else None
