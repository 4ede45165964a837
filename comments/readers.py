"""Whether the newsroom knew a reader, for many comments at once: as ``circumstances.is_known`` says for one."""

from bisect import bisect_left
from collections import defaultdict
from datetime import timedelta

from comments.circumstances import SPAM_DAYS
from comments.models import Comment, Status
from newsroom import hindi

MOST = 50_000  # comments of these readers, the newest ones


class Readers:
    """Those who wrote ``comments``, with what was decided by now about all that they wrote."""

    def __init__(self, comments):
        oldest = min((comment.pk for comment in comments), default=0)
        emails = Comment.objects.filter(pk__gte=oldest).exclude(email="").values("email")
        fields = ("id", "email", "name", "status", "created_at")
        self._approved, self._spam = defaultdict(list), defaultdict(list)  # in the order in which they were sent
        decided = Comment.objects.filter(email__in=emails, status__in=[Status.APPROVED, Status.SPAM])
        for key, email, name, status, at in reversed(decided.order_by("-id").values_list(*fields)[:MOST]):
            if status == Status.APPROVED:
                self._approved[email, hindi.fold(name)].append(key)
            else:
                self._spam[email].append((key, at))

    def is_known(self, comment, known_after: int) -> bool:
        """As of the moment at which the comment was sent."""
        spam = self._spam[comment.email]
        earlier = bisect_left(spam, (comment.pk,))
        if earlier and spam[earlier - 1][1] > comment.created_at - timedelta(days=SPAM_DAYS):
            return False
        return bisect_left(self._approved[comment.email, hindi.fold(comment.name)], comment.pk) >= known_after
