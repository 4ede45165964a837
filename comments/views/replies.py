"""The addresses in the mails about answers. Whoever has one needs no account, no cookie and no script."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comments import subscriptions
from comments.models import Status


@csrf_exempt  # no session stands behind it: the signed address itself is the permission
@require_http_methods(["GET", "HEAD", "POST"])
def replies(request, signed):
    """What it is about, with one button to say yes."""
    subscription = subscriptions.signed_by_us(signed, get_language())
    if request.method == "POST":
        subscriptions.confirm(subscription)
        return _page(request, subscription, "on")  # also to the author of spam, who is not told
    return _page(request, subscription, _state(subscription))


@csrf_exempt  # mail programs press it for their readers, from anywhere (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def replies_stop(request, signed):
    """No more mail, at once. HEAD is not a person's.

    GET stops as well: one click in the mail is enough, also without scripts. A scanner that opens every address of a
    mail may stop it for its reader, too, whom the page offers to begin again; mail that cannot be stopped were worse.
    """
    subscription = subscriptions.signed_by_us(signed, get_language())
    if request.method != "HEAD":
        subscriptions.stop(subscription)
    return _page(request, subscription, "off")


def _state(subscription) -> str:
    if subscription.stopped_at:
        return "off"
    return "on" if subscription.confirmed_at else "asked"


def _page(request, subscription, state):
    """Readers' words stand here once all may read them: anybody can type another's address, whom we then write to."""
    comment = subscription.comment
    context = {
        "comment": comment if comment.is_seen else None,
        "edition": comment.edition,
        "state": "unpublished" if comment.status == Status.TRASH else state,
        "yes": subscriptions.address(subscription),
        "stop": subscriptions.stop_address(subscription),
    }
    response = render(request, "comments/replies.html", context)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
