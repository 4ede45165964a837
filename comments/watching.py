"""When a moderator is written to about comments that wait."""

from comments.models import Comment, Watch


def wish(user, when) -> None:
    """Mail about what comes from now on: nobody is told of what they can see already."""
    newest = Comment.objects.order_by("-id").values_list("pk", flat=True).first() or 0
    Watch.objects.update_or_create(user=user, defaults={"when": Watch.When(when), "seen": newest})
