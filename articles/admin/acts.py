"""The buttons of the story screen: which acts a person is offered, and doing the one that was pressed."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import checks, workflow
from articles.admin import done, publish_sheet, review_sheet, withdraw_sheet
from articles.languages import LANGUAGES, in_words
from articles.models import Review, Scope
from articles.permissions import may_edit, may_publish, require_publishing
from articles.states import status


@dataclass(frozen=True)
class Act:
    """``name`` is what the button posts, ``verb:language``; ``label`` says what will happen."""

    name: str
    label: str
    # "menu", "last" in the menu for what takes something away, "unwritten" for what the bar shows once it is written
    place: str = "bar"
    idle: str = ""  # what the button says instead while nothing was typed that it could act on


def offered(user, article) -> list[Act]:
    """The acts that make sense now and that the workflow would let this person do."""
    acts = []
    for language in LANGUAGES:
        if article.has_text(language):
            acts += _editors(article, language) if may_publish(user) else _reporters(user, article, language)
        else:
            acts += _first(user, article, language)
    both = all(article.has_text(language) for language in LANGUAGES)
    if both and may_publish(user) and any(status(article, language).key != "live" for language in LANGUAGES):
        acts.append(Act("publish:both", _("Publish both now")))
    if may_edit(user, article):
        acts.append(Act("revoke:both", _("Take back all preview links"), "menu"))
    return sorted(acts, key=lambda act: act.place == "unwritten")


def _first(user, article, language):
    """What the bar says will happen to a language that is being written first."""
    act = next(_editors(article, language) if may_publish(user) else _reporters(user, article, language), None)
    if act:
        yield Act(act.name, act.label, "unwritten")


def _reporters(user, article, language):
    if not may_edit(user, article):
        return
    if article.review_of(language) == Review.IN_REVIEW:
        yield Act(f"take_back:{language}", _named(_("Take %(language)s back from review"), language), "menu")
        return
    yield Act(f"submit:{language}", _named(_("Send %(language)s for review"), language))
    yield Act(f"note:{language}", _named(_("Send %(language)s for review with a note…"), language), "menu")


def _editors(article, language):
    state = status(article, language)
    published = state.key in {"live", "changes"}
    yield Act(
        f"publish:{language}",
        _named(_("Publish %(language)s changes now") if published else _("Publish %(language)s now"), language),
        idle=_named(_("No changes in %(language)s"), language) if state.key == "live" else "",
    )
    if not published:
        yield Act(f"schedule:{language}", _named(_("Publish %(language)s later…"), language), "menu")
    if article.review_of(language) == Review.IN_REVIEW:
        yield Act(f"send_back:{language}", _named(_("Send %(language)s back…"), language), "menu")
    if published:
        yield Act(f"withdraw:{language}", _named(_("Withdraw %(language)s…"), language), "last")
    elif state.key == "withdrawn":
        yield Act(f"put_back:{language}", _named(_("Bring %(language)s back as it was"), language), "menu")
    elif state.key == "scheduled":
        yield Act(f"withdraw:{language}", _named(_("Do not publish %(language)s"), language), "last")


def _named(sentence, language):
    return sentence % {"language": in_words(language)}


def is_unread(name: str, unseen: set[str]) -> bool:
    """The act would put before readers what a colleague saved a moment ago and this person has not read."""
    verb, _colon, language = name.partition(":")
    shown = {Scope.FACTS.value, *(LANGUAGES if language == "both" else [language])}
    return verb in {"publish", "schedule"} and bool(unseen & shown)


def require_read(name: str, unseen: set[str]) -> None:
    """Nobody puts before readers what they have not read."""
    if is_unread(name, unseen):
        raise ValidationError(_("A colleague saved this story while you had it open. Read it, then press again."))


def sheet(name: str, article, *, by) -> str:
    """The address of the sheet that this act opens first, or "" when there is nothing to tell or to ask.

    What a person may not do, or what the workflow will refuse, has no sheet: it is done, and refused.
    """
    verb, _colon, target = name.partition(":")
    if target not in (*LANGUAGES, "both"):
        return ""
    if verb == "publish" and may_publish(by):
        return publish_sheet.address(article, target) if publish_sheet.asks(article, target) else ""
    if verb == "schedule" and may_publish(by):
        return publish_sheet.address(article, target, publish_sheet.LATER)
    if target == "both":
        return ""
    if verb == "withdraw" and may_publish(by) and (edition := article.edition(target)) and edition.is_live:
        return withdraw_sheet.address(article, target)
    if verb == "note" or (verb == "submit" and may_edit(by, article) and checks.findings(article, target)):
        return review_sheet.address(article, "review", target)
    if verb == "send_back" and may_publish(by):
        return review_sheet.address(article, "send-back", target)
    return ""


def perform(name: str, article, *, by) -> str:
    """Do one act; the answer is a sentence on what happened. Raises what the workflow raises."""
    verb, _colon, language = name.partition(":")
    known = {"publish": [*LANGUAGES, "both"], "revoke": ["both"]}
    if verb not in _ACTS or language not in known.get(verb, LANGUAGES):
        raise ValidationError(_("This button is not known. Reload the page and press it again."))
    return _ACTS[verb](article, language, by=by)


def _publish(article, language, *, by):
    were = done.before(article)
    if language == "both":
        published = workflow.publish_both(article, by=by)
    else:
        published = [workflow.publish(article, language, by=by)]
    return done.published(published, were)


def _schedule(article, language, *, by):
    """A moment is chosen on the sheet; who gets no sheet may not publish."""
    require_publishing(by)
    raise ValidationError(_("Choose the day and the time first."))


def _withdraw(article, language, *, by):
    workflow.withdraw(article, language, by=by)
    return _named(_("%(language)s is not going to be published. Its text stays on the desk."), language)


def _put_back(article, language, *, by):
    workflow.put_back(article, language, by=by)
    return _named(_("Readers have %(language)s again, as it was."), language)


def _submit(article, language, *, by):
    workflow.submit_for_review(article, language, by=by)
    return done.sent_for_review(language)


def _take_back(article, language, *, by):
    workflow.take_back(article, language, by=by)
    return _named(_("%(language)s is yours again: the editors do not wait for it."), language)


def _send_back(article, language, *, by):
    workflow.send_back(article, language, by=by)
    return done.sent_back(language)


def _revoke(article, language, *, by):
    workflow.revoke_previews(article, by=by)
    return _("All preview links given out so far are invalid now.")


_ACTS = {
    "publish": _publish,
    "schedule": _schedule,
    "withdraw": _withdraw,
    "put_back": _put_back,
    "submit": _submit,
    "send_back": _send_back,
    "take_back": _take_back,
    "revoke": _revoke,
}
