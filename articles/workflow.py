"""What the desk does with a story, one function an act: the rule, the change, all or nothing.

The desk, the commands and the tests call these; nothing else writes editions or moves a review. Each function
locks the story's row first, so two people who act at once take turns, and leaves ``article`` as it is then saved.
Errors are sentences for whoever asked: PermissionDenied, or ValidationError naming the fields.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import checks, editions, preview, restoring, saving, translation
from articles.languages import LANGUAGES
from articles.models import Article, Change, Kind, Review, Revision, Scope, State
from articles.models.article import new_salt
from articles.permissions import (
    require_beginning,
    require_editing,
    require_publishing,
    require_taking_over,
)
from articles.states import has_changes, with_newest_revisions
from newsroom import hindi


@transaction.atomic
def save_draft(article, changes, *, by, bases=None, note="", window="", took="", paired=()):
    """Keep new words or facts. Readers see nothing of it.

    ``changes`` is ``{scope: {field: value}}``; fields that are left out stay as they are. ``bases`` says from which
    revision each scope's writer began (``{scope: key or None}``): what somebody else changed since is kept where mine
    is untouched, and raises Conflict where both of us changed the same. ``window`` is where it was written, whose
    autosaves it replaces, ``took`` another one whose text it went on with (``presence.taken``); ``paired`` names
    paragraphs that were written beside each other, ``[(hi, en)]``. Returns the new revisions.
    """
    if article.pk:
        require_editing(by, article)
        story = _locked(article)
    else:
        require_beginning(by)
        story = saving.begin(changes, by, window)
    before = translation.sides(story)
    revisions = saving.save(story, changes, bases or {}, by=by, note=note, window=window, took=took)
    translation.follow(story, before, by=by, paired=paired)
    saving.drop_autosaves(story, changes, by=by, window=window, took=took)
    _show(story, article)
    return revisions


@transaction.atomic
def autosave(article, typed, *, by, bases, window, took=""):
    """Keep what somebody has typed and not saved yet, aside from what the desk works on: ``{scope: {field: value}}``.

    One row a person's window and scope, replaced until a save of that window keeps it. Nothing is merged or refused.
    """
    require_editing(by, article)
    saving.autosave(_locked(article), typed, bases, by=by, window=window, took=took)


@transaction.atomic
def still_right(article, language, paragraph, *, by):
    """A paragraph that fell behind its source says the right thing as it is."""
    story = _locked(article)
    require_editing(by, story)
    translation.still_right(story, language, paragraph)


@transaction.atomic
def leave_out(article, language, paragraph, *, by):
    """``language`` goes without this paragraph of the other one."""
    story = _locked(article)
    require_editing(by, story)
    translation.leave_out(story, language, paragraph)


@transaction.atomic
def set_apart(article, language, paragraph, *, by):
    """Two paragraphs that were taken for each other's translation are not."""
    story = _locked(article)
    require_editing(by, story)
    translation.set_apart(story, language, paragraph)


@transaction.atomic
def submit_for_review(article, language, *, by, note=""):
    """Ask the editors to read one language of a story, with a word to them."""
    story = _locked(article)
    require_editing(by, story)
    checks.require(story, language, checks.WORDS)
    _move_review(story, language, Review.IN_REVIEW, note, by)
    _show(story, article)


@transaction.atomic
def take_back(article, language, *, by):
    """Go on writing what was sent for review: the way back from that."""
    story = _locked(article)
    require_editing(by, story)
    if story.review_of(language) != Review.IN_REVIEW:
        raise ValidationError(_("This text is not in review. Reload the page to see where it stands."))
    _move_review(story, language, Review.NONE)
    _show(story, article)


@transaction.atomic
def send_back(article, language, *, by, note=""):
    """Return a story in review to its reporter, with a sentence on what to do."""
    story = _locked(article)
    require_publishing(by)
    if story.review_of(language) != Review.IN_REVIEW:
        raise ValidationError(_("This text is not in review. Reload the page to see where it stands."))
    _move_review(story, language, Review.SENT_BACK, note, by)
    _show(story, article)


