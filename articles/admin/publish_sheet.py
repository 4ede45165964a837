"""The sheet that the main button opens when there is something to tell or to ask; without script it is a page.

It tells what readers get and when, what stands in the way and what to look at, and asks what kind of change it is. A
first publication with nothing to say about it never comes here: one press does it.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import checks, workflow
from articles.admin import done, together, unpublished
from articles.admin.publish_form import WHAT_READERS_SEE, PublishForm
from articles.languages import LANGUAGES, in_words
from articles.models import Article, Change, Edition
from articles.permissions import require_publishing
from articles.states import has_changes, with_newest_revisions
from newsroom import hindi

SHEET = "admin/articles/article/_publish_sheet.html"
LATER = "later"  # at a moment that is still to be chosen
MOST = 12  # changes of one language that are shown


@dataclass
class OnTheSheet:
    """What the sheet says of one language."""

    language: str
    edition: Edition | None
    findings: list
    changes: list
    is_new: bool = True  # the desk holds something that readers do not have

    @property
    def name(self):
        return in_words(self.language)

    @property
    def was_live(self) -> bool:
        return bool(self.edition and self.edition.was_live)

    @property
    def is_live(self) -> bool:
        return bool(self.edition and self.edition.is_live)

    @property
    def kinds(self):
        """Of what readers have as it is, only something can be said."""
        kinds = WHAT_READERS_SEE.items()
        return [(kind, help) for kind, help in kinds if self.is_new or kind == Change.CORRECTION]

    @property
    def shown(self):
        return self.changes[:MOST]

    @property
    def more(self) -> int:
        return max(0, len(self.changes) - MOST)


def address(article, target: str, at=None) -> str:
    path = reverse("admin:articles_article_publish", args=[article.pk, target])
    if at == LATER:
        return f"{path}?later"
    return f"{path}?at={timezone.localtime(at):%Y-%m-%dT%H:%M}" if at else path


def languages_of(target: str) -> tuple[str, ...]:
    return LANGUAGES if target == "both" else (target,)


def asks(article, target: str) -> bool:
    """Whether there is anything to tell or to ask before these languages are published."""
    article = Article.objects.prefetch_related("editions").get(pk=article.pk)
    return any(
        ((edition := article.edition(language)) and edition.was_live) or checks.findings(article, language)
        for language in languages_of(target)
    )


def show(model_admin, request, key: int, target: str):
    """The sheet, and what was decided on it."""
    if target not in (*LANGUAGES, "both"):
        raise Http404
    require_publishing(request.user)
    if request.method == "GET":
        article = _article(key)
        return _answer(model_admin, request, article, target, _form(article, target, at=_asked_for(request)))
    with transaction.atomic():
        Article.objects.select_for_update().filter(pk=key).first()
        article = _article(key)
        form = _form(article, target, data=request.POST)
        said = _decide(article, target, form, request.user)
    if said is None:
        return _answer(model_admin, request, article, target, form, status=400)
    if together.asks_for_json(request):
        return JsonResponse({"said": said})
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _article(key) -> Article:
    return get_object_or_404(with_newest_revisions(Article.objects.all()), pk=key)


def _asked_for(request):
    """The moment that was chosen on the story's screen, or LATER."""
    if LATER in request.GET:
        return LATER
    try:
        at = parse_datetime(request.GET.get("at", ""))
    except ValueError:
        return None
    return timezone.make_aware(at) if at and timezone.is_naive(at) and 2000 < at.year < 3000 else None


def _form(article, target, *, data=None, at=None) -> PublishForm:
    editions = {language: article.edition(language) for language in languages_of(target)}
    live = [language for language, edition in editions.items() if edition and edition.was_live]
    same = [language for language in live if not _is_new(article, editions[language])]
    if target == "both":
        live = [language for language in live if language not in same]
    may_wait = not any(edition and edition.is_live for edition in editions.values())
    initial = unpublished.newest(article)
    if at:
        planned = [edition.publish_at for edition in editions.values() if edition and edition.is_scheduled]
        initial |= {"when": LATER, "at": next(iter(planned), None) if at == LATER else at}
    return PublishForm(data, initial=initial, live=live, same=same, may_wait=may_wait)


def _is_new(article, edition) -> bool:
    """Publishing gives readers something that they do not have."""
    return not edition or not edition.is_live or has_changes(article, edition)


