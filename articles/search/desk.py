"""Finding what the desk has, drafts included: by what it is called, and stories by their text as well.

A list shows what its person may see, and this only says which of it have the words. The last word may be half typed.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from django.db import connection
from django.db.models import Model

from articles.models import Article, Author
from articles.search import index
from articles.search.desk_entries import A_KIND, called, key_at, place_of
from articles.search.entries import facet
from articles.search.glossary import widened
from articles.search.question import LONGEST, understand
from newsroom import hindi
from newsroom.hindi.sounds import Sounds

MOST = 1_000  # rows that a search finds, the last made ones
MOST_AUTHORS = 100  # whose stories it does
SHORT = 3  # letters


@dataclass(frozen=True)
class Found:
    """Keys of rows that have every word. ``more``: there are further ones, which were made earlier. ``more_authors``:
    so there are of those whose stories were looked for. ``is_guess``: none has all words but by their consonants.
    """

    keys: list[int]
    more: bool = False
    more_authors: bool = False
    is_guess: bool = False

    def among(self, rows):
        """Those of a queryset, which stay what they are and in their order."""
        return rows.filter(pk__in=self.keys)


@dataclass(frozen=True)
class Word:
    """One word that has to be found: its keys, those of other endings or without vowels, and beginnings of keys."""

    full: set[str]
    near: set[str]
    bare: set[str]
    begun: set[str]


def named(model: type[Model], text: str, *, while_typing: bool = False) -> Found:
    """Rows with every word in their name: stories by headline, address and byline.

    If none has them, names with another ending of a word, or in which the last one is only begun; then those with
    their consonants. ``while_typing`` nobody knows yet whether that word is whole, and all but the last are found.
    """
    readings = _asked(text)
    whole = [[word.full for word in reading] for reading in readings]
    begun = [[word.full | word.near | word.begun for word in reading] for reading in readings]
    loose = [[word.full | word.near | word.begun | word.bare for word in reading] for reading in readings]
    asked, found = None, Found([])
    for wanted in (begun, loose) if while_typing else (whole, begun, loose):
        if wanted != asked and not found.keys:
            asked, found = wanted, _newest(model, *_in_names(model, wanted))
    return replace(found, is_guess=asked is loose)


def mentioned(text: str) -> Found:
    """Stories with every word somewhere, in a text, a headline or a byline; with another ending if none has it."""
    readings = _asked(text)
    whole = [[word.full for word in reading] for reading in readings]
    found = _newest(Article, *_or_signed(whole, whole))
    near = [[word.full | word.near for word in reading] for reading in readings]
    return found if found.keys or near == whole else _newest(Article, *_or_signed(near, near))


def _asked(text: str) -> list[list[Word]]:
    """The readings of a question. One word that says nothing may be the beginning of one that does: का, of काशी."""
    question = understand(text)
    text = text[:LONGEST]
    words = zip(hindi.sounded_words(text), hindi.sound_keys(text), strict=True)
    typed, last = next(((word, sounds) for word, sounds in reversed([*words]) if sounds.full), ("", None))
    if last and not question:
        return [[Word(set(last.full), set(), set(), _beginnings(typed, last))]]
    readings = [
        [Word(group.full, group.near, group.bare, set()) for group in reading] for reading in widened(question).readings
    ]
    if last and question.readings[0][-1].word == last.word:
        readings[0][-1].begun.update(_beginnings(typed, last))
    return readings


def _beginnings(typed: str, last: Sounds) -> set[str]:
    """Keys of words that begin with what was typed. A short word begins all that its own keys do, be it one letter."""
    beginning, own = hindi.beginning_of(typed), last.full if len(last.word) <= SHORT else ()
    begun = {*own, *(key for key in beginning.begun if not key.startswith(own))}
    return beginning.whole | {f"{key}{index.AND_ON}" for key in begun}


def _in_names(model, wanted: list[list[set[str]]]) -> tuple[list[list[set[str]]], bool]:
    """Groups of keys as they stand in the index for names, and whether there are more authors of such a name."""
    names = [[{called(model, key) for key in group} for group in groups] for groups in wanted]
    return _or_signed(names, wanted) if model is Article else (names, False)


def _or_signed(said: list[list[set[str]]], wanted: list[list[set[str]]]) -> tuple[list[list[set[str]]], bool]:
    """What is ``said`` of stories, or the byline of an author of that name: it changes without their stories."""
    names = [[{called(Author, key) for key in group} for group in groups] for groups in wanted]
    authors, more = _authors(names)
    signed = [
        [
            keys | {facet("author", key_at(place)) for place, known in authors.items() if _has(known, name)}
            for keys, name in zip(groups, named, strict=True)
        ]
        for groups, named in zip(said, names, strict=True)
    ]
    return signed, more


def _authors(names: list[list[set[str]]]) -> tuple[dict[int, str], bool]:
    """The last authors with two words that stand together, and with one, by place; and whether there are more."""
    both = _rows(Author, [[*pair] for groups in names for pair in pairwise(groups)], ["place", "names"], MOST_AUTHORS)
    one = _rows(Author, [[group] for groups in names for group in groups], ["place", "names"], MOST_AUTHORS + 1)
    return dict(both + one[:MOST_AUTHORS]), len(one) > MOST_AUTHORS


def _has(names: str, group: set[str]) -> bool:
    return any(f" {key} ".replace(f"{index.AND_ON} ", "") in names for key in group)


def _newest(model, wanted: list[list[set[str]]], more_authors: bool) -> Found:
    places = [place for (place,) in _rows(model, wanted, ["place"], MOST + 1)]
    return Found([key_at(place) for place in places[:MOST]], more=len(places) > MOST, more_authors=more_authors)


def _rows(model, wanted, columns: list[str], most: int) -> list[tuple]:
    if not wanted:
        return []
    first, last = place_of(model, 0), place_of(model, A_KIND - 1)
    return index.newest(index.DESK, connection, wanted, columns, first=first, last=last, limit=most)