@transaction.atomic
def publish(article, language, *, by, at=None, change=Change.UPDATE, sentence=""):
    """Make one language of an article live now, or at ``at`` when that lies ahead.

    A story that readers have already is changed at once: it cannot be scheduled without taking it away from them.
    ``change`` says what that is, and ``sentence`` tells readers what a correction puts right.
    """
    require_publishing(by)
    story, now = _locked(article), timezone.now()
    edition = story.edition(language)
    if at and at <= now:
        raise ValidationError({f"publish_at_{language}": _("This moment is over. Choose a later one.")})
    if at and edition and edition.is_live:
        raise ValidationError({f"publish_at_{language}": _("This story is live: its changes are published at once.")})
    change = _what_is_new(story, edition, _kind_of_change(change, edition, at))
    note = Change(change).label if edition and edition.is_live else ""
    published = _publish(story, language, at or now, by, Kind.PUBLISHED, change, note=note)
    if change == Change.CORRECTION:
        editions.correct(published, sentence, at=now, by=by)
    _show(story, article)
    return published


@transaction.atomic
def import_published(article, language, *, by, at):
    """Make live what another system published at ``at``, a moment in the past, under its own date."""
    require_publishing(by)
    if at > timezone.now():
        raise ValidationError({f"publish_at_{language}": _("This moment lies ahead. Schedule the story instead.")})
    story = _locked(article)
    published = _publish(story, language, at, by, Kind.IMPORTED, needs=checks.WHAT_IT_CONSISTS_OF)
    _show(story, article)
    return published


@transaction.atomic
def publish_both(article, *, by, at=None, changes=None):
    """Publish every language as one act: both or none. One of which readers have all stays as it is.

    ``changes`` is ``{language: {"change": …, "sentence": …}}`` for what readers have already.
    """
    published = []
    for language in LANGUAGES:
        change = (changes or {}).get(language, {})
        if change.get("change") == Change.CORRECTION or not _readers_have_all(article, article.edition(language)):
            published.append(publish(article, language, by=by, at=at, **change))
    if not published:
        raise ValidationError(_nothing_new())
    return published


@transaction.atomic
def withdraw(article, language, *, by):
    """Take one language of a story away from readers, or call off its publication. Its text stays on the desk."""
    require_publishing(by)
    story = _locked(article)
    edition = story.edition(language)
    if edition is None or edition.state != State.PUBLISHED:
        raise ValidationError(_("Readers do not have this text. There is nothing to withdraw."))
    editions.withdraw(edition)
    story.is_draft = not story.editions.exists()
    story.save(update_fields=["is_draft"])
    _show(story, article)


@transaction.atomic
def put_back(article, language, *, by):
    """Take a withdrawal back: readers get again what they had, under its moment. Newer text stays on the desk."""
    require_publishing(by)
    story = _locked(article)
    edition = story.edition(language)
    if edition is None or edition.state != State.WITHDRAWN:
        raise ValidationError(_("This text is not withdrawn. Reload the page to see where it stands."))
    editions.put_back(edition)
    _show(story, article)


@transaction.atomic
def restore(revision, *, by, base=saving.UNKNOWN):
    """Make an earlier version the newest one. Nothing is lost: what it replaces stays among the versions.

    ``base`` is the newest version that the person saw: one that a colleague saved meanwhile is not replaced unread.
    """
    require_editing(by, revision.article)
    restoring.require_newest(_locked(revision.article), revision.scope, base)
    when = hindi.format_datetime(revision.created_at, get_language())
    note = _("Restored the version of %(when)s.") % {"when": when}
    return save_draft(revision.article, {revision.scope: restoring.content_now(revision)}, by=by, note=note)


