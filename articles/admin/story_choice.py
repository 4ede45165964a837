"""Stories as the body editor asks for them: found by name, or those that a text names already."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse

from articles.body.blocks import KEY
from articles.languages import LANGUAGES, other
from articles.models import Article
from articles.search import desk
from articles.states import status, with_newest_revisions
from articles.templatetags.dates import desk_moment

OFFERED = 8
MOST_KEYS = 50  # boxes of one text


def answer(model_admin, request) -> JsonResponse:
    """``?q=…`` finds stories that have a headline in ``language``, newest first; ``?keys=1,2`` gives those stories."""
    language = request.GET.get("language")
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if language not in LANGUAGES:
        return JsonResponse({"stories": []}, status=400)
    if "keys" in request.GET:
        stories = Article.objects.filter(pk__in=_keys(request.GET["keys"])[:MOST_KEYS])
    else:
        stories = _found(request.GET.get("q", ""), language).exclude(pk__in=_keys(request.GET.get("but", "")))[:OFFERED]
    return JsonResponse({"stories": [_said(story, language) for story in with_newest_revisions(stories)]})


def _keys(text: str) -> list[int]:
    return [int(key) for key in text.split(",") if KEY.fullmatch(key)]


def _found(question: str, language: str):
    stories = Article.objects.exclude(**{f"title_{language}": ""}).order_by("-pk")
    return desk.named(Article, question, while_typing=True).among(stories) if question.strip() else stories


def _said(story, language: str) -> dict:
    """A story in words; ``lang`` is the language of its headline."""
    state = status(story, language)
    spoken = language if getattr(story, f"title_{language}") else other(language)
    when = f" · {desk_moment(state.since)}" if state.since else ""
    return {
        "story": story.pk,
        "title": getattr(story, f"title_{spoken}"),
        "lang": spoken,
        "live": state.key in {"live", "changes"},
        "state": f"{state.label}{when}",
    }
