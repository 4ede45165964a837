"""Earlier versions of a story: who saved what and when, any two beside each other, their names, and the way back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import workflow
from articles.admin.history.comparison import compare
from articles.admin.history.versions import History, what_changed
from articles.languages import LANGUAGES
from articles.merging import Conflict
from articles.models import Kind, Revision, Scope
from articles.paging import KEY
from articles.permissions import may_edit, may_take_over
from articles.templatetags.dates import desk_moment


def urls(view) -> list:
    return [
        path("<int:key>/restore/<int:revision>/", view(require_POST(restore)), name="articles_article_restore"),
        path("<int:key>/name/<int:revision>/", view(require_POST(name)), name="articles_article_name"),
    ]


def show(model_admin, request, article):
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    scope = _scope(request, article)
    history = History(article, scope, request.user, _key(request, "before"))
    older, newer = history.chosen(_key(request, "from"), _key(request, "to"))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Earlier versions"),
        "opts": model_admin.opts,
        "article": article,
        "scope": scope,
        "scopes": [(value, label, _address(article, scope=value)) for value, label in Scope.choices],
        "history": history,
        "days": history.days,
        "elsewhere": history.elsewhere(older, newer),
        "may_edit": may_edit(request.user, article),
        "older": older,
        "newer": newer,
        "acts": list(_acts(request.user, article, history, older, newer)),
    }
    if newer:
        before = older.content if older else {}
        context |= {"comparison": compare(scope, before, newer.content)}
        context |= {"changed": what_changed(scope, before, newer.content) if older else ""}
    return TemplateResponse(request, "admin/articles/article/history.html", context)


def _acts(user, article, history, *chosen):
    """The buttons for the versions that are compared, the older one first: ``(revision, label)``."""
    for revision in chosen:
        if revision is None or revision.pk == history.newest.pk:
            continue
        revision.article = article
        if revision.kind == Kind.AUTOSAVE:
            if may_take_over(user, revision):
                yield revision, _("Take over this text")
        elif may_edit(user, article):
            yield revision, _("Bring back %(when)s as a draft") % {"when": desk_moment(revision.created_at)}


def restore(request, key, revision):
    """Bring a version back, or take over what somebody has not saved; the answer shows what that changed."""
    revision = get_object_or_404(Revision.objects.select_related("article"), article=key, pk=revision)
    before = Revision.objects.newest(key, revision.scope)
    try:
        done = _bring_back(request, revision)
    except Conflict:
        messages.error(request, _("The saved text changed in the same paragraph since. Compare, then write it anew."))
        done = False
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        done = False
    if not done:
        return HttpResponseRedirect(_address(revision.article, scope=revision.scope, to=revision.pk))
    after = Revision.objects.newest(key, revision.scope)
    messages.success(request, _("This version is the newest one now. Readers see nothing of it yet."))
    if before and before.pk != after.pk:
        messages.info(request, _("What it replaced is kept: the dark button below brings it back."))
    return HttpResponseRedirect(_address(revision.article, scope=revision.scope, to=after.pk, **_from(before)))


def _bring_back(request, revision) -> bool:
    if revision.kind == Kind.AUTOSAVE:
        workflow.take_over(revision, by=request.user)
        return True
    base = request.POST.get("base", "")
    given = {"base": int(base)} if KEY.fullmatch(base) else {}
    if workflow.restore(revision, by=request.user, **given):
        return True
    messages.info(request, _("The newest version says the same already. Nothing changed."))
    return False


def name(request, key, revision):
    revision = get_object_or_404(Revision.objects.select_related("article"), article=key, pk=revision)
    try:
        workflow.name_version(revision, request.POST.get("name", ""), by=request.user)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, _("The name is kept."))
    old, new = (request.POST.get(side, "") for side in ("from", "to"))
    return HttpResponseRedirect(_address(revision.article, scope=revision.scope, to=new, **{"from": old}))


def _scope(request, article) -> str:
    scope = request.GET.get("scope", "")
    if scope in Scope.values:
        return scope
    return next((language for language in LANGUAGES if article.has_text(language)), LANGUAGES[0])


def _key(request, argument: str) -> int | None:
    given = request.GET.get(argument, "")
    if given and not KEY.fullmatch(given):
        raise Http404(_("This version is not known. Choose one from the list."))
    return int(given) if given else None


def _from(revision) -> dict:
    return {"from": revision.pk} if revision else {}


def _address(article, **arguments) -> str:
    query = urlencode({name: value for name, value in arguments.items() if value})
    return f"{reverse('admin:articles_article_history', args=[article.pk])}?{query}"
