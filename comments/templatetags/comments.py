"""The one place where a story's page meets what readers say under it."""

from django import template

from comments import threads
from comments.forms import CommentForm

register = template.Library()


@register.inclusion_tag("comments/_comments.html", takes_context=True)
def comments(context, edition):
    """The thread under a story and the form for a comment of one's own."""
    page = threads.page_of(edition, context["request"].GET.get("comments_before"))
    return {"edition": edition, "page": page, "form": CommentForm(edition=edition)}
