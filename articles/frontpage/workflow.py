"""What an editor does with the front page, one function an act: the rule, the change, all or nothing.

Each locks the front page of that language first, says which places it touches (``Board``), and leaves a note that
``take_back`` undoes it by. ``seen`` is the version of the page that the person had before them. Errors are sentences:
PermissionDenied, or ValidationError.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.frontpage import places
from articles.frontpage.board import BREAKING, Board
from articles.languages import LANGUAGES, in_words
from articles.models import Breaking, Category, Edition, FrontChange, FrontSlot, State, Verb
from articles.models.breaking import LASTS
from articles.permissions import require_curating
from newsroom import hindi


@transaction.atomic
def place(language, key, story, *, by, seen, starts_at=None, ends_at=None) -> FrontChange:
    """Put a story in a place now, or from ``starts_at`` on; until ``ends_at``, or until somebody takes it out.

    A story that stands elsewhere leaves that place when it is put here now. What an end is set for returns what stood
    there before. A story that is scheduled takes its place when it is live, and what stands there stays until then.
    """
    require_curating(by)
    board = _board(language, by, seen)
    edition = _edition(story, language)
    asked = _start(board, starts_at)
    start = max(asked, edition.publish_at)
    _require_end(ends_at, start)
    _require_place(key)
    leaves = [slot for slot in board.claims.values() if slot.story_id == story.pk and start == board.now]
    board.touch(key, *(slot.place for slot in leaves))
    for slot in leaves:
        slot.delete()
    new = FrontSlot(language=language, story=story, starts_at=asked, ends_at=ends_at, by=by)
    new.place = key
    new.save()
    facts = {"title": edition.title, "place": key, "until": ends_at, "since": start if start > board.now else None}
    return board.record(Verb.PLACED, **facts)


@transaction.atomic
def move(language, key: int, to, *, by, seen) -> FrontChange:
    """Move a story to another place. Inside the upper places those between make room; elsewhere it stands in front."""
    require_curating(by)
    board = _board(language, by, seen)
    slot = board.slot(key)
    _require_place(to)
    origin, stands = slot.place, slot in board.claims.values()
    if origin == to:
        raise ValidationError(_("The story stands in this place already."))
    if stands and {origin, to} <= set(places.NUMBERS):
        _rotate(board, slot, int(to))
    else:
        board.touch(origin, to)
        _stand(slot, to, board.now)
    return board.record(Verb.MOVED, title=_title(slot), place=to)


def _rotate(board, slot, to: int):
    first, last = sorted((slot.number, to))
    board.touch(*(str(number) for number in range(first, last + 1)))
    order = [board.claims.get(number) for number in places.NUMBERS]
    order.insert(to - 1, order.pop(slot.number - 1))
    for number, other in zip(places.NUMBERS, order, strict=True):
        if other and other.place != number:
            _stand(other, number, board.now)


def _stand(slot, place, now):
    """In this place from now on, before whatever is there; what waits for its hour goes on waiting."""
    slot.place, slot.starts_at = place, max(slot.starts_at, now)
    slot.save()


@transaction.atomic
def keep(language, key: int, *, by, seen, ends_at=None) -> FrontChange:
    """Say until when a story keeps its place; None for until somebody takes it out."""
    require_curating(by)
    board = _board(language, by, seen)
    slot = board.slot(key)
    _require_end(ends_at, max(slot.begins or slot.starts_at, board.now))
    board.touch(slot.place)
    slot.ends_at = ends_at
    slot.save()
    return board.record(Verb.KEPT, title=_title(slot), place=slot.place, until=ends_at)


@transaction.atomic
def remove(language, key: int, *, by, seen) -> FrontChange:
    """Take a story out of its place, or out of the line for it. The place fills itself, unless another one is due."""
    require_curating(by)
    board = _board(language, by, seen)
    slot = board.slot(key)
    board.touch(slot.place)
    slot.delete()
    return board.record(Verb.REMOVED, title=_title(slot), place=slot.place)


@transaction.atomic
def announce(language, sentence, *, by, seen, story=None, starts_at=None, ends_at=None) -> FrontChange:
    """Breaking news over the front page, now or from ``starts_at`` on, for two hours unless ``ends_at`` is said.

    The same sentence with another end or another story keeps the moment that readers see, once they see it.
    """
    require_curating(by)
    board = _board(language, by, seen)
    if story:
        _edition(story, language)
    board.touch(BREAKING)
    Breaking.objects.filter(language=language, ends_at__lte=board.now).delete()
    bar = Breaking.objects.filter(language=language).first() or Breaking(language=language)
    _require_no_other(bar, starts_at, board.now)
    start = _start(board, starts_at)
    _require_end(ends_at, start)
    sentence = Breaking._meta.get_field("sentence").to_python(sentence)
    if not (bar.pk and bar.stands(board.now) and bar.sentence == sentence):
        bar.starts_at = start
    bar.sentence, bar.story, bar.by = sentence, story, by
    bar.ends_at = ends_at or start + LASTS
    bar.full_clean(exclude=["starts_at", "ends_at"])
    bar.save()
    return board.record(Verb.ANNOUNCED, title=bar.sentence, until=bar.ends_at, since=starts_at)


@transaction.atomic
def end_breaking(language, *, by, seen) -> FrontChange:
    """Take the breaking news away before its hour."""
    require_curating(by)
    board = _board(language, by, seen)
    board.touch(BREAKING)
    bar = Breaking.objects.filter(language=language, ends_at__gt=board.now).first()
    if bar is None:
        raise ValidationError(_("There is no breaking news to end."))
    bar.delete()
    return board.record(Verb.ENDED, title=bar.sentence)


@transaction.atomic
def take_back(change, *, by) -> FrontChange:
    """Let the places of a change hold what they held before it, unless somebody has changed them since.

    What was done after it and taken back is no such change: so one goes back step by step. Taking back a taking back
    puts the change back ``again``.
    """
    require_curating(by)
    board = _board(change.language, by, change.number)
    board.touch(*change.before)
    board.put_back(change.before)
    again = change.takes_back_id is not None and not change.facts.get("again")
    return board.record(change.verb, takes_back=change, **change.facts | {"again": again})


def _board(language, by, seen) -> Board:
    if language not in LANGUAGES:
        raise ValidationError(_("Choose Hindi or English."))
    return Board(language, seen, by)


def _edition(story, language) -> Edition:
    """What readers have or will have of it: nothing else stands on the front page."""
    found = Edition.objects.filter(article=story, language=language, state=State.PUBLISHED).first()
    if found is None:
        sentence = _("Readers do not have this story in %(language)s. Publish it first.")
        raise ValidationError(sentence % {"language": in_words(language)})
    return found


def _title(slot) -> str:
    edition = slot.story.edition(slot.language)
    return edition.title if edition else str(slot.story)


def _require_place(key) -> None:
    if key in places.NUMBERS:
        return
    roots = Category.objects.filter(parent=None)
    if not key.startswith("section-") or key not in places.keys(roots):
        raise ValidationError(_("This place is not there any more. Choose another one."))


def _start(board, starts_at):
    """The moment that was asked for, or now."""
    if starts_at and starts_at <= board.now:
        raise ValidationError({"starts_at": _("This moment is over. Choose a later one.")})
    return starts_at or board.now


def _require_no_other(bar, starts_at, now) -> None:
    """What is planned for later does not take away what readers see now."""
    if starts_at and bar.pk and bar.stands(now):
        until = hindi.format_datetime(bar.ends_at, get_language())
        sentence = _("Breaking news stands until %(until)s. Take it down first, or leave this empty to change it now.")
        raise ValidationError({"starts_at": sentence % {"until": until}})


def _require_end(ends_at, start) -> None:
    if ends_at and ends_at <= start:
        later = _("It would end before it begins. Choose a later end.")
        over = _("This moment is over. Choose a later one.")
        raise ValidationError({"ends_at": over if ends_at <= timezone.now() else later})
