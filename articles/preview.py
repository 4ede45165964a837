"""Previews: signed addresses that show the desk's words to whoever holds them, for a week or until revoked."""

from datetime import timedelta

from django.core import signing
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import editions
from articles.languages import LANGUAGES
from articles.models import Article

LIFETIME = timedelta(days=7)
_SALT = "articles.preview"


def address(article, language: str) -> str:
    """The path of a preview of one language. A new ``preview_salt`` makes it invalid."""
    signed = signing.dumps([article.pk, language, article.preview_salt], salt=_SALT)
    return reverse("preview", args=[signed])


def edition_of(signed: str):
    """The unsaved edition that a preview address shows. Raises Http404 when it expired, was revoked or was made up."""
    try:
        key, language, salt = signing.loads(signed, salt=_SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError) as error:
        raise Http404(_("This preview is over. Ask the desk for a new address.")) from error
    article = Article.objects.filter(pk=key, preview_salt=salt).first()
    if article is None or language not in LANGUAGES:
        raise Http404(_("This preview was taken back. Ask the desk for a new address."))
    return editions.preview(article, language)
