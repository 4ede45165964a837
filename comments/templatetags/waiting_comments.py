"""What the desk's first screen says to those who decide about comments."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from articles.counting import counted
from comments.models import Comment
from comments.permissions import may_moderate
from newsroom import hindi

register = template.Library()


@register.inclusion_tag("admin/comments/_waiting.html", takes_context=True)
def waiting_comments(context):
    """How many wait and since when, and how many readers reported; nothing for who does not decide."""
    if not may_moderate(context["request"].user):
        return {"shown": False}
    oldest = Comment.objects.pending().order_by("pk").values_list("created_at", flat=True).first()
    return {
        "shown": True,
        "waiting": counted(Comment.objects.pending(), most=999) if oldest else "",
        "since": hindi.time_ago(oldest, timezone.now(), get_language()) if oldest else "",
        "reported": counted(Comment.objects.reported(), most=999),
    }
