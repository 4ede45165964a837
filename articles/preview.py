"""Previews: signed addresses that show the desk's words to whoever holds them, until they are over or taken back.

Three kinds of address, all signed with the story's ``preview_salt``, so that a new salt ends every one of them:
the story's own, for a week; one of a link that was given out, whose row says until when; and one for a person at the
desk, which shows what they have typed and not saved yet, and is over after an hour.
"""

from datetime import timedelta

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from articles import editions
from articles.languages import LANGUAGES
from articles.merging import merge
from articles.models import Article, Edition, PreviewLink, Revision, Scope

LIFETIME = timedelta(days=7)
AT_THE_DESK = timedelta(hours=1)
DAYS = (1, 7, 30)
_SALT = "articles.preview"
_LINKS = signing.Signer(salt="articles.preview.link")
_UNKNOWN = gettext_lazy("This preview does not exist. Ask the desk for a new address.")
_TAKEN_BACK = gettext_lazy("This preview was taken back.")
_TOO_LATE = gettext_lazy("This preview is over.")


class Over(Exception):
    """The address was right once. The sentence is in the language that it spoke."""

    def __init__(self, sentence: str, language: str):
        with override(language):
            super().__init__(str(sentence))
        self.language = language


def address(article, language: str) -> str:
    """The path of a preview of one language's saved words, for a week."""
    return _path(signing.dumps([article.pk, language, article.preview_salt], salt=_SALT))


def address_for(person, article, language: str) -> str:
    """The path of a preview with what ``person`` has typed and not saved yet."""
    return _path(signing.dumps([article.pk, language, article.preview_salt, person.pk], salt=_SALT))


def link_address(link) -> str:
    """The path of a link that was given out: the same whenever one asks, for its row says until when it works."""
    return _path(_LINKS.sign_object([link.pk, link.article.preview_salt]))


def _path(signed: str) -> str:
    return reverse("preview", args=[signed])


def edition_of(signed: str) -> Edition:
    """The unsaved edition that a preview address shows. Raises Http404 when it was made up, Over when it is over."""
    try:
        key, salt = _LINKS.unsign_object(signed)
    except signing.BadSignature:
        return _of_the_story(signed)
    link = PreviewLink.objects.select_related("article").filter(pk=key).first()
    if link is None:
        raise Http404(_UNKNOWN)
    if link.revoked_at or link.article.preview_salt != salt:
        raise Over(_TAKEN_BACK, link.language)
    if link.is_over:
        raise Over(_TOO_LATE, link.language)
    return editions.preview(link.article, link.language)


def _of_the_story(signed: str) -> Edition:
    try:
        key, language, salt, *person = signing.loads(signed, salt=_SALT)
    except (signing.BadSignature, ValueError) as error:
        raise Http404(_UNKNOWN) from error
    article = Article.objects.filter(pk=key).first()
    if article is None or language not in LANGUAGES:
        raise Http404(_UNKNOWN)
    if article.preview_salt != salt:
        raise Over(_TAKEN_BACK, language)
    try:
        signing.loads(signed, salt=_SALT, max_age=AT_THE_DESK if person else LIFETIME)
    except signing.SignatureExpired as error:
        raise Over(_TOO_LATE, language) from error
    return editions.preview(article, language, unsaved_of(article, person[0], language) if person else None)


def unsaved_of(article, person: int, language: str) -> dict[str, dict]:
    """What a save of somebody's unsaved text would make of the story: ``{scope: content}``, if they have such text."""
    return {
        scope: merge(kept.base.content if kept.base else {}, kept.content, article.content(scope))[0]
        for scope in (language, Scope.FACTS.value)
        if (kept := newest_unsaved(article, person, scope))
    }


def newest_unsaved(article, person: int, scope: str) -> Revision | None:
    """What this person typed since they last saved this scope."""
    mine = article.revisions.filter(created_by=person, scope=scope)
    kept = mine.unsaved().select_related("base").order_by("-created_at").first()
    saved = mine.saved().order_by("-id").first() if kept else None
    return None if saved and saved.created_at > kept.created_at else kept


def give(article, language: str, *, by, days: int, given_to: str) -> PreviewLink:
    if days not in DAYS:
        raise ValidationError({"days": _("Choose how long the link works: 1, 7 or 30 days.")})
    if language not in LANGUAGES or not article.has_text(language):
        raise ValidationError({"language": _("Choose a language in which the story has a text.")})
    whom = PreviewLink._meta.get_field("given_to").clean(given_to, None)
    until = timezone.now() + timedelta(days=days)
    return PreviewLink.objects.create(
        article=article, language=language, given_to=whom, created_by=by, expires_at=until
    )


def revoke(link: PreviewLink) -> None:
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])


def kept_by_nobody(response):
    """A page that is not public: no cache and no search engine has it, and the desk alone shows it in a frame."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["X-Frame-Options"] = "SAMEORIGIN"
    return csp_replace({"frame-ancestors": [SELF]})(lambda: response)()
