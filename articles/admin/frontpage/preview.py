"""The front page of a later moment, as readers would get it, in a frame as wide as a phone or a desktop."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from articles.admin.frontpage import shown
from articles.admin.frontpage.forms import typed_moment
from articles.frontpage.standing import standing
from articles.languages import in_words
from articles.most_read import most_read
from articles.preview import kept_by_nobody

WIDTHS = {"phone": gettext_lazy("Phone"), "desktop": gettext_lazy("Desktop")}


def screen(model_admin, request, language):
    """The frame, and what to look at in it: a moment of one's own, or one of those at which something changes."""
    at = typed_moment(request.GET.get("at", ""))
    width = request.GET.get("width") if request.GET.get("width") in WIDTHS else next(iter(WIDTHS))
    asked = {"at": at.isoformat()} if at else {}
    page = standing(language)
    coming = shown.coming(page, shown.headlines(page))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Preview of the front page"),
        "opts": model_admin.opts,
        "language": language,
        "name": in_words(language),
        "at": at,
        "width": width,
        "widths": [(label, "?" + urlencode(asked | {"width": key}), key == width) for key, label in WIDTHS.items()],
        "moments": [(moment.at, _address_of(moment.at, width), moment.at == at) for moment in coming],
        "frame": reverse("admin:articles_frontpage_page", args=[language]) + ("?" + urlencode(asked) if asked else ""),
    }
    return TemplateResponse(request, "admin/articles/frontpage/preview.html", context)


def _address_of(moment, width) -> str:
    return "?" + urlencode({"at": moment.isoformat(), "width": width})


def page(request, language):
    """The readers' own template. Nobody keeps it, and only the desk shows it in a frame."""
    at = typed_moment(request.GET.get("at", ""))
    front = standing(language, at)
    with override(language):
        context = {
            "front": front.arrangement,
            "categories": front.categories,
            "most_read": most_read(language)[0],
            "today": timezone.localtime(at or front.moment),
        }
        response = render(request, "articles/front.html", context)
    return kept_by_nobody(response)
