"""What an editor does with a story, one function an act: the rule, the change, all or nothing.

The desk, the commands and the tests call these; nothing else writes editions or moves a review. Each function
locks the story's row first, so two people who act at once take turns, and leaves ``article`` as it is then saved.
Errors are sentences for whoever asked: PermissionDenied, or ValidationError naming the fields.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import editions, facts, readiness, slugs
from articles.languages import LANGUAGES
from articles.merging import Conflict, merge
from articles.models import Article, Kind, Review, Revision, Scope, State
from articles.models.article import new_salt
from articles.models.revision import WORDS
from articles.permissions import (
    require_beginning,
    require_editing,
    require_picture_editing,
    require_publishing,
)
from newsroom import hindi

UNKNOWN = object()  # a save that does not say where it began


@transaction.atomic
def save_draft(article, changes, *, by, bases=None, note=""):
    """Keep new words or facts. Readers see nothing of it.

    ``changes`` is ``{scope: {field: value}}``; fields that are left out stay as they are. ``bases`` says from which
    revision each scope's writer began (``{scope: key or None}``): fields that somebody else changed since are kept
    when mine are untouched, and raise Conflict when both of us changed them. Returns the new revisions.
    """
    if article.pk:
        require_editing(by, article)
        story = _locked(article)
    else:
        story = _begin(changes, by)
    revisions = []
    for scope in Scope.values:
        if scope in changes:
            base = (bases or {}).get(scope, UNKNOWN)
            revisions += _save_scope(story, scope, changes[scope], base, by=by, note=note)
    _show(story, article)
    return revisions


@transaction.atomic
def submit_for_review(article, language, *, by):
    """Ask the editors to read one language of a story."""
    story = _locked(article)
    require_editing(by, story)
    readiness.require_words(story, language)
    _move_review(story, language, Review.IN_REVIEW)
    _show(story, article)


@transaction.atomic
def send_back(article, language, *, by, note=""):
    """Return a story in review to its reporter, with a sentence on what to do."""
    story = _locked(article)
    require_publishing(by)
    if story.review_of(language) != Review.IN_REVIEW:
        raise ValidationError(_("This text is not in review. Reload the page to see where it stands."))
    _move_review(story, language, Review.SENT_BACK, note)
    _show(story, article)


@transaction.atomic
def publish(article, language, *, by, at=None):
    """Make one language of an article live now, or at ``at`` when that lies ahead.

    A story that readers have already is updated at once: it cannot be scheduled without taking it away from them.
    """
    require_publishing(by)
    story, now = _locked(article), timezone.now()
    edition = story.edition(language)
    if at and at <= now:
        raise ValidationError({f"publish_at_{language}": _("This moment is over. Choose a later one.")})
    if at and edition and edition.is_live:
        raise ValidationError({f"publish_at_{language}": _("This story is live: its changes are published at once.")})
    published = _publish(story, language, at or now, by, Kind.PUBLISHED)
    _show(story, article)
    return published


@transaction.atomic
def import_published(article, language, *, by, at):
    """Make live what another system published at ``at``, a moment in the past, under its own date."""
    require_publishing(by)
    if at > timezone.now():
        raise ValidationError({f"publish_at_{language}": _("This moment lies ahead. Schedule the story instead.")})
    story = _locked(article)
    published = _publish(story, language, at, by, Kind.IMPORTED)
    _show(story, article)
    return published


@transaction.atomic
def publish_both(article, *, by, at=None):
    """Publish every language as one act: both or none."""
    return [publish(article, language, by=by, at=at) for language in LANGUAGES]


@transaction.atomic
def withdraw(article, language, *, by):
    """Take one language of a story away from readers, or call off its publication. Its text stays on the desk."""
    require_publishing(by)
    story = _locked(article)
    edition = story.edition(language)
    if edition is None or edition.state != State.PUBLISHED:
        raise ValidationError(_("Readers do not have this text. There is nothing to withdraw."))
    editions.withdraw(edition)
    _show(story, article)


@transaction.atomic
def restore(revision, *, by):
    """Make an earlier version the newest one. Nothing is lost: what it replaces stays among the versions."""
    content = dict(revision.content)
    if revision.scope == Scope.FACTS:
        content = facts.still_there(content)
    elif slugs.is_taken(content["slug"], revision.scope, revision.article):
        del content["slug"]  # another story's by now: the present one stays
    when = hindi.format_datetime(revision.created_at, get_language())
    note = _("Restored the version of %(when)s.") % {"when": when}
    return save_draft(revision.article, {revision.scope: content}, by=by, note=note)


@transaction.atomic
def revoke_previews(article, *, by):
    """Make every preview address that was given out invalid."""
    story = _locked(article)
    require_editing(by, story)
    story.preview_salt = new_salt()
    story.save()
    _show(story, article)


@transaction.atomic
def discard(article, *, by):
    """Delete a story that readers never had."""
    require_publishing(by)
    if article.editions.exists():
        raise ValidationError(_("Readers have had this story. Withdraw it instead."))
    article.delete()


@transaction.atomic
def refresh_picture(image, *, by):
    """After a library picture got new words or a new crop: bring it into the stories that show it."""
    require_picture_editing(by, image)
    editions.refresh_picture(image)


def _publish(story, language, moment, by, kind):
    readiness.require_all(story, language)
    words = _record(story, language, kind, by)
    shared = Revision.objects.newest(story, Scope.FACTS) or _record(story, Scope.FACTS, kind, by)
    published = editions.write(story, language, publish_at=moment, words=words, facts=shared)
    _move_review(story, language, Review.NONE)
    return published


def _locked(article):
    return Article.objects.select_for_update().get(pk=article.pk)


def _show(story, article):
    """Let the caller's instance say what is saved now."""
    if article is not story:
        article.pk = story.pk
        article._state.adding = False
        article.refresh_from_db()


