"""The one place where a story's page meets what readers say under it."""

from django import template

from comments import threads
from comments.forms import CommentForm
from comments.grounds import ground_for_page

register = template.Library()


@register.inclusion_tag("comments/_comments.html", takes_context=True)
def comments(context, edition):
    """The thread under a story and the form for a comment of one's own."""
    request = context["request"]
    ground = ground_for_page(request, edition)
    page = threads.page_of(
        edition,
        newest_first=ground.policy.newest_first,
        before=request.GET.get("comments_before"),
        after=request.GET.get("comments_after"),
    )
    return {"edition": edition, "page": page, "ground": ground, "form": CommentForm(edition=edition)}


@register.inclusion_tag("comments/_feed_link.html")
def comments_feed_link(edition):
    """For the head of a story's page."""
    return {"edition": edition}
