"""The sheets between a reporter and the editors: a word along with what is sent for review, or sent back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from articles import checks, workflow
from articles.admin import done, together
from articles.admin.publish_form import ReviewForm
from articles.languages import LANGUAGES, in_words
from articles.models import Article
from articles.permissions import require_editing, require_publishing

SHEETS = {
    "review": {
        "title": gettext_lazy("Send %(language)s for review"),
        "label": gettext_lazy("A word to the editors"),
        "help": gettext_lazy("Such as “The figures come from the district office.”"),
        "done": done.sent_for_review,
        "act": workflow.submit_for_review,
    },
    "send-back": {
        "title": gettext_lazy("Send %(language)s back"),
        "label": gettext_lazy("What is to be done"),
        "help": gettext_lazy("The reporter reads it over the story."),
        "done": done.sent_back,
        "act": workflow.send_back,
    },
}


def address(article, verb: str, language: str) -> str:
    return reverse(f"admin:articles_article_{verb}", args=[article.pk, language])


def show(model_admin, request, key: int, verb: str, language: str):
    """The sheet; on POST the act, or the sheet again with what was refused."""
    article = get_object_or_404(Article, pk=key)
    if language not in LANGUAGES:
        raise Http404
    if verb == "review":
        require_editing(request.user, article)
    else:
        require_publishing(request.user)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    form.fields["note"].label, form.fields["note"].help_text = SHEETS[verb]["label"], SHEETS[verb]["help"]
    if request.method == "POST" and _decide(form, article, verb, language, request.user):
        said = SHEETS[verb]["done"](language)
        if together.asks_for_json(request):
            return JsonResponse({"said": said})
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    return _answer(model_admin, request, article, verb, language, form)


def _decide(form, article, verb, language, by) -> bool:
    if not form.is_valid():
        return False
    try:
        SHEETS[verb]["act"](article, language, by=by, note=form.cleaned_data["note"])
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    return True


def _answer(model_admin, request, article, verb, language, form):
    title = SHEETS[verb]["title"] % {"language": in_words(language)}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "article": article,
        "form": form,
        "action": address(article, verb, language),
        "findings": checks.findings(article, language) if verb == "review" else [],
        "sheet": "admin/articles/article/_review_sheet.html",
    }
    status = 400 if form.errors else 200
    if together.asks_for_json(request):
        html = render_to_string(context["sheet"], context, request)
        return JsonResponse({"html": html}, status=status)
    return TemplateResponse(request, "admin/articles/article/publish.html", context, status=status)
