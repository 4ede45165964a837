"""Earlier versions of a story: who saved what, what changed, and the way back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import facts, workflow
from articles.admin.differences import marked
from articles.models import Article, Revision, Scope
from articles.permissions import may_edit


def show(model_admin, request, article):
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    revisions = article.revisions.saved().select_related("created_by", "base")
    page = Paginator(revisions, 20).get_page(request.GET.get("p"))
    newest = {scope: getattr(Revision.objects.newest(article, scope), "pk", None) for scope in Scope.values}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Earlier versions"),
        "opts": model_admin.opts,
        "article": article,
        "page": page,
        "versions": [(revision, changed_fields(revision), revision.pk in newest.values()) for revision in page],
        "may_edit": may_edit(request.user, article),
    }
    return TemplateResponse(request, "admin/articles/article/history.html", context)


def restore(model_admin, request, article, key):
    revision = get_object_or_404(article.revisions.saved(), pk=key)
    try:
        workflow.restore(revision, by=request.user)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, _("This version is the newest one now. Readers see nothing of it yet."))
    return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))


def changed_fields(revision) -> list[tuple[str, str]]:
    """``(label, text with marks)`` for each field that differs from the version before."""
    before = revision.base.content if revision.base else {}
    return [
        (_label(revision.scope, name), marked(facts.in_words(name, before.get(name)), facts.in_words(name, value)))
        for name, value in revision.content.items()
        if value != before.get(name) and (value or before.get(name))
    ]


def _label(scope, name):
    column = name if scope == Scope.FACTS else f"{name}_{scope}"
    return Article._meta.get_field(column).verbose_name