def _decide(article, target, form, by) -> str | None:
    """Do it; a sentence on what happened, or None when the form now says what was refused."""
    if not form.is_valid():
        return None
    shown = {"facts", *languages_of(target)}
    seen, newest = form.bases(), unpublished.newest(article)
    if any((seen[scope] or "") != newest[f"base_{scope}"] for scope in shown):
        form.add_error(None, _("A colleague saved this story while you had it open. Read it, then press again."))
        return None
    try:
        with transaction.atomic():
            return _publish(article, target, form, by)
    except ValidationError as refusal:
        form.take_up(refusal)
        return None


def _publish(article, target, form, by) -> str:
    were = done.before(article)
    changes = {language: form.change(language) for language in languages_of(target)}
    if target == "both":
        published = workflow.publish_both(article, by=by, at=form.moment, changes=changes)
    else:
        published = [workflow.publish(article, target, by=by, at=form.moment, **changes[target])]
    return done.published(published, were, {language: change.get("change") for language, change in changes.items()})


def _answer(model_admin, request, article, target, form, status=200):
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Publish"),
        "opts": model_admin.opts,
        "article": article,
        "target": target,
        "sheet": SHEET,
        "form": form,
        "bases": unpublished.newest(article),
        **_said(article, target, form),
    }
    if together.asks_for_json(request):
        html = render_to_string(SHEET, context, request)
        return JsonResponse({"html": html}, status=status)
    return TemplateResponse(request, "admin/articles/article/publish.html", context, status=status)


def _said(article, target, form) -> dict:
    """All that the sheet tells."""
    sides = [_side(article, language, form) for language in languages_of(target)]
    findings = _rows((side.name, side.findings) for side, _field, _sentence in sides)
    musts = [row for row in findings if row[1].is_must]
    considers = [row for row in findings if not row[1].is_must]
    return {
        "sides": sides,
        "musts": musts,
        "considers": considers,
        "other": next((in_words(code) for code in LANGUAGES if code not in languages_of(target)), ""),
        "press": _labels(target, [side for side, _field, _sentence in sides], considers, form),
    }


def _rows(sides) -> list[tuple[str, checks.Finding]]:
    """Findings with the language that they are about; what both languages share is said once, without one."""
    rows = {}
    for name, findings in sides:
        for finding in findings:
            is_words = finding.field.endswith(tuple(f"_{language}" for language in LANGUAGES))
            rows.setdefault((name if is_words else "", finding))
    return list(rows)


def _side(article, language, form):
    edition = article.edition(language)
    was_live = edition and edition.was_live
    changes = unpublished.changes(article, edition) if was_live else []
    is_new = _is_new(article, edition)
    side = OnTheSheet(language, edition, checks.findings(article, language), changes, is_new)
    if language not in form.live:
        return side, None, None
    return side, form[f"change_{language}"], form[f"sentence_{language}"]


def _labels(target, sides, considers, form) -> dict:
    """What the button says: for now, for the moment chosen, and while that is open. None when nothing is to be done."""
    if target == "both" and not any(side.is_new for side in sides):
        return {}
    names = {"language": in_words(target) if target in LANGUAGES else _("Both languages")}
    if considers:
        now = either = _("Publish all the same")
        later = _("Publish on %(when)s all the same")
    else:
        now, either, later = _now(target, sides), _("Publish %(language)s") % names, _("Publish on %(when)s")
    at = form.chosen()
    if "when" not in form.fields:
        either = now
    later = later % {"when": hindi.format_datetime(at, get_language())} if at and at > timezone.now() else ""
    return {"now": now, "later": later, "either": either}


def _now(target, sides) -> str:
    if target == "both":
        return _("Publish both now")
    if not sides[0].is_new:
        return _("Publish the correction")
    sentence = _("Publish %(language)s changes now") if sides[0].is_live else _("Publish %(language)s now")
    return sentence % {"language": in_words(target)}


def checklist(model_admin, request, key: int):
    """What the checks say of both languages, for the story's panel: HTML in JSON."""
    article = get_object_or_404(Article, pk=key)
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    sides = [
        (in_words(language), checks.findings(article, language)) for language in LANGUAGES if article.has_text(language)
    ]
    rows = sorted(_rows(sides), key=lambda row: not row[1].is_must)
    context = {"rows": rows, "fine": [name for name, findings in sides if not findings], "article": article}
    found = [finding for _name, finding in rows]
    return JsonResponse(
        {
            "html": render_to_string("admin/articles/article/_checklist.html", context, request),
            "musts": sum(finding.is_must for finding in found),
            "considers": sum(not finding.is_must for finding in found),
        }
    )
