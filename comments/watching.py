"""Mail to moderators about comments that wait: at once, hourly or in the morning, as each of them wishes."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import emails
from comments.models import Comment, Watch
from comments.permissions import may_moderate, require_moderating

MORNING = 8  # o'clock in India
NAMED = 10  # comments that a letter tells about
COUNTED = 1_000  # a letter counts up to here


def wish(user, when: str) -> Watch:
    """From now on ``user`` is written to ``when`` (a ``Watch.When``). What waits already is not news to them."""
    require_moderating(user)
    if when not in Watch.When.values:
        raise ValidationError({"when": _("Choose when you want mail about waiting comments.")})
    if when != Watch.When.NEVER and not user.email:
        sentence = _("No mail can reach you: ask an administrator to write your e-mail address under People.")
        raise ValidationError({"when": sentence})
    watch = Watch.objects.filter(user=user).first() or Watch(user=user)
    if watch.when == Watch.When.NEVER:
        watch.seen, watch.written_at = _newest(Comment.objects.pending()), timezone.now()
    watch.when = when
    watch.save()
    return watch


def write() -> int:
    """Write to every moderator whose hour has come and for whom there is news; returns how many letters."""
    due = [watch for watch in _wishes() if _is_due(watch, timezone.now()) and may_moderate(watch.user)]
    return sum(_write(watch) for watch in due)


def _wishes():
    wished = Watch.objects.exclude(when=Watch.When.NEVER).exclude(user__email="")
    return wished.filter(user__is_active=True).select_related("user")


def _is_due(watch: Watch, now: datetime) -> bool:
    last = watch.written_at
    if watch.when == Watch.When.AT_ONCE or last is None:
        return True
    if watch.when == Watch.When.HOURLY:
        return last <= now - timedelta(hours=1)
    return last < _last_morning(now)


def _last_morning(now: datetime) -> datetime:
    morning = timezone.localtime(now).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if morning <= now else morning - timedelta(days=1)


@transaction.atomic
def _write(watch: Watch) -> bool:
    """One letter, or none where nothing new waits. Of two processes the one that moves ``seen`` on writes."""
    new = Comment.objects.pending().filter(pk__gt=watch.seen)
    newest = _newest(new)
    if not newest and watch.when != Watch.When.DAILY:
        return False
    same = Watch.objects.filter(pk=watch.pk, seen=watch.seen, written_at=watch.written_at)
    # A morning without news is over, too: what comes at nine is tomorrow's.
    if not same.update(seen=newest or watch.seen, written_at=timezone.now()) or not newest:
        return False
    first = new.select_related("edition").order_by("pk")[:NAMED]
    emails.waiting(watch.user, list(first), new[:COUNTED].count())
    return True


def _newest(comments) -> int:
    return comments.order_by("-pk").values_list("pk", flat=True).first() or 0
