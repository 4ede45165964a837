"""What is kept of readers for a while only. No page shows any of it, so none is told."""

from datetime import timedelta

from django.utils import timezone

from comments.models import Ban, Claim, Comment, Report, Subscription

NETWORKS = timedelta(days=30)  # for which it is known that two comments came from one network
UNCONFIRMED = timedelta(days=7)  # for which a question by mail waits for its answer
STEP = 500  # rows of one write


def forget() -> int:
    """Forget what is past its time; returns how many rows."""
    now = timezone.now()
    networks = _blank(Comment._base_manager.filter(created_at__lt=now - NETWORKS))
    networks += _blank(Report.objects.filter(at__lt=now - NETWORKS))
    bans, _by_model = Ban.objects.filter(until__lte=now).exclude(network="").delete()
    unasked = Subscription.objects.filter(confirmed_at=None, created_at__lt=now - UNCONFIRMED)
    wishes, _by_model = unasked.delete()
    claims, _by_model = Claim.objects.filter(until__lte=now).delete()
    return networks + bans + wishes + claims


def _blank(rows) -> int:
    """Blank the network of rows, a step at a time: other writers get their turn between two of them."""
    done = 0
    while keys := list(rows.filter(network__gt="").values_list("pk", flat=True)[:STEP]):
        done += rows.model._base_manager.filter(pk__in=keys).update(network="")
    return done
