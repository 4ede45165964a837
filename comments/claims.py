"""Which waiting comments are on whose screen: two moderators are never given the same one.

A claim is a row whose key is the comment's: the database lets one of two have it, whoever was first. It holds for a
few minutes, longer while its holder works, and stops nobody who comes to the comment another way. What is decided
keeps its claim for that long, so that it is on the same screen once the decision is taken back.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from comments.models import Claim
from comments.permissions import require_moderating

MINUTES = 5
RENEWED = timedelta(minutes=1)  # a claim younger than this is not written anew
TRIES = 50  # each that fails is one in which somebody else was given some: nobody comes to so many


def unclaimed(comments, by):
    """Those of a queryset of comments that are on nobody else's screen."""
    others = Claim.objects.filter(comment=OuterRef("pk"), until__gt=timezone.now()).exclude(by=by)
    return comments.filter(~Exists(others))


def claim(waiting, by, size: int) -> list:
    """Take the first ``size`` of an ordered queryset that nobody has; those that ``by`` holds already are among them.

    Where somebody else was faster with some of them, the next ones are taken instead.
    """
    require_moderating(by)
    _forget_expired()
    for _try in range(TRIES):
        wanted = list(unclaimed(waiting, by)[:size])
        mine = hold([comment.pk for comment in wanted], by)
        if len(mine) == len(wanted):
            break
    return [comment for comment in wanted if comment.pk in mine]


def hold(keys, by) -> set[int]:
    """Claim these comments for ``by``; returns those that are theirs now."""
    require_moderating(by)
    until = timezone.now() + timedelta(minutes=MINUTES)
    # In the order of the keys, as everybody else: of two who ask at once one waits, and neither for ever.
    Claim.objects.bulk_create(
        [Claim(comment_id=key, by=by, until=until) for key in sorted(keys)], ignore_conflicts=True
    )
    renew(by)
    return set(Claim.objects.filter(comment__in=keys, by=by).values_list("pk", flat=True))


def renew(by) -> None:
    """Whoever works keeps what is on their screen."""
    now = timezone.now()
    mine = Claim.objects.filter(by=by, until__gt=now, until__lt=now + timedelta(minutes=MINUTES) - RENEWED)
    mine.update(until=now + timedelta(minutes=MINUTES))


def release(keys, by) -> None:
    """Let others have them."""
    Claim.objects.filter(comment__in=keys, by=by).delete()


def holders() -> list:
    """Who has waiting comments just now, and how many: ``[(user, count)]``."""
    held = Claim.objects.filter(until__gt=timezone.now(), comment__status="pending")
    counted = held.order_by().values("by").annotate(count=Count("pk")).order_by("-count", "by")[:10]
    counts = {row["by"]: row["count"] for row in counted}
    people = Claim._meta.get_field("by").related_model.objects.in_bulk(counts)
    return [(people[key], count) for key, count in counts.items()]


@transaction.atomic
def _forget_expired() -> None:
    """What somebody renews or forgets in this moment is left to them."""
    expired = Claim.objects.select_for_update(skip_locked=True).filter(until__lte=timezone.now())
    if keys := list(expired.values_list("pk", flat=True)[:1_000]):
        Claim.objects.filter(pk__in=keys).delete()
