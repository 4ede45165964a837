"""The buttons of the front page's screen: each posts its verb, the version that was looked at, and what it needs."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.frontpage import workflow
from articles.models import Article, FrontChange


def perform(language: str, sent, form, *, by) -> FrontChange:
    """Do what the pressed button says. ``form`` is the bound and valid form of the verb, where it has one.

    Raises what the workflow raises.
    """
    verb = sent.get("verb")
    if verb not in _ACTS:
        raise ValidationError(_("This button is not known. Reload the page and press it again."))
    return _ACTS[verb](language, sent, form.cleaned_data if form else {}, {"by": by, "seen": number(sent, "seen")})


def number(sent, name: str) -> int:
    """A number that a form carries; 0 for anything else."""
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _place(language, sent, typed, who):
    story = Article.objects.filter(pk=number(sent, "story")).first()
    if story is None:
        raise ValidationError(_("This story is not there any more. Choose another one."))
    window = {"starts_at": typed["starts_at"], "ends_at": typed["ends_at"]}
    return workflow.place(language, typed["place"], story, **window, **who)


def _move(language, sent, typed, who):
    return workflow.move(language, number(sent, "slot"), sent.get("to", ""), **who)


def _keep(language, sent, typed, who):
    return workflow.keep(language, number(sent, "slot"), ends_at=typed["ends_at"], **who)


def _remove(language, sent, typed, who):
    return workflow.remove(language, number(sent, "slot"), **who)


def _announce(language, sent, typed, who):
    story = Article.objects.filter(pk=typed["story"]).first() if typed["story"] else None
    window = {"starts_at": typed["starts_at"], "ends_at": typed["ends_at"]}
    return workflow.announce(language, typed["sentence"], story=story, **window, **who)


def _end(language, sent, typed, who):
    return workflow.end_breaking(language, **who)


def _take_back(language, sent, typed, who):
    change = FrontChange.objects.filter(language=language, pk=number(sent, "change")).first()
    if change is None:
        raise ValidationError(_("This change is not in the list. Reload the page and look again."))
    return workflow.take_back(change, by=who["by"])


_ACTS = {
    "place": _place,
    "move": _move,
    "keep": _keep,
    "remove": _remove,
    "announce": _announce,
    "end": _end,
    "take_back": _take_back,
}