def _begin(changes, by):
    """A new story's row. It needs a headline from the start."""
    require_beginning(by)
    story = Article(created_by=by)
    for language in LANGUAGES:
        title = Article._meta.get_field(f"title_{language}")
        setattr(story, title.name, title.to_python(changes.get(language, {}).get("title", "")))
    story.clean()
    story.save()
    return story


def _save_scope(story, scope, mine, base, *, by, note):
    """The new revision in a list, or an empty list when nothing changed."""
    saved = story.content(scope)
    newest = Revision.objects.newest(story, scope)
    mine = facts.keys(mine) if scope == Scope.FACTS else _clean_words(story, scope, mine)
    before = saved
    if base is not UNKNOWN and base != (newest and newest.pk):
        before = _content_of(story, scope, base) if base else dict.fromkeys(saved, "")
    merged, disputed = merge(before, mine, saved)
    if disputed:
        raise Conflict(disputed, scope, saved, merged, newest)
    if merged == saved and (newest or not any(merged.values())):
        return []
    _write(story, scope, merged)
    return [_record(story, scope, Kind.SAVE, by, note=note, base=newest)]


def _content_of(story, scope, key):
    """What the revision held from which a writer began."""
    revision = story.revisions.filter(scope=scope, pk=key).first()
    if revision is None:
        raise ValidationError(
            _("The version that you began from is not known. Copy your text, reload the page and paste it there.")
        )
    return revision.content


def _clean_words(story, language, mine):
    """The words as they may be stored, with the address that goes with the headline."""
    cleaned, errors = {}, {}
    for name in WORDS & mine.keys():
        column = f"{name}_{language}"
        try:
            cleaned[name] = Article._meta.get_field(column).clean(mine[name], story) or ""
        except ValidationError as error:
            errors[column] = error.messages
    if errors:
        raise ValidationError(errors)
    title = cleaned.get("title", getattr(story, f"title_{language}"))
    cleaned["slug"] = slugs.proposal(story, language, typed=cleaned.get("slug", ""), title=title)
    return cleaned


def _write(story, scope, content):
    if scope == Scope.FACTS:
        facts.write(story, content)
        return
    for name, value in content.items():
        setattr(story, f"{name}_{scope}", value)
    story.clean()
    try:
        with transaction.atomic():
            story.save()
    except IntegrityError as error:  # somebody else's story took the address a moment ago
        raise slugs.taken(scope) from error


def _record(story, scope, kind, by, *, note="", base=None):
    return Revision.objects.create(
        article=story,
        scope=scope,
        kind=kind,
        content=story.content(scope),
        note=note,
        base=base or Revision.objects.newest(story, scope),
        created_by=by,
    )


def _move_review(story, language, state, note=""):
    setattr(story, f"review_{language}", state)
    setattr(story, f"review_note_{language}", note)
    story.save()
