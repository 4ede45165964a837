"""The moderators' screen: what waits, why, and one press for each decision. Every part works without a script."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Edition
from comments import claims
from comments.admin import acts, one, reader, sentences
from comments.admin.pages import ORDERS, SIZE, VIEWS, Asked, counts, how_many_wait, page_of
from comments.admin.rows import rows_of
from comments.models import Comment, Watch
from comments.permissions import may_erase, may_moderate, require_moderating
from comments.watching import wish


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """Comments are decided about, not filled in: there is no stock form for them."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def waiting(self, request) -> str:
        """What the sidebar says to those who decide."""
        return how_many_wait() if may_moderate(request.user) else ""

    def get_urls(self):
        view, post = self.admin_site.admin_view, require_POST
        return [
            path("decide/", view(post(self.decide)), name="comments_comment_decide"),
            path("wish/", view(post(self.wish)), name="comments_comment_wish"),
            path("<int:key>/", view(self.one), name="comments_comment_one"),
            *reader.urls(self.admin_site),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        self._require_view(request)
        asked = Asked.of(request.GET)
        comments, after = self._page(request, asked)
        context = self.around(request, asked) | {
            "title": _("Comments"),
            "views": [(name, VIEWS[name][1], count, asked.but(view=name).query) for name, count in counts().items()],
            "orders": _orders(asked) if asked.view == "waiting" and not asked.by else (),
            "story": Edition.objects.filter(article=asked.story).first() if asked.story else None,
            "everywhere": asked.but(story=None).query,
            "rows": rows_of(comments, request.user),
            "after": after,
            "holders": claims.holders() if asked.view == "waiting" and not comments else (),
            "wishes": Watch.When.choices,
            "wished": Watch.objects.filter(user=request.user).values_list("when", flat=True).first() or "never",
        }
        return TemplateResponse(request, "admin/comments/comment/queue.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Old links, and those of the log, lead to the comment's own page."""
        self._require_view(request)
        key = object_id if object_id.isascii() and object_id.isdigit() else 0
        return HttpResponseRedirect(reverse("admin:comments_comment_one", args=[key]))

    def one(self, request, key):
        self._require_view(request)
        return one.show(self, request, key)

    def decide(self, request):
        """One act on one comment or many. Answers a script in JSON, a browser with the queue."""
        require_moderating(request.user)
        outcome = acts.do(request.POST, request.user)
        if outcome.left:
            request.session["left"] = [*request.session.get("left", []), *outcome.left][-SIZE:]
        return self.answer(request, outcome)

    def wish(self, request):
        try:
            watch = wish(request.user, request.POST.get("when", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            said = _("Mail about waiting comments: %(when)s.") % {"when": watch.get_when_display()}
            messages.success(request, said)
        return self.back(request)

    def answer(self, request, outcome) -> HttpResponse:
        if request.headers.get("Accept") == "application/json":
            more_follow = "quiet" in request.POST  # the next answer tells how many there are
            answer = outcome.as_json() | ({} if more_follow else {"counts": counts()})
            return JsonResponse(answer, status=200 if outcome.sound else 400)
        for sentence in outcome.lost:
            messages.warning(request, sentence)
        if outcome.said and not outcome.press:  # else it stands beside "Undo"
            messages.add_message(request, messages.SUCCESS if outcome.sound else messages.ERROR, outcome.said)
        return self.back(request)

    def back(self, request) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:comments_comment_changelist") + Asked.of(request.POST).query)

    def around(self, request, asked) -> dict:
        """What each page of the queue has: the site's frame, what was asked for, and the press to take back."""
        press = sentences.newest_press(request.user)
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "asked": asked,
            "may_moderate": may_moderate(request.user),
            "may_erase": may_erase(request.user),
            "press": press,
            "said": sentences.of_press(press) if press else "",
        }

    def _page(self, request, asked):
        """Comments that were left for others come back when nothing else waits."""
        comments, after = page_of(asked, request.user, request.session.get("left", ()))
        if not comments and request.session.pop("left", None):
            return page_of(asked, request.user)
        return comments, after

    def _require_view(self, request) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied


def _orders(asked) -> list:
    return [(name, title, asked.but(order=name).query) for name, title in ORDERS.items()]
