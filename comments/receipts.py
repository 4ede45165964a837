"""The receipt: a signed address that shows a comment's author what became of it, and nobody else."""

from datetime import timedelta

from django.core import signing
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from comments.models import Comment

LIFETIME = timedelta(days=30)
_SALT = "comments.receipt"


def address(comment) -> str:
    with override(comment.edition.language):
        return reverse("receipt", args=[signing.dumps(comment.pk, salt=_SALT)])


def comment_of(signed: str, language: str) -> Comment:
    """The comment of a receipt. Raises Http404 when it is too old, made up, or of the other language's pages."""
    try:
        key = signing.loads(signed, salt=_SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError) as error:
        raise Http404 from error
    comment = (
        Comment.objects.select_related("edition", "parent", "thread").filter(pk=key, edition__language=language).first()
    )
    if comment is None:
        raise Http404
    return comment
