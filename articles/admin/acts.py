"""The buttons of the story screen: which acts a person is offered, and doing the one that was pressed."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import workflow
from articles.languages import LANGUAGES, in_words
from articles.models import Review, Scope
from articles.permissions import may_edit, may_publish
from articles.states import status
from newsroom import hindi


@dataclass(frozen=True)
class Act:
    """``name`` is what the button posts, ``verb:language``; ``label`` says what will happen."""

    name: str
    label: str
    place: str = "bar"  # or "menu"


def offered(user, article) -> list[Act]:
    """The acts that make sense now and that the workflow would let this person do."""
    acts = []
    for language in LANGUAGES:
        if article.has_text(language):
            acts += _editors(article, language) if may_publish(user) else _reporters(user, article, language)
    both = all(article.has_text(language) for language in LANGUAGES)
    if both and may_publish(user):
        acts.append(Act("publish:both", _("Publish both now")))
    if may_edit(user, article):
        acts.append(Act("revoke:both", _("Take back all preview links"), "menu"))
    return acts


def _reporters(user, article, language):
    if may_edit(user, article) and article.review_of(language) != Review.IN_REVIEW:
        yield Act(f"submit:{language}", _named(_("Send %(language)s for review"), language))


def _editors(article, language):
    state = status(article, language)
    published = state.key in {"live", "changes"}
    yield Act(
        f"publish:{language}",
        _named(_("Publish %(language)s changes now") if published else _("Publish %(language)s now"), language),
    )
    if not published:
        yield Act(f"schedule:{language}", _named(_("Publish %(language)s at the chosen time"), language), "menu")
    if article.review_of(language) == Review.IN_REVIEW:
        yield Act(f"send_back:{language}", _named(_("Send %(language)s back"), language), "menu")
    if published:
        yield Act(f"withdraw:{language}", _named(_("Withdraw %(language)s"), language), "menu")
    elif state.key == "scheduled":
        yield Act(f"withdraw:{language}", _named(_("Do not publish %(language)s"), language), "menu")


def _named(sentence, language):
    return sentence % {"language": in_words(language)}


def require_read(name: str, unseen: set[str]) -> None:
    """Nobody puts before readers what a colleague saved a moment ago and they have not read."""
    verb, _colon, language = name.partition(":")
    shown = {Scope.FACTS.value, *(LANGUAGES if language == "both" else [language])}
    if verb in {"publish", "schedule"} and unseen & shown:
        raise ValidationError(_("A colleague saved this story while you had it open. Read it, then press again."))


def perform(name: str, article, *, by, at=None, note="") -> str:
    """Do one act; the answer is a sentence on what happened. Raises what the workflow raises."""
    verb, _colon, language = name.partition(":")
    known = {"publish": [*LANGUAGES, "both"], "revoke": ["both"]}
    if verb not in _ACTS or language not in known.get(verb, LANGUAGES):
        raise ValidationError(_("This button is not known. Reload the page and press it again."))
    return _ACTS[verb](article, language, by=by, at=at, note=note)


def _publish(article, language, *, by, at, note):
    if language == "both":
        workflow.publish_both(article, by=by)
        return _("Both languages are live now.")
    workflow.publish(article, language, by=by)
    return _named(_("%(language)s is live now."), language)


def _schedule(article, language, *, by, at, note):
    if at is None:
        raise ValidationError({"publish_at": _("Choose the day and the time first.")})
    edition = workflow.publish(article, language, by=by, at=at)
    return _("%(language)s goes live on %(when)s.") % {
        "language": in_words(language),
        "when": hindi.format_datetime(edition.publish_at, by.interface_language),
    }


def _withdraw(article, language, *, by, at, note):
    workflow.withdraw(article, language, by=by)
    return _named(_("%(language)s is no longer there for readers. Its text stays on the desk."), language)


def _submit(article, language, *, by, at, note):
    workflow.submit_for_review(article, language, by=by)
    return _named(_("%(language)s is with the editors now."), language)


def _send_back(article, language, *, by, at, note):
    workflow.send_back(article, language, by=by, note=note)
    return _named(_("%(language)s went back to its reporter."), language)


def _revoke(article, language, *, by, at, note):
    workflow.revoke_previews(article, by=by)
    return _("All preview links given out so far are invalid now.")


_ACTS = {
    "publish": _publish,
    "schedule": _schedule,
    "withdraw": _withdraw,
    "submit": _submit,
    "send_back": _send_back,
    "revoke": _revoke,
}
