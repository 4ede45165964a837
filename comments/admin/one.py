"""One comment on a page of its own: to answer it, change its words, block its author. The queue opens its forms."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comments import bans, workflow
from comments.admin import acts, history, sentences
from comments.admin.pages import Asked
from comments.admin.rows import rows_of
from comments.models import Comment
from comments.permissions import require_moderating


class ReplyForm(forms.Form):
    body = forms.CharField(
        label=gettext_lazy("Your answer"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Readers see it under your name, as the newsroom's. A waiting comment is approved with it."
        ),
        error_messages={"required": gettext_lazy("Write your answer.")},
    )


class EditForm(forms.Form):
    body = forms.CharField(
        label=gettext_lazy("Words of the comment"),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Leave some words, or put the comment in the trash.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Note to readers"),
        help_text=gettext_lazy("Readers see that and why it was changed, such as: A telephone number was taken out."),
        error_messages={"required": gettext_lazy("Tell readers what was changed.")},
    )


class BanForm(forms.Form):
    whom = forms.ChoiceField(
        label=gettext_lazy("Block whom"),
        widget=forms.RadioSelect,
        choices=[
            ("reader", gettext_lazy("This reader, until somebody lifts it")),
            ("network", gettext_lazy("This network, for 7 days: others may share it")),
        ],
        error_messages={"required": gettext_lazy("Choose whom to block.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        help_text=gettext_lazy("For other moderators. What they send goes to the trash; this comment stays as it is."),
    )


FORMS = {"reply": ReplyForm, "edit": EditForm, "ban": BanForm}


def show(model_admin, request, key):
    """The page, or what came of a form on it. One that cannot be followed comes back with what was typed."""
    comment = get_object_or_404(Comment.objects.select_related("edition__section", "parent", "thread"), pk=key)
    if request.method == "POST":
        require_moderating(request.user)
        verb = request.POST.get("verb") if request.POST.get("verb") in FORMS else "reply"
        form = FORMS[verb](request.POST, auto_id=f"{verb}-%s")
        if form.is_valid() and (outcome := _done(comment, form, request)):
            return model_admin.answer(request, outcome)
        if request.headers.get("Accept") == "application/json":
            errors = [str(one) for errors in form.errors.values() for one in errors]
            return JsonResponse({"errors": errors, "seen": comment.status}, status=400)
        return _page(model_admin, request, comment, sent=form)
    if "row" in request.GET:  # as it stands in the queue, for the script
        return TemplateResponse(request, "admin/comments/comment/_row.html", _context(model_admin, request, comment))
    return _page(model_admin, request, comment)


def _context(model_admin, request, comment) -> dict:
    return model_admin.around(request, Asked.of(request.POST or request.GET)) | {
        "row": rows_of([comment], request.user)[0],
        "in_list": "row" in request.GET,
    }


def _page(model_admin, request, comment, sent=None):
    forms_shown = {
        "reply": ReplyForm(auto_id="reply-%s"),
        "edit": EditForm(initial={"body": comment.body, "note": comment.note}, auto_id="edit-%s"),
        "ban": BanForm(initial={"whom": "reader"}, auto_id="ban-%s"),
    }
    forms_shown |= {verb: sent for verb, form in FORMS.items() if type(sent) is form}
    context = _context(model_admin, request, comment) | {
        "title": _("Comment by %(name)s") % {"name": comment.name},
        "forms": forms_shown,
        "log": history.of(comment),
    }
    return TemplateResponse(request, "admin/comments/comment/one.html", context, status=400 if sent else 200)


def _done(comment, form, request):
    """Do what a sound form asks; None where that cannot be, which the form says then, with what was typed."""
    press, user = uuid.uuid4(), request.user
    asked = {"by": user, "seen": acts.seen_state(request.POST, comment), "press": press}
    try:
        if isinstance(form, BanForm):
            return _banned(comment, user, **form.cleaned_data)
        act = workflow.reply if isinstance(form, ReplyForm) else workflow.edit
        act(comment, **form.cleaned_data, **asked)
    except ValidationError as error:
        _explain(form, error)
        return None
    except workflow.Overtaken as overtaken:
        form.add_error(None, sentences.overtaken(overtaken.decision))
        comment.refresh_from_db(fields=["status", "reports", "body", "html", "note"])
        return None
    return acts.told(acts.Outcome(done=[comment.pk]), press)


def _banned(comment, user, *, whom, reason) -> acts.Outcome:
    if whom == "network":
        bans.ban_network(comment, by=user, reason=reason)
        said = _("The network of %(name)s is blocked for 7 days. What comes from there goes to the trash.")
    else:
        bans.ban_reader(comment, by=user, reason=reason)
        said = _("%(name)s is blocked. What they send goes to the trash, until somebody lifts it.")
    return acts.Outcome(done=[comment.pk], said=said % {"name": comment.name})


def _explain(form, error: ValidationError) -> None:
    """Beside the field where the form has it."""
    named = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for name, messages in named.items():
        for message in messages:
            form.add_error(name if name in form.fields else None, message)
