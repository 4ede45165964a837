"""Answers to the story screen's script: what was saved, who else is here, what disagrees, what fell behind."""

import re

from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles import facts, presence, translation, workflow
from articles.admin.history.differences import marked
from articles.admin.story_form import as_posted, form_field
from articles.languages import LANGUAGES, in_words, other
from articles.models import Article, Scope
from articles.states import status, with_newest_revisions
from articles.templatetags.dates import desk_moment

PARAGRAPH = re.compile("[a-z0-9]{1,8}")  # a key, "title" or "summary"
HERE = re.compile("(?:hi|en|facts):[a-z0-9_]{0,20}")


def another_writer(request) -> JsonResponse | None:
    """A refusal where somebody else has logged in since this text was begun: nobody's words go under another's name."""
    if presence.is_another(request.POST.get("writer"), request.user):
        return refused(presence.another_sentence(request.user), 401, login=reverse("admin:logout"))
    return None


def asks_for_json(request) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def refused(sentence, status: int, **more) -> JsonResponse:
    return JsonResponse({"said": str(sentence)} | more, status=status)


def invalid(form) -> JsonResponse:
    """What the form or the workflow refused: the sentences by field, or both texts of what is disputed."""
    disputes = form.disputes()
    if not disputes:
        errors = {name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()}
        return refused(_("This was not saved. See what is wrong beside the fields."), 400, errors=errors)
    merged = {name: form.data.getlist(name) for name in form.data if name in form.fields}
    return refused(
        _("A colleague changed the same words. Choose which ones stay."),
        409,
        disputes=[_dispute(*dispute) for dispute in disputes],
        bases={name: form.data.get(name) for name in ("base_hi", "base_en", "base_facts") if form.data.get(name)},
        merged={name: values[0] if len(values) == 1 else values for name, values in merged.items()},
    )


def _dispute(field, clash, dispute) -> dict:
    return {
        "field": form_field(clash.scope, dispute.field),
        "paragraph": dispute.paragraph,
        "label": str(field.label),
        "who": clash.who,
        "at": clash.newest.created_at.isoformat(),
        "when": desk_moment(clash.newest.created_at),
        **{side: _shown(dispute.field, value) for side, value in _texts(dispute).items()},
        "raw": {side: as_posted(dispute.field, value) for side, value in _texts(dispute).items()},
        "changes": {"yours": _change(dispute, dispute.mine), "theirs": _change(dispute, dispute.theirs)},
    }


def _change(dispute, value) -> str:
    """What somebody made of the text before, word by word; all of it where only its looks or a link changed."""
    before, after = facts.as_read(dispute.field, dispute.before), facts.as_read(dispute.field, value)
    return _shown(dispute.field, value) if before == after else marked(before, after)


def _texts(dispute) -> dict:
    return {"before": dispute.before, "yours": dispute.mine, "theirs": dispute.theirs}


def _shown(field, value):
    """HTML of a paragraph, or the words of a field."""
    return value if field == "body" else escape(facts.as_read(field, value))


def saved(request, article, form, bar, *, sheet="") -> JsonResponse:
    """After a save or an act: where the story stands now, and what of a colleague's came in with it.

    ``bar(request, story)`` gives the pieces of the screen's bar as they look now.
    """
    story = with_newest_revisions(Article.objects.filter(pk=article.pk)).get()
    return JsonResponse(
        {
            "said": [{"level": message.level_tag, "said": str(message)} for message in get_messages(request)],
            "at": timezone.now().isoformat(),
            "story": story.pk,
            "address": reverse("admin:articles_article_change", args=[story.pk]),
            "bases": newest(story),
            "merged": _merged(story, form),
            "translation": memory(story),
            "sheet": sheet,
        }
        | bar(request, story)
    )


def _merged(story, form) -> dict:
    """Fields that hold something else now than the form did."""
    typed, now = form.as_typed(), {}
    for language in LANGUAGES:
        words = story.words(language)
        now |= {f"{name}_{language}": words[name] for name, text in typed[language].items() if text != words[name]}
    return now


def newest(story) -> dict:
    """``{"base_hi": key, …}`` of an article that ``with_newest_revisions`` found."""
    return {f"base_{scope}": getattr(story, f"newest_{scope}") for scope in Scope.values}


def memory(article) -> dict:
    """The translation memory as the screen's script reads it."""
    standing = translation.standing(article)
    return {
        "pairs": standing.pairs,
        "stale": {
            language: {key: _stale(language, stale) for key, stale in standing.stale[language].items()}
            for language in LANGUAGES
        },
        "missing": standing.missing,
        "debt": {language: standing.words_of_debt(language) for language in LANGUAGES},
    }


