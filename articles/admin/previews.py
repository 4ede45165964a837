"""The preview at the desk: the reader's own page in a frame, as a phone and a desktop show it, and links for guests."""

from urllib.parse import urlencode

from csp.constants import SELF
from csp.decorators import csp_update
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from articles import preview, workflow
from articles.languages import LANGUAGES, in_words
from articles.models import Article, PreviewLink, Scope
from articles.permissions import may_edit
from newsroom.publication import absolute

LISTED = 50
CHOICES = {
    "language": [("both", gettext_lazy("Both")), *((language, in_words(language)) for language in LANGUAGES)],
    "width": [("phone", gettext_lazy("Phone")), ("desktop", gettext_lazy("Desktop"))],
    "scheme": [("light", gettext_lazy("Light")), ("dark", gettext_lazy("Dark"))],
}


class LinkForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"), widget=forms.RadioSelect)
    days = forms.TypedChoiceField(
        label=gettext_lazy("Works for"),
        coerce=int,
        initial=preview.DAYS[1],
        widget=forms.RadioSelect,
    )
    given_to = forms.CharField(
        label=gettext_lazy("For whom"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("So that you know later, such as “Lawyer” or “Dr Joshi, quoted”."),
    )

    def __init__(self, *args, languages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [
            (days, ngettext("%(days)d day", "%(days)d days", days) % {"days": days}) for days in preview.DAYS
        ]
        self.fields["language"].choices = [(language, in_words(language)) for language in languages]
        self.fields["language"].initial = languages[0] if languages else None


def urls(model_admin, site) -> list:
    in_a_frame = csp_update(settings.DESK_CONTENT_SECURITY_POLICY | {"frame-src": [SELF]})

    def show(request, key):
        return screen(model_admin, request, get_object_or_404(Article.objects.prefetch_related("editions"), pk=key))

    return [
        path(
            "<int:key>/preview/",
            in_a_frame(site.admin_view(require_http_methods(["GET", "POST"])(show))),
            name="articles_article_preview",
        ),
        path(
            "<int:key>/preview/revoke/", site.admin_view(require_POST(revoke_all)), name="articles_article_revoke_all"
        ),
        path(
            "<int:key>/preview/<int:link>/revoke/",
            site.admin_view(require_POST(revoke)),
            name="articles_article_revoke",
        ),
    ]


def screen(model_admin, request, article):
    """The preview, and the links that were given out; posting makes one more."""
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    languages = [language for language in LANGUAGES if article.has_text(language)]
    form = LinkForm(request.POST if request.method == "POST" else None, languages=languages)
    if request.method == "POST" and _give(request, article, form):
        return _back(article)
    chosen = _chosen(request, languages)
    shown = languages if chosen["language"] == "both" else [chosen["language"]]
    scopes = (*shown, Scope.FACTS.value)
    unsaved = {scope: preview.newest_unsaved(article, request.user.pk, scope) for scope in scopes}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Preview"),
        "opts": model_admin.opts,
        "article": article,
        "chosen": chosen,
        "switches": _switches(chosen, languages),
        "frames": [_frame(request.user, article, language, unsaved) for language in shown],
        "form": form if may_edit(request.user, article) else None,
        "links": _links(article) if may_edit(request.user, article) else [],
    }
    return TemplateResponse(request, "admin/articles/article/preview.html", context, status=400 if form.errors else 200)


def _give(request, article, form) -> bool:
    if not may_edit(request.user, article):
        raise PermissionDenied(_("This story is somebody else's. Ask an editor to change it."))
    if not form.is_valid():
        return False
    try:
        link = workflow.give_preview(article, **form.cleaned_data, by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, _("The link is made. Copy it from the list below."))
    return bool(link)


def revoke(request, key, link):
    found = get_object_or_404(PreviewLink.objects.select_related("article"), article=key, pk=link)
    workflow.revoke_preview(found, by=request.user)
    messages.success(request, _("The link shows nothing any more."))
    return _back(found.article)


def revoke_all(request, key):
    article = get_object_or_404(Article, pk=key)
    workflow.revoke_previews(article, by=request.user)
    messages.success(request, _("All preview links given out so far are invalid now."))
    return _back(article)


def _chosen(request, languages) -> dict[str, str]:
    """What to show; anything unknown is what most people want first."""
    known = {name: [value for value, _label in options] for name, options in CHOICES.items()}
    known["language"] = ["both", *languages] if len(languages) > 1 else (languages or [LANGUAGES[0]])
    return {name: given if (given := request.GET.get(name)) in values else values[0] for name, values in known.items()}


def _switches(chosen, languages) -> list:
    """``(legend, [(label, address, is chosen)])`` for each choice."""
    legends = {"language": _("Language"), "width": _("Width"), "scheme": _("Light or dark")}
    rows = []
    for name, options in CHOICES.items():
        if name == "language" and len(languages) < 2:
            continue
        links = [(label, "?" + urlencode(chosen | {name: value}), chosen[name] == value) for value, label in options]
        rows.append((legends[name], links))
    return rows


def _frame(person, article, language, unsaved) -> dict:
    kept = [row for scope in (language, Scope.FACTS.value) if (row := unsaved[scope])]
    return {
        "language": language,
        "name": in_words(language),
        "address": preview.address_for(person, article, language),
        "unsaved": max((row.created_at for row in kept), default=None),
    }


def _links(article) -> list[tuple[PreviewLink, str]]:
    """The newest links, each with the address that people copy."""
    rows = list(article.preview_links.select_related("created_by")[:LISTED])
    for row in rows:
        row.article = article
    return [(row, in_words(row.language), absolute(preview.link_address(row))) for row in rows]


def _back(article):
    return HttpResponseRedirect(f"{reverse('admin:articles_article_preview', args=[article.pk])}#links")
