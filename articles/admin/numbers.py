"""While somebody types: how long the text is, whether its headline fits, and which tags its words suggest."""

from django.http import JsonResponse
from django.utils.translation import gettext as _

from articles import lengths, suggestions
from articles.admin import together
from articles.languages import LANGUAGES
from newsroom import hindi

LONGEST = 100_000  # characters of one field that are looked at
WORDS = ("title", "summary", "body", "seo_title")


def answer(model_admin, request) -> JsonResponse:
    """Of the words in a posted story form, saved or not; it keeps nothing."""
    if not (model_admin.has_add_permission(request) or model_admin.has_change_permission(request)):
        return together.refused(_("Only reporters and editors write stories. Ask an administrator for the role."), 403)
    words = {language: _typed(request.POST, language) for language in LANGUAGES}
    return JsonResponse(
        {
            "counts": {language: lengths.of(words[language]).as_json() for language in LANGUAGES},
            "tags": suggestions.suggested(words, chosen=request.POST.getlist("tags")[:100]),
        }
    )


def _typed(data, language: str) -> dict:
    return {name: hindi.normalise(data.get(f"{name}_{language}", "")[:LONGEST]) for name in WORDS}
