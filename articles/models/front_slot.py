"""A story that editors put in a place of the front page, from a moment on and perhaps until another."""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles.languages import LANGUAGES
from articles.models.edition import Edition, State
from newsroom.pagecache.changes import PublicModel, PublicQuerySet

PLACES = 4  # the lead and the second tier; further places are the first ones of the sections' blocks


class FrontSlotQuerySet(PublicQuerySet):
    def not_over(self, language, moment):
        """What stands on a front page, or waits for its hour. A section that became a part of another has no place."""
        has_place = Q(section=None) | Q(section__parent=None)
        found = self.filter(Q(ends_at=None) | Q(ends_at__gt=moment), has_place, language=language)
        return found.with_hours()

    def with_hours(self):
        """Each with the hour of its story (``live_from``); None while the story is withdrawn or has never been out."""
        editions = Edition.objects.filter(article=OuterRef("story"), language=OuterRef("language"))
        return self.annotate(live_from=Subquery(editions.filter(state=State.PUBLISHED).values("publish_at")))


class FrontSlot(PublicModel):
    """Several may be for one place: the newest that has begun and is not over stands there.

    A place is a number, or the first one in a section's block. Whose story is not live has not begun, whatever hour an
    editor said: it waits, and what lies under it stands.
    """

    language = models.CharField(max_length=2)
    number = models.PositiveSmallIntegerField(null=True)
    section = models.ForeignKey("articles.Category", models.CASCADE, null=True, related_name="+")
    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="front_slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("places on the front page")
        constraints = [
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="front_slot_language_known"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=PLACES, section=None) | Q(number=None, section__isnull=False),
                name="front_slot_is_one_place",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="front_slot_begins_before_it_ends"
            ),
        ]
        indexes = [models.Index(fields=["language", "ends_at"], name="front_slot_not_over")]

    def __str__(self):
        return f"{self.language} {self.place}"

    @property
    def place(self) -> str:
        return str(self.number) if self.number else f"section-{self.section_id}"

    @place.setter
    def place(self, key: str):
        number, _hyphen, section = key.partition("-")
        self.number, self.section_id = (None, int(section)) if section else (int(number), None)

    @property
    def begins(self):
        """At its hour or at its story's, whichever comes later; None if its story has none. Ask ``with_hours`` first.

        The story's is asked each time: it may be put off, or brought forward.
        """
        return self.live_from and max(self.starts_at, self.live_from)

    @property
    def order(self) -> tuple:
        """Of two slots the newer one has more."""
        return self.begins or self.starts_at, self.pk

    def begun(self, moment) -> bool:
        return self.begins is not None and self.begins <= moment

    def stands(self, moment) -> bool:
        return self.begun(moment) and (self.ends_at is None or self.ends_at > moment)
