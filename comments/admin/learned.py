"""What was learned of spam, for people: from how much, by which signs, and a button that begins anew."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from comments import spam
from comments.learning import FEWEST
from comments.models import Learned

SHOWN = 50
FLAGS = {
    "link": gettext_lazy("a link"),
    "phone": gettext_lazy("a phone number"),
    "e-mail": gettext_lazy("an e-mail address"),
    "money": gettext_lazy("a sum of money or percent"),
    "emoji": gettext_lazy("an emoji"),
    "many emoji": gettext_lazy("many emoji"),
    "exclaims": gettext_lazy("several exclamation marks"),
    "asks": gettext_lazy("a question mark"),
    "lines": gettext_lazy("many lines"),
    "invisible": gettext_lazy("invisible signs"),
    "two scripts": gettext_lazy("words of two scripts"),
    "styled": gettext_lazy("styled letters"),
    "other script": gettext_lazy("a script that is neither Devanagari nor Latin"),
    "capitals": gettext_lazy("many capitals"),
    "writes hi": gettext_lazy("written in Devanagari"),
    "writes la": gettext_lazy("written in Latin letters"),
    "name in another script": gettext_lazy("the name is in another script than the comment"),
    "digits in the name": gettext_lazy("digits in the name"),
}
LENGTHS = {
    **{f"length {step}": gettext_lazy("a short comment") for step in (0, 1, 2)},
    **{f"length {step}": gettext_lazy("a long comment") for step in (3, 4, 5)},
}


@admin.register(Learned)
class LearnedAdmin(admin.ModelAdmin):
    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(require_safe(self.changelist_view)), name="comments_learned_changelist"),
            path("forget/", view(require_POST(self.forget)), name="comments_learned_forget"),
        ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        learned, signs = Learned.current(), spam.learned_signs()
        context = {
            **self.admin_site.each_context(request),
            "title": _("What was learned of spam"),
            "opts": self.opts,
            "learned": learned,
            "knows": bool(signs.weights),
            "fewest": FEWEST,
            "sides": [
                (_("Speaks for spam"), _in_words(signs.strongest(spam=True, most=2 * SHOWN))),
                (_("Speaks against it"), _in_words(signs.strongest(spam=False, most=2 * SHOWN))),
            ],
            "may_forget": self.has_change_permission(request),
        }
        return TemplateResponse(request, "admin/comments/learned.html", context)

    def forget(self, request):
        spam.forget(by=request.user)
        self.log_change(request, Learned.current(), _("Forgotten; learning begins anew."))
        messages.success(request, _("Forgotten. Only what you decide from now on counts."))
        return HttpResponseRedirect(reverse("admin:comments_learned_changelist"))


def _in_words(signs: list[str]) -> list[str]:
    """Each once, and no more than are shown."""
    told = (_told(*sign.split(":", 1)) for sign in signs)
    return list(dict.fromkeys(words for words in told if words))[:SHOWN]


def _told(kind: str, value: str) -> str:
    if kind == "f":
        return str(FLAGS.get(value) or LENGTHS.get(value, ""))
    if kind == "d":
        return _("a number of %(count)s digits") % {"count": value}
    return f"“{value}”"
