"""Who hears of answers: the author of a comment, once they said yes by mail, until they say stop.

The addresses of the mails are signed and name no reader; whoever has one needs no account to use it.
"""

from datetime import timedelta

from django.core import signing
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.models import Edition
from comments import emails
from comments.models import Comment, Status, Subscription

LIFETIME = timedelta(days=400)  # of the addresses in a mail
TRUSTED = timedelta(days=365)  # for which one yes counts for later comments
ASKED, ASKED_WITHIN = 5, timedelta(days=1)  # questions to one e-mail address that nobody answers
_SALT = "comments.replies"


def subscribe(comment) -> None:
    """Ask the author by mail whether they want to hear of answers, in the transaction that takes the comment.

    Nobody is asked about what was judged spam, and nobody's mailbox is filled by asking.
    """
    if comment.status not in {Status.PENDING, Status.APPROVED} or not comment.email:
        return
    of_reader = Subscription.objects.filter(comment__email=comment.email)
    unanswered = of_reader.filter(confirmed_at=None, created_at__gte=timezone.now() - ASKED_WITHIN).count()
    yes = _yes_of(of_reader)
    subscription = Subscription.objects.create(comment=comment, confirmed_at=yes and yes.confirmed_at)
    if not yes and unanswered < ASKED:
        emails.confirm(comment, address=address(subscription))


def is_asked(comment) -> bool:
    """Whether the author was asked by mail and has not answered yet."""
    return Subscription.objects.filter(comment=comment, confirmed_at=None, stopped_at=None).exists()


def confirm(subscription) -> None:
    """The reader wants to hear of answers, for the first time or again. Nobody can answer what is not published."""
    if subscription.comment.status in {Status.PENDING, Status.APPROVED}:
        subscription.confirmed_at, subscription.stopped_at = timezone.now(), None
        subscription.save()


def stop(subscription) -> None:
    """The reader does not want to hear of answers any more."""
    if subscription.stopped_at is None:
        subscription.stopped_at = timezone.now()
        subscription.save()


def tell(comment) -> None:
    """Write to those who wait for an answer, now that readers see this comment, and with a thread its answers."""
    edition = comment.edition
    if not (comment.is_seen and Edition.objects.live(edition.language).filter(pk=edition.pk)):
        return
    if comment.parent_id:
        _tell_of(comment)
        return
    for answer in Comment.objects.approved().filter(thread=comment, told_at=None).order_by("place"):
        answer.edition = edition
        _tell_of(answer)


def _tell_of(comment) -> None:
    """Once in a comment's life, and once an address."""
    untold = Comment._base_manager.filter(pk=comment.pk, told_at=None)
    if not untold.update(told_at=timezone.now()):
        return
    above = {comment.parent_id, comment.thread_id}
    asked = Subscription.objects.active().filter(comment__in=above, comment__status=Status.APPROVED)
    others = asked.exclude(comment__email__in=["", comment.email]).select_related("comment__edition")
    # Of two comments of one reader the answered one comes last, and stays.
    for subscription in {one.comment.email: one for one in others.order_by("comment_id")}.values():
        emails.answered(subscription.comment, comment, stop=stop_address(subscription))


def address(subscription) -> str:
    """Where its reader says yes."""
    return _address("replies", subscription)


def stop_address(subscription) -> str:
    """Where its reader says stop."""
    return _address("replies_stop", subscription)


def signed_by_us(signed: str, language: str) -> Subscription:
    """What an address is about. Raises Http404 when it is too old, made up, or of the other language's pages."""
    try:
        key = signing.loads(signed, salt=_SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError) as error:
        raise Http404 from error
    found = Subscription.objects.select_related("comment__edition")
    subscription = found.filter(pk=key, comment__edition__language=language).first()
    if subscription is None:
        raise Http404
    return subscription


def _address(name: str, subscription) -> str:
    with override(subscription.comment.edition.language):
        return reverse(name, args=[signing.dumps(subscription.pk, salt=_SALT)])


def _yes_of(of_reader) -> Subscription | None:
    """The newest yes of a reader who has not said stop since a year, to whatever it was."""
    since = timezone.now() - TRUSTED
    if of_reader.filter(stopped_at__gte=since).exists():
        return None
    return of_reader.active().filter(confirmed_at__gte=since).order_by("-confirmed_at").first()
