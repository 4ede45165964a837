"""The sheet before a text is taken away from readers: what they get then, and that there is a way back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin import together
from articles.languages import LANGUAGES, in_words, other
from articles.models import Article
from articles.permissions import require_publishing

SHEET = "admin/articles/article/_withdraw_sheet.html"


def address(article, language: str) -> str:
    return reverse("admin:articles_article_withdraw", args=[article.pk, language])


def show(model_admin, request, key: int, language: str):
    """The sheet; on POST the withdrawal, or the sheet again with what was refused."""
    if language not in LANGUAGES:
        raise Http404
    require_publishing(request.user)
    article = get_object_or_404(Article, pk=key)
    refused = ""
    if request.method == "POST":
        try:
            workflow.withdraw(article, language, by=request.user)
        except ValidationError as refusal:
            refused = " ".join(refusal.messages)
        else:
            return _done(request, article, language)
    return _answer(model_admin, request, article, language, refused)


def _done(request, article, language):
    said = _("%(language)s is no longer there for readers. Its text stays on the desk.")
    said %= {"language": in_words(language)}
    if together.asks_for_json(request):
        return JsonResponse({"said": said, "undo": {"act": f"put_back:{language}", "label": _("Undo")}})
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _answer(model_admin, request, article, language, refused):
    rest = article.edition(other(language))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Withdraw %(language)s") % {"language": in_words(language)},
        "opts": model_admin.opts,
        "article": article,
        "edition": article.edition(language),
        "name": in_words(language),
        "other": in_words(other(language)) if rest and rest.is_live else "",
        "action": address(article, language),
        "refused": refused,
        "sheet": SHEET,
    }
    status = 400 if refused else 200
    if together.asks_for_json(request):
        return JsonResponse({"html": render_to_string(SHEET, context, request)}, status=status)
    return TemplateResponse(request, "admin/articles/article/publish.html", context, status=status)
