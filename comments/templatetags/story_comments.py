"""What the desk's story screen says about what readers say under the story."""

from django import template
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from comments.grounds import ground_of
from comments.models import Comment, LocalPolicy, Mode, Status

register = template.Library()


@register.inclusion_tag("admin/comments/_story.html", takes_context=True)
def story_comments(context, article):
    """A line for those who may look at comments; nothing for a story that no reader has had."""
    user = context["request"].user
    edition = next(iter(article.editions.all()), None) if article else None
    if edition is None or not user.has_perm("comments.view_comment"):
        return {"shown": False}
    counts = Comment.objects.filter(edition__article=article).aggregate(
        waiting=Count("pk", filter=Q(status=Status.PENDING)), approved=Count("pk", filter=Q(status=Status.APPROVED))
    )
    ground = ground_of(edition)
    return {
        "shown": True,
        "sentence": _("Comments: %(waiting)d waiting · %(approved)d approved.") % counts,
        "article": article.pk,
        "any": any(counts.values()),
        "view": "waiting" if counts["waiting"] else "approved",
        "who": Mode.CLOSED.label if ground.is_closed else Mode(ground.mode).label,
        "address": edition.get_absolute_url() if edition.is_live else "",
        "change": _change(user, article),
    }


def _change(user, article) -> str:
    """Where it is changed for this story, for who may."""
    local = LocalPolicy.objects.filter(article=article).first()
    if local and user.has_perm("comments.change_localpolicy"):
        return reverse("admin:comments_localpolicy_change", args=[local.pk])
    if not local and user.has_perm("comments.add_localpolicy"):
        return f"{reverse('admin:comments_localpolicy_add')}?article={article.pk}"
    return ""
