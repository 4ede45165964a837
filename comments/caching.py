"""Which pages show a comment: its story's own, and its own."""

from articles.caching import ADDRESSES, own_page
from comments.models import Comment, Status
from newsroom.pagecache.changes import shown_on


@shown_on(Comment)
def _comment(comment):
    """Only what readers see: what waits or is thrown away touches no page."""
    return {own_page(comment.edition_id), ADDRESSES} if comment.status == Status.APPROVED else set()
