"""What is known around a comment when it is judged: looked up here, so that the rules only look.

In two steps, so that what is not taken costs little: ``at_the_door`` for the refusals, ``around`` for all other rules.
"""

from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from articles.models import Author
from comments import bans, spam
from comments.banned import BannedTerms
from comments.disguises import invisible_signs
from comments.grounds import Ground
from comments.models import BannedTerm, Comment, Status
from comments.moderation import FLOOD_SECONDS, Circumstances
from newsroom import hindi
from newsroom.models import User

ECHO_DAYS = 3
SPAM_DAYS = 90  # that a reader's spam is remembered
MOST = 1_000  # comments of a reader that are looked at
OFFICES = {"admin", "administrator", "editor", "moderator", "संपादक", "सम्पादक", "प्रशासक", "मॉडरेटर"}


def at_the_door(comment, ground: Ground, **sent) -> Circumstances:
    """What refusals look at. ``sent`` is what the request itself says: ``caught``, ``timed``."""
    return Circumstances(
        policy=ground.policy,
        mode=ground.mode,
        closed=ground.is_closed or not comment.edition.is_live,
        repeated=Comment.objects.filter(edition=comment.edition, digest=comment.digest).exists(),
        recent=_recent(comment, ground.policy.flood),
        **sent,
    )


def around(comment, door: Circumstances, *, networks=(), raw="") -> Circumstances:
    """And what costs more. ``raw`` is the text as it came, ``networks`` the hashes under which it may be blocked."""
    terms = tuple(BannedTerm.objects.order_by("term").values_list("term", "weight"))
    found = _matcher(tuple(term for term, _weight in terms)).find(f"{comment.name}\n{comment.body}")
    weights = dict(terms)
    resembles, signs = spam.judge(comment.name, comment.body)
    return replace(
        door,
        blocked=bans.is_blocked(comment, networks),
        invisible=tuple(invisible_signs(raw)),
        banned=tuple(term for term in found if weights[term] == BannedTerm.Weight.BANNED),
        suspect=tuple(term for term in found if weights[term] == BannedTerm.Weight.SUSPECT),
        newsroom=_is_of_the_newsroom(comment.name),
        echoes=_echoes(comment),
        known=is_known(comment, door.policy.known_after),
        spam=resembles,
        signs=tuple(signs),
    )


def is_known(comment, known_after: int) -> bool:
    """Whether the newsroom approved enough of this reader, by e-mail address and name: nobody else knows both."""
    name = hindi.fold(comment.name)
    earlier = Comment.objects.by(comment).exclude(pk=comment.pk).order_by("-id")
    said = list(earlier.values_list("status", "name", "created_at")[:MOST])
    if any(status == Status.SPAM and at > timezone.now() - timedelta(days=SPAM_DAYS) for status, _name, at in said):
        return False
    approved = [other for status, other, _at in said if status == Status.APPROVED and hindi.fold(other) == name]
    return len(approved) >= known_after


def _recent(comment, most: int) -> int:
    """Posts that are judged in the same moment do not see each other: so many more pass as threads write at once."""
    since = timezone.now() - timedelta(seconds=FLOOD_SECONDS)
    same_network = Comment.objects.filter(network=comment.network, created_at__gte=since)
    return same_network[:most].count() if comment.network else 0


def _echoes(comment) -> int:
    since = timezone.now() - timedelta(days=ECHO_DAYS)
    same_words = Comment.objects.filter(echo=comment.echo, created_at__gte=since)
    return same_words[:10].count()


def _is_of_the_newsroom(name: str) -> bool:
    folded = hindi.fold(name)
    return folded in _folded(OFFICES | set(settings.SITE_NAMES.values())) or folded in _folded(_people())


def _people() -> set[str]:
    staff = User.objects.filter(is_staff=True, is_active=True)
    bylines = Author.objects.values_list("name_hi", "name_en")
    return {user.get_full_name() for user in staff} | {name for pair in bylines for name in pair if name}


def _folded(names) -> set[str]:
    return {hindi.fold(name) for name in names}


@lru_cache(maxsize=2)
def _matcher(terms: tuple[str, ...]) -> BannedTerms:
    """Made anew when the list changes."""
    return BannedTerms(terms)
