"""Which pages show a comment: its story's own, and its own."""

from articles.caching import ADDRESSES, own_page, story
from comments.models import Comment, LocalPolicy, Policy, Status
from newsroom.pagecache.changes import shown_on
from newsroom.pagecache.naming import SITE


@shown_on(Comment)
def _comment(comment):
    """Only what readers see: what waits or is thrown away touches no page."""
    return {own_page(comment.edition_id), ADDRESSES} if comment.status == Status.APPROVED else set()


@shown_on(Policy)
def _policy(policy):
    """Who may write is said under every story."""
    return {SITE}


@shown_on(LocalPolicy)
def _local_policy(local):
    return {story(local.article_id)} if local.article_id else {SITE}
