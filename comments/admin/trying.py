"""“Try it on the last 30 days”: a button that shows what the typed form would have done, and saves nothing."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from comments import simulation
from comments.models import Status

FATES = {
    Status.PENDING: ngettext_lazy(
        "It would have held %(count)d comment, of which moderators approved %(approved)d and threw out %(thrown)d.",
        "It would have held %(count)d comments, of which moderators approved %(approved)d and threw out %(thrown)d.",
        "count",
    ),
    Status.SPAM: ngettext_lazy(
        "It would have taken %(count)d comment for spam, of which moderators approved %(approved)d"
        " and threw out %(thrown)d.",
        "It would have taken %(count)d comments for spam, of which moderators approved %(approved)d"
        " and threw out %(thrown)d.",
        "count",
    ),
    Status.APPROVED: ngettext_lazy(
        "It would have shown %(count)d comment at once, of which moderators approved %(approved)d"
        " and threw out %(thrown)d.",
        "It would have shown %(count)d comments at once, of which moderators approved %(approved)d"
        " and threw out %(thrown)d.",
        "count",
    ),
    simulation.NOT_TAKEN: ngettext_lazy(
        "It would not have taken %(count)d comment, of which moderators approved %(approved)d"
        " and threw out %(thrown)d.",
        "It would not have taken %(count)d comments, of which moderators approved %(approved)d"
        " and threw out %(thrown)d.",
        "count",
    ),
}
WOULD_BE = {
    Status.PENDING: gettext_lazy("would wait"),
    Status.APPROVED: gettext_lazy("would be shown at once"),
    Status.SPAM: gettext_lazy("would be spam"),
    Status.TRASH: gettext_lazy("would go to the trash"),
    simulation.NOT_TAKEN: gettext_lazy("would not be taken"),
}


class TryingAdmin(admin.ModelAdmin):
    """A form with that button. ``try_out`` answers for a row that is filled in and not saved."""

    change_form_template = "admin/comments/trying.html"

    def try_out(self, draft) -> simulation.Outcome:
        raise NotImplementedError

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (_Trying, form), {"trying": "_try" in request.POST})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        context["may_try"] = self.has_change_permission(request, obj) if change else self.has_add_permission(request)
        if getattr(form, "trying", False) and not form.errors:
            outcome = self.try_out(form.instance)
            context |= {"outcome": outcome, "sentences": _sentences(outcome), "tried": _rows(outcome)}
        return super().render_change_form(request, context, add, change, form_url, obj)


class _Trying:
    """A form that is only tried is never in order: the desk shows it again, with all that was typed."""

    trying = False

    def is_valid(self):
        return super().is_valid() and not self.trying


def _sentences(outcome) -> list[str]:
    if not outcome.changes:
        return [_("None of the comments of the last 30 days would have fared otherwise. Nothing is saved yet.")]
    said = [
        FATES[fate]
        % {
            "count": count,
            "approved": decided[Status.APPROVED],
            "thrown": decided[Status.SPAM] + decided[Status.TRASH],
        }
        for fate, count, decided in outcome.counts()
        if fate in FATES
    ]
    return [*said, _("Nothing is saved yet. If that is what you want, press “Save”.")]


def _rows(outcome) -> list[tuple]:
    """``(comment, what would become of it, why, evidence, what it is)``"""
    return [
        (
            change.comment,
            WOULD_BE[change.after.status or simulation.NOT_TAKEN],
            _(change.after.reason),
            change.after.evidence,
            change.comment.get_status_display(),
        )
        for change in outcome.shown
    ]