def _stale(language: str, stale) -> dict:
    source = in_words(other(language))
    if not stale.now:
        sentence = _("The %(language)s paragraph is gone.") % {"language": source}
    elif stale.who and stale.at:
        sentence = _("%(name)s changed the %(language)s: %(when)s.") % {
            "name": stale.who.get_full_name(),
            "language": source,
            "when": desk_moment(stale.at),
        }
    else:
        sentence = _("The %(language)s paragraph changed.") % {"language": source}
    return {"said": sentence, "change": marked(stale.before, stale.now)}


# --- Autosave, which is also the heartbeat


def autosave(model_admin, request, key=None) -> JsonResponse:
    """Keep what was typed in the scopes that ``changed`` names, say who else is here, and what is newest."""
    article = get_object_or_404(Article, pk=key) if key else None
    if refusal := another_writer(request):
        return refusal
    if article and not model_admin.has_change_permission(request, article):
        return refused(_("This story is somebody else's. Ask an editor to change it."), 403)
    if not article and not model_admin.has_add_permission(request):
        return refused(_("Only reporters and editors begin stories. Ask an administrator for the role."), 403)
    window = _sound(presence.WINDOW, request.POST.get("window", ""))
    if request.method == "GET":  # after signing in again: the token of the new session
        return JsonResponse({"csrf": get_token(request)} | _around(article, window))
    if "leaving" in request.POST and article:  # the window closes: what it typed may go on elsewhere at once
        presence.leave(article, request.user, window)
        return JsonResponse({})
    changed = [scope for scope in request.POST.get("changed", "").split(",") if scope in Scope.values]
    if changed or not article:
        form = model_admin.get_form(request, article, change=bool(article))(request.POST, instance=article or Article())
        try:
            article = _keep(form, changed, window, by=request.user)
        except (ValidationError, PermissionDenied) as refusal:
            return refused(" ".join(getattr(refusal, "messages", [str(refusal)])), 400)
    if not article:
        return JsonResponse({"said": _("Kept in this browser until the story has a headline.")})
    scope, _colon, paragraph = _sound(HERE, request.POST.get("here", "")).partition(":")
    presence.arrive(article, request.user, window, scope=scope, paragraph=paragraph)
    now = timezone.now()
    said = _("Saved %(when)s") % {"when": desk_moment(now)} if changed else ""
    return JsonResponse({"said": said, "at": now.isoformat()} | _around(article, window))


def _sound(pattern, text: str) -> str:
    return text if pattern.fullmatch(text) else ""


def _keep(form, changed, window, *, by) -> Article | None:
    """The story that was kept: a new one begins as soon as it has a headline."""
    article = Article.objects.filter(pk=form.instance.pk).first()  # the form writes what was typed on its own instance
    form.full_clean()
    typed = form.as_typed()
    if article:
        typed = {scope: typed[scope] for scope in changed}
        bases = {scope: form.cleaned_data.get(f"base_{scope}") for scope in changed}
        took = form.cleaned_data.get("took", "")
        workflow.autosave(article, typed, by=by, bases=bases, window=window, took=took)
    elif any(typed[language].get("title") for language in LANGUAGES):
        article = Article()  # with all that its form proposes, such as the byline of whoever begins it
        workflow.save_draft(article, typed, by=by, window=window)
    return article


def _around(article, window) -> dict:
    if article is None:
        return {}
    story = with_newest_revisions(Article.objects.filter(pk=article.pk)).get()
    return {
        "story": story.pk,
        "address": reverse("admin:articles_article_change", args=[story.pk]),
        "people": [person | {"where": _where(person)} for person in presence.people(story, window)],
        "newest": newest(story),
        "translation": memory(story),
        "stands": [
            [status(story, language).key, story.review_of(language), getattr(story, f"review_note_{language}")]
            for language in LANGUAGES
        ],
    }


def _where(person) -> str:
    where = in_words(person["scope"]) if person["scope"] in LANGUAGES else _("in this story")
    return _("%(name)s, %(where)s") % {"name": person["name"], "where": where}


def settle(request, article) -> JsonResponse:
    """“Still right”, “Leave it out” and “These are not the same” at a paragraph."""
    acts = {
        "still_right": (workflow.still_right, _("Noted: it is still right.")),
        "leave_out": (workflow.leave_out, _("Noted: it stays in one language.")),
        "apart": (workflow.set_apart, _("Noted: each stands alone.")),
    }
    act, said = acts.get(request.POST.get("verb"), (None, ""))
    language = request.POST.get("language")
    if act is None or language not in LANGUAGES:
        return refused(_("This button is not known. Reload the page and press it again."), 400)
    try:
        act(article, language, _sound(PARAGRAPH, request.POST.get("paragraph", "")), by=request.user)
    except PermissionDenied as refusal:
        return refused(refusal, 403)
    except ValidationError as refusal:
        return refused(" ".join(refusal.messages), 400)
    return JsonResponse({"said": said, "translation": memory(article)})
