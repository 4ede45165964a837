"""Blocking a reader or a network. What they send from then on goes to the trash; what is there stays as it is."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import networks
from comments.models import Ban
from comments.permissions import require_moderating

NETWORK_DAYS = 7  # others may share it


def is_blocked(comment, known_as=()) -> bool:
    """Whether a block meets a comment: by its e-mail address, or by its network under any of its hashes.

    A block holds the hash of the week in which the comment was sent that it is about.
    """
    meets = Q(network__in={comment.network, *known_as} - {""})
    if comment.email:
        meets |= Q(email=comment.email)
    return Ban.objects.in_force().filter(meets).exists()


def ban_reader(comment, *, by, reason="") -> Ban:
    """Until somebody lifts it. Raises ValidationError naming the fields."""
    require_moderating(by)
    if not comment.email:
        raise ValidationError(_("Nothing is known of this reader's address, so they cannot be blocked."))
    return ban_address(comment.email, by=by, name=comment.name, reason=reason)


def ban_address(email, *, by, reason="", name="", until=None) -> Ban:
    """Of a reader, with or without a comment at hand. Raises ValidationError naming the fields."""
    require_moderating(by)
    email = email.strip().casefold()
    known = Ban.objects.in_force().filter(email=email, until=None).first()
    return known or _banned(Ban(email=email, name=name, reason=reason, by=by, until=until))


def ban_network(comment, *, by, reason="") -> Ban:
    """For a week: readers of one phone company share a network. Raises ValidationError naming the fields."""
    require_moderating(by)
    if comment.network in {"", networks.unknown()}:
        raise ValidationError(_("Nothing is known of the network of this comment, so it cannot be blocked."))
    until = timezone.now() + timedelta(days=NETWORK_DAYS)
    known = Ban.objects.in_force().filter(network=comment.network).first()
    if known:
        known.until = until
        known.save(update_fields=["until"])
        return known
    return _banned(Ban(network=comment.network, name=comment.name, reason=reason, by=by, until=until))


def _banned(ban: Ban) -> Ban:
    ban.clean_fields(exclude={"email", "name", "network"})
    ban.save()
    return ban
