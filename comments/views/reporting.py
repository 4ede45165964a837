"""Where readers report a comment: the page with the form, which is the same for everybody, and what it sends."""

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles import caching
from comments import reports
from comments.forms import SoundText, UnseenField
from comments.guards import is_cross_site
from comments.models import Report
from comments.networks import network_of
from comments.views.discussion import FORMS, seen_comment, tags_of
from newsroom.login import client_address
from newsroom.pagecache.naming import name_page


class ReportForm(SoundText, forms.ModelForm):
    """``website`` is a trap: people do not see it."""

    texts = ("words",)
    website = UnseenField()

    class Meta:
        model = Report
        fields = ["reason", "words"]
        widgets = {"reason": forms.RadioSelect}
        error_messages = {
            "reason": {
                "required": gettext_lazy("Choose what is wrong with the comment."),
                "invalid_choice": gettext_lazy("Choose one of the reasons that stand here."),
            }
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = Report.Reason.choices  # without the empty one


@csrf_exempt  # no session stands behind it: see comments.guards
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, slug, key):
    comment = seen_comment(key)
    if request.method == "POST":
        return _taken(request, comment)
    if comment.edition.slug != slug:
        moved = redirect("comment_report", comment.edition.slug, key, permanent=True)
        return name_page(moved, {caching.story(comment.edition.article_id)})
    return name_page(_page(request, comment, ReportForm()), tags_of(comment.edition))


@require_safe
def reported(request):
    """Thanks, the same for everybody."""
    response = render(request, "comments/reported.html")
    response["Cache-Control"] = "no-store"
    return response


def _taken(request, comment):
    if request.content_type not in FORMS:
        return _again(request, comment, ReportForm(), 415, _("Send your report with this form."))
    form = ReportForm(request.POST)
    sound = form.is_valid()
    if is_cross_site(request):
        sentence = _("This was sent from another site. Look at what it says, then send it from here.")
        return _again(request, comment, form, 403, sentence)
    if not sound:
        return _again(request, comment, form, 400, _("Your report was not sent. See what is missing."))
    said = {name: form.cleaned_data[name] for name in ("reason", "words")}
    network = network_of(client_address(request))
    try:
        reports.report(comment, **said, network=network, caught=bool(form.cleaned_data["website"]))
    except reports.TooMany:
        sentence = _("Many reports came from your network just now. Wait a minute and send yours again.")
        response = _again(request, comment, form, 429, sentence)
        response["Retry-After"] = str(reports.SECONDS)
        return response
    return HttpResponseRedirect(reverse("comment_reported"), status=303)


def _again(request, comment, form, status, sentence):
    response = _page(request, comment, form, status=status, sentence=sentence)
    response["Cache-Control"] = "no-store"
    return response


def _page(request, comment, form, *, status=200, sentence=""):
    context = {"edition": comment.edition, "comment": comment, "form": form, "sentence": sentence}
    return render(request, "comments/report.html", context, status=status)
