"""Earlier versions of a story as they may come back: the workflow's hand for restoring and naming."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import facts, saving, slugs
from articles.models import Kind, Revision, Scope, VersionName
from newsroom import hindi


def content_now(revision) -> dict:
    """What a version holds, as far as it can be saved again: rows may be gone, its address may be another story's."""
    content = dict(revision.content)
    if revision.scope == Scope.FACTS:
        return facts.still_there(content)
    if slugs.is_taken(content["slug"], revision.scope, revision.article):
        del content["slug"]  # the present one stays
    return content


def require_newest(story, scope: str, base) -> None:
    """Nobody replaces what a colleague saved a moment ago and they have not seen."""
    newest = Revision.objects.newest(story, scope)
    if base is saving.UNKNOWN or newest is None or base == newest.pk:
        return
    who = newest.created_by.get_full_name() if newest.created_by else _("Somebody")
    raise ValidationError(
        _("%(name)s saved a newer version at %(when)s, while you had this page open. Look at it, then press again.")
        % {"name": who, "when": hindi.format_time(newest.created_at, get_language())}
    )


def name(revision, words: str, *, by) -> None:
    if revision.kind == Kind.AUTOSAVE:
        raise ValidationError(_("This text is not saved yet. Take it over first, then give it a name."))
    words = words.strip()
    if not words:
        VersionName.objects.filter(revision=revision).delete()
        return
    field = VersionName._meta.get_field("name")
    given = {"name": field.clean(words, None), "given_by": by}
    VersionName.objects.update_or_create(revision=revision, defaults=given)
