"""A front page while somebody changes it: locked, with what stood in each place before, and a note of what was done."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.frontpage import changes
from articles.frontpage.standing import claimed
from articles.models import Article, Breaking, Category, FrontChange, FrontPage, FrontSlot, Verb

BREAKING = "breaking"  # stands among the places in the log
COLUMNS = ("story_id", "starts_at", "ends_at", "by_id")  # of a slot, as the log keeps them


class Board:
    """Made inside a transaction. ``seen`` is the version that the person looked at when they pressed.

    Two editors who change different places do not meet. Whoever changes a place that a colleague has changed since is
    told what that was, and nothing happens.
    """

    def __init__(self, language: str, seen: int, by):
        FrontPage.objects.get_or_create(language=language)
        self.page = FrontPage.objects.select_for_update().get(language=language)
        self.language, self.seen, self.by, self.now = language, seen, by, timezone.now()
        self.slots = list(FrontSlot.objects.not_over(language, self.now).order_by("pk"))
        self.claims = claimed(self.slots, self.now)
        self.before = {}

    def slot(self, key: int) -> FrontSlot:
        """A slot that stands or waits."""
        if found := next((slot for slot in self.slots if slot.pk == key), None):
            return found
        self._require_nothing_since(changes.since(self.language, self.seen))
        raise ValidationError(_("This story is not in its place any more. Look at the front page, then press again."))

    def touch(self, *places: str) -> None:
        """Say which places this act changes, before it does."""
        since = changes.since(self.language, self.seen)
        self._require_nothing_since(change for change in since if change.touches(places))
        self.before |= {place: self._rows(place) for place in places}

    def _require_nothing_since(self, changes_since) -> None:
        if change := next(iter(changes_since), None):
            said = changes.sentence(change, changes.sections_by_key())
            names = {"name": changes.who(change), "what": said}
            raise ValidationError(
                _("%(name)s changed the front page meanwhile: %(what)s. Look at it, then press again.") % names
            )

    def record(self, verb: Verb, takes_back=None, **facts) -> FrontChange:
        """Write down what was done, and clear away what nobody will see again."""
        for place in self.before:
            self._bury(place)
        self.page.version = F("version") + 1
        self.page.save(update_fields=["version"])
        self.page.refresh_from_db()
        return FrontChange.objects.create(
            language=self.language,
            number=self.page.version,
            verb=verb,
            takes_back=takes_back,
            by=self.by,
            at=self.now,
            before=self.before,
            facts=_as_json(facts),
        )

    def put_back(self, before: dict) -> None:
        """Let places hold what the log says of them; stories and sections that are gone stay away."""
        for place, rows in before.items():
            if place == BREAKING:
                self._put_back_breaking(rows)
                continue
            self._slots(place).delete()
            for row in rows if _is_there(place) else ():
                if (found := _read(row))["story_id"]:
                    slot = FrontSlot(language=self.language, **found)
                    slot.place = place
                    slot.save()

    def _put_back_breaking(self, rows) -> None:
        Breaking.objects.filter(language=self.language).delete()
        for row in rows:
            Breaking.objects.create(language=self.language, **_read(row))

    def _rows(self, place) -> list[dict]:
        if place == BREAKING:
            rows = Breaking.objects.filter(language=self.language).values("sentence", *COLUMNS)
        else:
            rows = self._slots(place).values(*COLUMNS)
        return [_as_json(row) for row in rows]

    def _slots(self, place):
        at = FrontSlot()
        at.place = place
        return FrontSlot.objects.filter(language=self.language, number=at.number, section=at.section_id).order_by("pk")

    def _bury(self, place) -> None:
        """What is over, and what lies for ever under a live story without an end."""
        if place == BREAKING:
            return
        slots = list(self._slots(place).with_hours())
        lasting = [slot for slot in slots if slot.begun(self.now) and slot.ends_at is None]
        top = max(lasting, key=lambda slot: slot.order, default=None)
        for slot in slots:
            is_over = slot.ends_at is not None and slot.ends_at <= self.now
            if is_over or (top and slot.order < top.order):
                slot.delete()


def _is_there(place) -> bool:
    return "-" not in place or Category.objects.filter(pk=place.partition("-")[2], parent=None).exists()


def _as_json(row: dict) -> dict:
    """To the microsecond: of two slots that begin at once the order stays."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in row.items()}


def _read(row: dict) -> dict:
    """A row of the log with its moments as such, and without a story or a person that is gone."""
    moments = {name: datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at") if row[name]}
    story = Article.objects.filter(pk=row["story_id"]).values_list("pk", flat=True).first()
    person = get_user_model().objects.filter(pk=row["by_id"]).values_list("pk", flat=True).first()
    return row | moments | {"story_id": story, "by_id": person}
