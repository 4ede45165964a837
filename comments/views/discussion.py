"""Where readers talk. Pages that are read are the same for everybody; what a reader sends comes back to them alone."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import caching
from articles.models import Edition
from comments import moderation, networks, receipts, subscriptions, threads, timing, workflow
from comments.forms import CommentForm
from comments.grounds import ground_for_page, ground_of
from comments.guards import is_cross_site
from comments.models import Comment
from newsroom.login import client_address
from newsroom.pagecache.naming import name_page

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


@csrf_exempt  # no session stands behind it: see comments.guards
@never_cache
def comments(request, slug):
    """Take a comment: to its receipt, or the form again with what was typed and the reasons."""
    edition = _edition(slug)
    if request.method != "POST":
        response = _again(request, edition, CommentForm(edition=edition), 405, _("Comments are written here."))
        response["Allow"] = "POST"
        return response
    if request.content_type not in FORMS:
        return _again(request, edition, CommentForm(edition=edition), 415, _("Send your comment with this form."))
    form = CommentForm(request.POST, edition=edition)
    sound = form.is_valid()
    if is_cross_site(request):
        sentence = _("This was sent from another site. Look at what it says, then send it from here.")
        return _again(request, edition, form, 403, sentence)
    if not sound:
        return _again(request, edition, form, 400, _("Your comment was not sent. Put right what is named here."))
    try:
        known_as = networks.known_as(client_address(request))
        comment = workflow.submit(edition, **form.words(), network=known_as[0], networks=known_as)
    except ValidationError as error:
        form.add_error(None, error)
        return _again(request, edition, form, 400, _("Your comment was not sent. Put right what is named here."))
    except workflow.Refused as refused:
        return _refused(request, edition, form, refused.verdict)
    return HttpResponseRedirect(receipts.address(comment), status=303)


@require_safe
@never_cache
def token(request):
    """For the form's script, where it counts how long the form was open."""
    return JsonResponse({"token": timing.token()})


@require_safe
def comment(request, slug, key):
    """One comment among its neighbours, with a form to answer it: the stable link."""
    found = seen_comment(key)
    edition = found.edition
    if edition.slug != slug:
        return name_page(redirect(found, permanent=True), {caching.story(edition.article_id)})
    context = {
        "edition": edition,
        "comment": found,
        "thread": threads.around(found),
        "ground": ground_for_page(request, edition),
        "form": CommentForm(edition=edition),
    }
    return name_page(render(request, "comments/comment.html", context), tags_of(edition))


@require_safe
def receipt(request, signed):
    """For the author alone: the text, and where it stands."""
    found = receipts.comment_of(signed, get_language())
    context = {"comment": found, "edition": found.edition, "asked_by_mail": subscriptions.is_asked(found)}
    response = render(request, "comments/receipt.html", context)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def seen_comment(key) -> Comment:
    """A comment that readers see under a story that they have, in this language. Raises Http404."""
    live = Edition.objects.live(get_language())
    return get_object_or_404(Comment.objects.seen().filter(edition__in=live).select_related("edition"), pk=key)


def tags_of(edition) -> set[str]:
    """What a page shows that stands for some of a story's comments."""
    return {caching.own_page(edition.pk), caching.story(edition.article_id)}


def _edition(slug):
    """The live story at an address, also under one that it had before: what was typed is not lost over a correction."""
    live = Edition.objects.live(get_language())
    found = live.filter(slug=slug).first()
    found = found or live.filter(article__slugs__language=get_language(), article__slugs__slug=slug).first()
    if found is None:
        raise Http404
    return found


def _refused(request, edition, form, verdict):
    response = _again(request, edition, form, verdict.code, _(verdict.reason), repeated=verdict.code == 409)
    if verdict.code == 429:
        response["Retry-After"] = str(moderation.FLOOD_SECONDS)
    return response


def _again(request, edition, form, status, sentence, **more):
    ground = ground_of(edition)
    if ground.is_closed:
        sentence = _(moderation.CLOSED)
    parent = form.cleaned_data.get("parent") if form.is_bound else None
    context = {"edition": edition, "form": form, "sentence": sentence, "parent": parent, "ground": ground}
    response = render(request, "comments/again.html", context | more, status=status)
    response["Cache-Control"] = "no-store"
    return response
