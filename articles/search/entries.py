"""Keeping what search knows: written in the transaction that gives a story to readers or takes it away."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from django.db import IntegrityError, transaction

from articles.body.sanitizing import plain_text
from articles.models import Edition, Listing, SearchEntry, State
from newsroom import hindi
from newsroom.hindi.sounds import VERSION, Sounds

A_SECOND = 64  # entries that may have one moment; more than that move to earlier seconds
TRIES = 5
MOST_KEYS = 20_000  # of one column: a long body has a few hundred
KINDS = {"category": "zs", "tag": "zt", "author": "za"}  # how facets begin: no key of a word holds a z


def note(edition: Edition) -> None:
    """Readers get this edition, now or at its hour, as it is saved; or they do not get it any more."""
    if edition.state != State.PUBLISHED:
        SearchEntry.objects.filter(edition=edition).delete()
    else:
        note_many([edition])


def note_many(editions: list[Edition], listings: Iterable[Listing] | None = None) -> None:
    """The same for published editions at once. ``listings`` are theirs, where the caller has them in hand."""
    if listings is None:
        listings = Listing.objects.filter(edition__in=editions).order_by()
    facets = defaultdict(list)
    for row in listings:
        facets[row.edition_id] += [facet(kind, key) for kind in KINDS if (key := getattr(row, f"{kind}_id"))]
    kept = {entry.edition_id: entry for entry in SearchEntry.objects.filter(edition__in=editions).defer("body")}
    rows = [(edition, sorted(facets[edition.pk])) for edition in editions]
    for _try in range(TRIES - 1):
        try:
            with transaction.atomic():
                _write(rows, kept)
        except IntegrityError:  # another transaction took a place meanwhile
            continue
        return
    _write(rows, kept)


def facet(kind: str, key: int | str) -> str:
    """The key that stands in the index for being on the list of a section, tag or author."""
    return f"{KINDS[kind]}{key}"


def in_language(language: str) -> str:
    return f"z{language}"


def place_at(moment: datetime) -> int:
    """The last place of a moment's second: what is published by then stands there or before it."""
    return (int(moment.timestamp()) + 1) * A_SECOND - 1


def _write(rows: list[tuple[Edition, list[str]]], kept: dict[int, SearchEntry]) -> None:
    new, moved = [], []
    for edition, facets in rows:
        entry = SearchEntry(edition=edition, publish_at=edition.publish_at, **keys_of(edition, facets))
        there = kept.get(edition.pk)
        if there and there.publish_at == edition.publish_at:
            entry.place = there.place
            entry.save(force_update=True)
            continue
        if there:
            moved.append(there.pk)
        new.append(entry)
    SearchEntry.objects.filter(pk__in=moved).delete()
    _find_places(new)
    SearchEntry.objects.bulk_create(new)


def _find_places(entries: list[SearchEntry]) -> None:
    """Give each entry a free place of its moment's second, or of one before it."""
    taken = set()
    looking = [(entry, place_at(entry.publish_at) - A_SECOND + 1 + entry.edition_id % A_SECOND) for entry in entries]
    while looking:
        taken |= set(SearchEntry.objects.filter(pk__in=[place for _, place in looking]).values_list("pk", flat=True))
        further = []
        for entry, place in looking:
            if place in taken:
                further.append((entry, place - A_SECOND))
            else:
                entry.place = place
                taken.add(place)
        looking = further


def keys_of(edition: Edition, facets: list[str]) -> dict:
    """The columns of an edition's entry. A key that stands in the headline or standfirst is not kept for the text."""
    title, summary, body = map(hindi.sound_keys, (edition.title, edition.summary, plain_text(edition.body)))
    said = {*(in_title := _keys(title, joined=True)).split(), *(in_summary := _keys(summary, joined=True)).split()}
    return {
        "version": VERSION,
        "facets": " ".join([in_language(edition.language), *facets]),
        "spelt_title": _spelt(title),
        "spelt_summary": _spelt(summary),
        "title": in_title,
        "summary": in_summary,
        "body": f" {' '.join(key for key in _keys(body).split() if key not in said)} ",
    }


def _spelt(words: list[Sounds]) -> str:
    return f" {' '.join(sounds.word for sounds in words)} "


def _keys(words: list[Sounds], *, joined: bool = False) -> str:
    return f" {' '.join(heard(words, joined=joined)[:MOST_KEYS])} "


def heard(words: list[Sounds], *, joined: bool = False) -> list[str]:
    """Each key once. ``joined`` adds those of neighbours written as one word: नौ सेना is found by नौसेना, too."""
    said = {sounds.word: sounds for sounds in words if not hindi.says_nothing(sounds.word)}
    keys = dict.fromkeys(key for sounds in said.values() for key in (*sounds.full, *sounds.bare))
    for one, following in pairwise(words) if joined else ():
        says_something = not (hindi.says_nothing(one.word) or hindi.says_nothing(following.word))
        if says_something and (both := hindi.joined_sounds(one, following)):
            keys |= dict.fromkeys((*both.full, *both.bare))
    return list(keys)
