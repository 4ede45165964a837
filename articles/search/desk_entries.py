"""Keeping what the desk's search knows, drafts and all that a desk has names for: in the save's transaction, if any.

Each save of a row brings its own entry up to date, by whatever door it comes; ``note_many`` is for rows that are
written many at a time, and ``note_bylines`` for who stands over a story.
"""

from collections import defaultdict
from hashlib import blake2b
from itertools import groupby

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from articles.body.sanitizing import plain_text
from articles.languages import LANGUAGES
from articles.models import Article, Author, Byline, Category, DeskEntry, Equivalents, Image, StaticPage, Tag
from articles.search.entries import MOST_KEYS, facet, heard
from newsroom import hindi
from newsroom.hindi.sounds import BARE, VERSION

AT_ONCE = 100  # entries that one statement writes


def _in_both(*names: str) -> list[str]:
    return [f"{name}_{language}" for name in names for language in LANGUAGES]


# What each kind of row is called. A kind's place in this table is a part of its rows' keys: new ones go to the end.
NAMES: dict[type[Model], list[str]] = {
    Article: _in_both("title", "slug"),
    Image: _in_both("alt", "caption", "credit"),
    Tag: ["name", *_in_both("label"), "slug"],
    Author: [*_in_both("name"), "slug"],
    Category: [*_in_both("name"), "slug"],
    StaticPage: [*_in_both("title"), "slug"],
    Equivalents: ["terms"],
}
KINDS = {model: number for number, model in enumerate(NAMES, start=1)}
TEXTS = {Article: _in_both("title", "summary", "body")}
A_KIND = 2**40  # places that a kind has


def place_of(model: type[Model], key: int) -> int:
    return KINDS[model] * A_KIND + key


def key_at(place: int) -> int:
    return place % A_KIND


def called(model: type[Model], key: str) -> str:
    """The key that stands in the index for a word of a row's name. No other kind's begins so, nor does a plain one."""
    return f"z{KINDS[model]}{key}"


def note(row: Model) -> None:
    """Bring a row's entry up to date with its words. Asks one query when they are as they were."""
    note_many([row])


def note_many(rows: list[Model]) -> None:
    """The same for rows of one kind at once."""
    if not rows:
        return
    model = type(rows[0])
    made_of = {place_of(model, row.pk): _fingerprint(row) for row in rows}
    kept = dict(DeskEntry.objects.filter(pk__in=made_of).values_list("place", "made_of"))
    behind = [row for row in rows if kept.get(place := place_of(model, row.pk)) != made_of[place]]
    authors = _bylines([row.pk for row in behind if place_of(model, row.pk) not in kept] if model is Article else [])
    DeskEntry.objects.bulk_create(
        (_entry(row, made_of[place_of(model, row.pk)], authors[row.pk]) for row in behind),
        AT_ONCE,
        update_conflicts=True,
        unique_fields=["place"],
        update_fields=["version", "made_of", "names", "words"],
    )


def note_bylines(story: Article) -> None:
    """Others stand over the story."""
    facets = _facets(_bylines([story.pk])[story.pk])
    DeskEntry.objects.filter(pk=place_of(Article, story.pk)).exclude(facets=facets).update(facets=facets)


def forget(row: Model) -> None:
    DeskEntry.objects.filter(pk=place_of(type(row), row.pk)).delete()


def watch() -> None:
    """From now on each row is noted as it is saved, and forgotten with it."""
    for model in NAMES:
        post_save.connect(_saved, sender=model, dispatch_uid="articles.search")
        post_delete.connect(_deleted, sender=model, dispatch_uid="articles.search")


def _saved(instance, **kwargs):
    note(instance)


def _deleted(instance, **kwargs):
    forget(instance)


def _fingerprint(row: Model) -> str:
    model = type(row)
    said = "\0".join([str(VERSION), *(getattr(row, name) or "" for name in (*NAMES[model], *TEXTS.get(model, ())))])
    return blake2b(said.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _bylines(stories: list[int]) -> dict[int, list[int]]:
    rows = Byline.objects.filter(article__in=stories).order_by("article", "author") if stories else []
    found = defaultdict(list)
    return found | {story: [row.author_id for row in own] for story, own in groupby(rows, lambda row: row.article_id)}


def _facets(authors: list[int]) -> str:
    return " ".join(facet("author", key) for key in authors)


def _entry(row: Model, made_of: str, authors: list[int]) -> DeskEntry:
    model = type(row)
    names, words = _keys(row, NAMES[model], joined=True), _keys(row, TEXTS.get(model, ()))
    return DeskEntry(
        place=place_of(model, row.pk),
        version=VERSION,
        made_of=made_of,
        facets=_facets(authors),
        names=_spaced(called(model, key) for key in names),
        words=_spaced(key for key in words if not key.startswith(BARE)),  # a vowel is forgiven in names alone
    )


def _keys(row: Model, columns: list[str], *, joined: bool = False) -> list[str]:
    """Those of all words in these columns. Of an address no neighbours are joined: its words are the name's again."""
    keys = {}
    for name in columns:
        text = getattr(row, name) or ""
        sounds = hindi.sound_keys(plain_text(text) if name.startswith("body") else text)
        keys |= dict.fromkeys(heard(sounds, joined=joined and not name.startswith("slug")))
    return list(keys)[:MOST_KEYS]


def _spaced(keys) -> str:
    return f" {' '.join(keys)} "