@transaction.atomic
def take_over(unsaved, *, by):
    """Save what somebody typed and did not: with what was saved since, as if they had pressed the button themselves."""
    require_taking_over(by, unsaved)
    _locked(unsaved.article)
    unsaved = Revision.objects.unsaved().filter(pk=unsaved.pk).first()  # its writer may have gone on typing
    if unsaved is None:
        raise ValidationError(_("Its writer has saved this text meanwhile."))
    name = unsaved.created_by.get_full_name() if unsaved.created_by else "—"
    note = _("Taken over from what %(name)s had typed and not saved.") % {"name": name}
    changes, bases = {unsaved.scope: restoring.content_now(unsaved)}, {unsaved.scope: unsaved.base_id}
    saved = save_draft(unsaved.article, changes, by=by, bases=bases, note=note)
    unsaved.delete()
    return saved


@transaction.atomic
def name_version(revision, name, *, by):
    """Call a version something that colleagues find again; an empty name takes it away."""
    require_editing(by, revision.article)
    restoring.name(revision, name, by=by)


@transaction.atomic
def give_preview(article, language, *, by, days, given_to=""):
    """A link for somebody without an account: it shows the saved words of one language for some days."""
    require_editing(by, article)
    return preview.give(_locked(article), language, by=by, days=days, given_to=given_to)


@transaction.atomic
def revoke_preview(link, *, by):
    """Make one link that was given out invalid."""
    require_editing(by, link.article)
    preview.revoke(link)


@transaction.atomic
def revoke_previews(article, *, by):
    """Make every preview address that was given out invalid."""
    story = _locked(article)
    require_editing(by, story)
    story.preview_salt = new_salt()
    story.save()
    for link in story.preview_links.working():
        preview.revoke(link)
    _show(story, article)


@transaction.atomic
def discard(article, *, by):
    """Delete a story that readers never had."""
    require_publishing(by)
    if article.editions.exists():
        raise ValidationError(_("Readers have had this story. Withdraw it instead."))
    article.delete()


def _kind_of_change(change, edition, at) -> Change:
    """Only of what readers have seen something can be put right."""
    if change not in Change:
        raise ValidationError({"change": _("Choose what kind of change this is.")})
    if change != Change.UPDATE and (at or not edition or not edition.was_live):
        raise ValidationError({"change": _("Readers have not had this text yet: there is nothing to put right.")})
    return Change(change)


def _what_is_new(story, edition, change) -> Change:
    """An update tells readers of something new: what was saved anew and says the same moves no time."""
    if change == Change.CORRECTION or not edition or not edition.is_live:
        return change
    if _readers_have_all(story, edition):
        raise ValidationError(_nothing_new())
    shown = {edition.language: edition.words_revision, Scope.FACTS: edition.facts_revision}
    says_the_same = all(story.content(scope) == revision.content for scope, revision in shown.items())
    return Change.TYPO if says_the_same else change


def _readers_have_all(story, edition) -> bool:
    """Nothing was saved since this edition was published."""
    if not edition or not edition.is_live:
        return False
    return not has_changes(with_newest_revisions(Article.objects.filter(pk=story.pk)).get(), edition)


def _nothing_new() -> str:
    return _("Readers have all of this already: there is nothing to publish.")


def _publish(story, language, moment, by, kind, change=Change.UPDATE, needs=None, note=""):
    """``needs`` are the checks that must find nothing; all of them unless named."""
    checks.require(story, language, needs)
    words = saving.record(story, language, kind, by, note=str(note))
    shared = Revision.objects.newest(story, Scope.FACTS) or saving.record(story, Scope.FACTS, kind, by)
    published = editions.write(story, language, publish_at=moment, words=words, facts=shared, change=change)
    story.is_draft = False
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


def _move_review(story, language, state, note="", by=None):
    setattr(story, f"review_{language}", state)
    setattr(story, f"review_note_{language}", note)
    setattr(story, f"review_by_{language}", by if note else None)
    story.save()
