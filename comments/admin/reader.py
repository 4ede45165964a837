"""The administrators' screen for a reader who asks what is kept of them. The e-mail address stands in no address."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from comments import privacy
from comments.admin.pages import KEY
from comments.models import Comment
from comments.permissions import require_erasing


class ReaderForm(forms.Form):
    """Whose data it is about."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the reader"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Write the e-mail address of the reader."),
            "invalid": gettext_lazy("This is not an e-mail address, such as name@example.org. Look at it once more."),
        },
    )


def urls(site: admin.AdminSite) -> list:
    return [path("reader/", site.admin_view(reader), name="comments_comment_reader")]


@require_http_methods(["GET", "HEAD", "POST"])
def reader(request):
    """Look, download, erase: what a button says is its ``act``."""
    require_erasing(request.user)
    if request.method != "POST":
        return _page(request, ReaderForm(initial={"email": _author_of(request.GET.get("of", ""))}))
    form = ReaderForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    email = form.cleaned_data["email"]
    if request.POST.get("act") == "download":
        return _download(email)
    if request.POST.get("act") == "erase":
        return _erase(request, form, email)
    return _page(request, form, email=email)


def _author_of(key: str) -> str:
    """The e-mail address behind a comment, for who comes from there."""
    comment = Comment.objects.filter(pk=int(key)).first() if KEY.fullmatch(key) else None
    return comment.email if comment else ""


def _download(email):
    response = JsonResponse(privacy.everything_about(email), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="reader.json"'
    return response


def _erase(request, form, email):
    if request.POST.get("again", "").strip().casefold() != email.casefold():
        wrong = _("The two addresses are not the same. Nothing was erased. Type the address once more.")
        return _page(request, form, email=email, wrong=wrong, status=400)
    done = privacy.erase(email, by=request.user)
    said = _("Erased. %(deleted)d comments were deleted, %(emptied)d were emptied in their place.")
    messages.success(request, said % {"deleted": done.deleted, "emptied": done.emptied})
    return HttpResponseRedirect(reverse("admin:comments_comment_reader"))


def _page(request, form, *, email="", wrong="", status=200):
    amount = privacy.amount(email) if email else {}
    context = {
        **admin.site.each_context(request),
        "title": _("What is kept of a reader"),
        "form": form,
        "email": email,
        "amount": amount,
        "nothing": email and not any(amount.values()),
        "wrong": wrong,
    }
    return TemplateResponse(request, "admin/comments/reader.html", context, status=status)
