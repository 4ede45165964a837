"""What became of a reader's other comments, and how many came from the same network.

A flood is under one address or network: of each only so many are counted that a page costs the same in it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.utils import timezone

from comments.models import Comment, Status

NETWORK_DAYS = 7
MOST = 1_000  # comments of one reader, and of one network, that are counted


@dataclass
class Reader:
    """Who wrote it: ``tally`` is how many of each state, as ``[(count, word)]``, of the first ``MOST``."""

    tally: list[tuple[int, str]] = field(default_factory=list)
    more: bool = False  # than were counted
    first: datetime | None = None
    nearby: str = ""  # comments from the same network in the past days, without this one

    @property
    def most(self) -> str:
        return f"{MOST:,}"


def readers_of(comments) -> dict[int, Reader]:
    """By the key of the comment, in four queries however many there are."""
    networks, edges = _networks(comments), _edges("email", comments, Comment.objects.order_by("pk"), "pk")
    tallies, firsts = _tallies(edges)
    return {
        comment.pk: Reader(
            [(count, Status(status).label) for status, count in sorted(tallies.get(comment.email, {}).items())],
            bool(edges.get(comment.email)),
            firsts.get(comment.email),
            networks.get(comment.network, ""),
        )
        for comment in comments
    }


def _edges(column: str, comments, ordered, place: str) -> dict:
    """Of each e-mail address or network, where the first comment stands that is not counted; None for nowhere."""
    one_of_each = {getattr(comment, column): comment.pk for comment in comments if getattr(comment, column)}
    beyond = ordered.filter(**{column: OuterRef(column)}).values(place)[MOST : MOST + 1]
    found = Comment.objects.order_by().filter(pk__in=one_of_each.values())
    return dict(found.annotate(edge=Subquery(beyond)).values_list(column, "edge"))


def _tallies(edges) -> tuple[dict, dict]:
    tallies, firsts = {}, {}
    wanted = Q(email__in=[email for email, edge in edges.items() if edge is None])
    for email, edge in edges.items():
        if edge is not None:
            wanted |= Q(email=email, pk__lt=edge)
    counted = Comment.objects.order_by().filter(wanted).values("email", "status")
    for row in counted.annotate(count=Count("pk"), first=Min("created_at")):
        tallies.setdefault(row["email"], {})[row["status"]] = row["count"]
        firsts[row["email"]] = min(row["first"], firsts.get(row["email"], row["first"]))
    return tallies, firsts


def _networks(comments) -> dict[str, str]:
    since = timezone.now() - timedelta(days=NETWORK_DAYS)
    recent = Comment.objects.filter(created_at__gte=since)
    edges = _edges("network", comments, recent.order_by("created_at"), "created_at")
    few = [network for network, edge in edges.items() if edge is None]
    counted = recent.order_by().filter(network__in=few).values_list("network").annotate(count=Count("pk"))
    told = {network: f"{count - 1:,}" for network, count in counted if count > 1}
    return told | {network: f"{MOST:,}+" for network, edge in edges.items() if edge is not None}
