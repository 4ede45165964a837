"""How words and facts become revisions: the workflow's hand for saves and autosaves."""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import facts, slugs
from articles.body.paragraphs import identified
from articles.body.sanitizing import clean_html
from articles.languages import LANGUAGES
from articles.merging import Clash, Conflict, merge
from articles.models import Article, Kind, Revision, Scope
from articles.models.revision import WORDS
from articles.pictures import uses

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST_LOST = 20  # saves in a row whose answers may have been lost
UNKNOWN = object()  # a save that does not say where it began


def begin(changes, by, window) -> Article:
    """A new story's row, or the one that this window has begun and does not know of. It needs a headline at once."""
    known = Article.objects.filter(created_by=by, revisions__window=window).values("pk")
    if window and (begun := Article.objects.select_for_update().filter(pk__in=known).first()):
        return begun
    story = Article(created_by=by)
    for language in LANGUAGES:
        title = Article._meta.get_field(f"title_{language}")
        setattr(story, title.name, title.to_python(changes.get(language, {}).get("title", "")))
    story.clean()
    story.save()
    return story


def save(story, changes, bases, *, by, note, window, took) -> list[Revision]:
    """The new revisions of a story, none for a scope in which nothing changed. Raises Conflict for all scopes."""
    revisions, clashes, own = [], [], _own(window, took)
    for scope in Scope.values:
        if scope in changes:
            base = bases.get(scope, UNKNOWN)
            merged, newest, disputes = _merged(story, scope, changes[scope], base, own)
            if disputes:
                clashes.append(Clash(scope, disputes, merged, newest))
            elif merged != story.content(scope) or (not newest and any(merged.values())):
                _write(story, scope, merged)
                revisions.append(record(story, scope, Kind.SAVE, by, note=note, base=newest, window=window))
    if clashes:
        raise Conflict(clashes)
    return revisions


def autosave(story, typed, bases, *, by, window, took="") -> None:
    """Keep what was typed beside the newest revision, in this window's row."""
    for scope, values in typed.items():
        content = story.content(scope) | _as_typed(story, scope, values)
        if content == story.content(scope):
            drop_autosaves(story, [scope], by=by, window=window)
            continue
        if took:
            _drop_taken(story, [scope], by=by, took=took)  # this text began with that one
        own = {"article": story, "scope": scope, "created_by": by, "window": window, "kind": Kind.AUTOSAVE}
        kept = Revision.objects.filter(**own).first() or Revision(**own)
        kept.content, kept.created_at = content, timezone.now()
        kept.base = story.revisions.saved().filter(scope=scope, pk=bases.get(scope)).first()
        kept.save()


def drop_autosaves(story, scopes, *, by, window, took="") -> None:
    """What a window saved needs no copy beside it, nor does what it ``took``, unless somebody typed on over there."""
    for kept in story.revisions.unsaved().filter(scope__in=list(scopes), created_by=by, window=window):
        kept.delete()
    if took:
        _drop_taken(story, scopes, by=by, took=took)


def _drop_taken(story, scopes, *, by, took) -> None:
    for kept in story.revisions.unsaved().filter(_taken(took), scope__in=list(scopes), created_by=by):
        kept.delete()


def _taken(took: str) -> Q:
    """Of the windows that a form ``took`` its text from: what is as old as that text. Later words it has not seen."""
    found = Q(pk__in=[])
    for mark in took.split():
        found |= _as_old_as(mark)
    return found


def _as_old_as(mark: str) -> Q:
    window, _at, until = mark.partition("@")
    try:
        moment = datetime.fromisoformat(until)
    except ValueError:
        moment = EPOCH
    is_sound = moment.tzinfo and EPOCH < moment < timezone.now()
    return Q(window=window, created_at__lte=moment if is_sound else EPOCH)


def _own(window: str, took: str) -> Q:
    """What a window saved itself, and what those that it took its text from had saved by then."""
    return Q(window=window) | _taken(took)


def record(story, scope, kind, by, *, note="", base=None, window="") -> Revision:
    return Revision.objects.create(
        article=story,
        scope=scope,
        kind=kind,
        content=story.content(scope),
        note=note,
        base=base or Revision.objects.newest(story, scope),
        created_by=by,
        window=window,
    )


def _merged(story, scope, mine, base, own) -> tuple[dict, Revision | None, list]:
    """What the scope becomes with my changes, its newest revision, and what we dispute."""
    saved, newest = story.content(scope), Revision.objects.newest(story, scope)
    before = saved
    if base is not UNKNOWN and base != (newest and newest.pk):
        before = _before(story, scope, base, own)
    mine = facts.keys(mine) if scope == Scope.FACTS else _clean_words(story, scope, mine, before)
    merged, disputes = merge(before, mine, saved)
    return merged, newest, disputes


def _before(story, scope, base, own) -> dict:
    """What a text began from: the revision ``base``, and what is its ``own`` past it.

    The answer to a save may be lost on its way: the window then still names the base before it.
    """
    revisions = story.revisions.saved().filter(scope=scope)
    began = revisions.filter(pk=base).first() if base else None
    if base and not began:
        raise ValidationError(
            _("The version that you began from is not known. Copy your text, reload the page and paste it there.")
        )
    before = began.content if began else dict.fromkeys(story.content(scope), "")
    unheard = revisions.filter(own, pk__gt=base or 0).exclude(window="")
    for revision in unheard.select_related("base").order_by("pk")[:MOST_LOST]:
        earlier = revision.base.content if revision.base else dict.fromkeys(before, "")
        before, _disputes = merge(earlier, revision.content, before)
    return before


def _clean_words(story, language, mine, before) -> dict:
    """The words as they may be stored, with keys on all paragraphs and the address that goes with the headline."""
    cleaned, errors = {}, {}
    for name in WORDS & mine.keys():
        column = f"{name}_{language}"
        try:
            cleaned[name] = Article._meta.get_field(column).clean(mine[name], story) or ""
        except ValidationError as error:
            errors[column] = error.messages
    if errors:
        raise ValidationError(errors)
    if "body" in cleaned:
        cleaned["body"] = identified(cleaned["body"], before.get("body") or "")
    title = cleaned.get("title", getattr(story, f"title_{language}"))
    cleaned["slug"] = slugs.proposal(story, language, typed=cleaned.get("slug", ""), title=title)
    return cleaned


def _as_typed(story, scope, values) -> dict:
    """Words and facts made safe, and nothing refused: an unfinished text may be too long for now."""
    if scope == Scope.FACTS:
        return facts.keys(values, make_tags=False)
    typed = {}
    for name in WORDS & values.keys():
        text = Article._meta.get_field(f"{name}_{scope}").to_python(values[name]) or ""
        typed[name] = identified(clean_html(text), getattr(story, f"body_{scope}")) if name == "body" else text
    return typed


def _write(story, scope, content) -> None:
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
    uses.note(story)
