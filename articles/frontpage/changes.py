"""What editors did with the front page, in words: for the list of changes, and for whom a colleague was quicker."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.frontpage.places import name_of
from articles.models import Category, FrontChange, Verb
from newsroom import hindi

LISTED = 12

SENTENCES = {
    Verb.PLACED: lambda: _("“%(title)s” put in this place: %(place)s"),
    Verb.MOVED: lambda: _("“%(title)s” moved to this place: %(place)s"),
    Verb.KEPT: lambda: _("“%(title)s” stays in its place until %(until)s"),
    Verb.REMOVED: lambda: _("“%(title)s” taken out of this place: %(place)s"),
    Verb.ANNOUNCED: lambda: _("breaking news “%(title)s” until %(until)s"),
    Verb.ENDED: lambda: _("breaking news “%(title)s” ended"),
}


def newest(language: str) -> list[FrontChange]:
    """The last changes, newest first, each with ``said``, whether it ``holds``, and may be taken back (``is_last``)."""
    found = list(FrontChange.objects.filter(language=language).select_related("by", "takes_back")[:LISTED])
    sections, holding = sections_by_key(), _holding(found, 0)
    for nth, change in enumerate(found):
        later = _holding(found[:nth], change.number)
        change.said, change.holds = sentence(change, sections), change in holding
        change.is_last = not any(other.touches(change.before) for other in later)
    return found


def since(language: str, number: int) -> list[FrontChange]:
    """What was done after that change and holds, newest first."""
    found = FrontChange.objects.filter(language=language, number__gt=number)
    return _holding(found.select_related("by", "takes_back"), number)


def _holding(found, number) -> list[FrontChange]:
    """Without what was taken back, and without the taking back: together they changed nothing.

    To whom had seen the page after change ``number``, taking back that one or an earlier one is a change.
    """
    taken_back, holding = set(), []
    for change in found:
        if change.pk in taken_back:
            continue
        if change.takes_back and change.takes_back.number > number:
            taken_back.add(change.takes_back_id)
        else:
            holding.append(change)
    return holding


def sections_by_key() -> dict[int, Category]:
    return {category.pk: category for category in Category.objects.filter(parent=None)}


def sentence(change: FrontChange, sections: dict[int, Category]) -> str:
    """What was done, without who did it. Of a chain of taking back, what was done first and what became of it."""
    done = {"what": _done(change, sections)}
    if change.facts.get("again"):
        return _("put back again: %(what)s") % done
    return _("taken back: %(what)s") % done if change.takes_back_id else done["what"]


def _done(change, sections) -> str:
    facts, until = change.facts, ""
    if facts.get("until"):
        until = hindi.format_datetime(datetime.fromisoformat(facts["until"]), get_language())
    elif change.verb == Verb.KEPT:
        return _("“%(title)s” stays in its place until somebody takes it out") % facts
    place = name_of(facts["place"], sections) if "place" in facts else ""
    said = SENTENCES[change.verb]() % {"title": facts["title"], "place": place, "until": until}
    if facts.get("since"):
        since = hindi.format_datetime(datetime.fromisoformat(facts["since"]), get_language())
        said = _("%(what)s, from %(since)s") % {"what": said, "since": since}
    return said


def who(change: FrontChange) -> str:
    return change.by.get_full_name() if change.by else "—"
