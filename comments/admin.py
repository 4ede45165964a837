"""The moderators' screen: what waits, why, and one press for each decision."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from comments import (
    admin_learned,  # noqa: F401
    admin_local,  # noqa: F401
    admin_policy,  # noqa: F401
    admin_terms,  # noqa: F401
    reader_desk,
    workflow,
)
from comments.models import Comment, Status
from comments.permissions import may_moderate, require_moderating

SIZE = 50  # comments on a page
COUNTED = 10_000  # a queue is counted up to here
VIEWS = {
    "waiting": (Status.PENDING, gettext_lazy("Waiting")),
    "spam": (Status.SPAM, gettext_lazy("Spam")),
    "approved": (Status.APPROVED, gettext_lazy("Approved")),
    "trash": (Status.TRASH, gettext_lazy("Trash")),
}
VERBS = {
    "approve": workflow.approve,
    "spam": workflow.mark_spam,
    "trash": workflow.trash,
    "restore": workflow.restore,
}


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """Comments are decided about, in the queue; their words are their authors' and are not edited here."""

    fields = readonly_fields = ["name", "email", "edition", "body", "status", "rule", "created_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        decide_about = self.admin_site.admin_view(require_POST(self.decide))
        return [
            path("decide/", decide_about, name="comments_comment_decide"),
            *reader_desk.urls(self.admin_site),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return TemplateResponse(request, "admin/comments/comment/queue.html", self._queue(request))

    def _queue(self, request):
        view = request.GET.get("view") if request.GET.get("view") in VIEWS else "waiting"
        status, title = VIEWS[view]
        found = Comment.objects.filter(status=status).select_related("edition", "parent")
        oldest_first = status == Status.PENDING
        after = _keys([request.GET.get("after", "")])
        if after:
            found = found.filter(**{"pk__gt" if oldest_first else "pk__lt": after[0]})
        rows = list(found.order_by("pk" if oldest_first else "-pk")[: SIZE + 1])
        return {
            **self.admin_site.each_context(request),
            "title": _("Comments"),
            "opts": self.opts,
            "view": view,
            "view_title": title,
            "views": [(name, title, _counted(status)) for name, (status, title) in VIEWS.items()],
            "comments": rows[:SIZE],
            "after": rows[SIZE - 1].pk if len(rows) > SIZE else None,
            "undo_keys": _keys(request.GET.get("undo", "").split(",")),
            "may_moderate": may_moderate(request.user),
        }

    def decide(self, request):
        """One act on one comment or many. Answers a script with the keys that are done, a browser with the queue."""
        require_moderating(request.user)
        verb, _colon, key = request.POST.get("one", request.POST.get("verb", "")).partition(":")
        act = VERBS.get(verb)
        found = Comment.objects.in_bulk(_keys([key] if key else request.POST.getlist("comment")))
        if act is None or not found:
            return self._answer(request, [], _("Choose comments first, then what to do with them."), 400)
        done = []
        for comment in found.values():
            act(comment, by=request.user)
            done.append(comment.pk)
        count = len(done)
        said = ngettext("%(count)d comment decided.", "%(count)d comments decided.", count) % {"count": count}
        if act is workflow.restore:
            said = _("Taken back.")
        return self._answer(request, done, said, 200, undo=act is not workflow.restore)

    def _answer(self, request, done, said, status, *, undo=False) -> HttpResponse:
        if request.headers.get("Accept") == "application/json":
            counts = {name: _counted(status_of) for name, (status_of, _title) in VIEWS.items()}
            return JsonResponse({"done": done, "said": said, "counts": counts}, status=status)
        messages.add_message(request, messages.SUCCESS if done else messages.ERROR, said)
        view = request.POST.get("view") if request.POST.get("view") in VIEWS else "waiting"
        keys = f"&undo={','.join(map(str, done))}" if undo else ""
        return HttpResponseRedirect(f"{reverse('admin:comments_comment_changelist')}?view={view}{keys}")


def _keys(texts) -> list[int]:
    """The comments that a request names, a page of them at most."""
    return [int(text) for text in texts[:SIZE] if text.isascii() and text.isdigit() and len(text) < 19]


def _counted(status) -> str:
    count = Comment.objects.filter(status=status)[: COUNTED + 1].count()
    return f"{COUNTED:,}+" if count > COUNTED else f"{count:,}"
