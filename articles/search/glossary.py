"""Words that editors keep as equal, as further ways to put a question: भारत चीन is India China, too."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from articles.models import Equivalents
from articles.search.question import Group, Question, understand

MOST = 8  # readings of a question


@dataclass(frozen=True)
class Term:
    """Its words as groups, and those of every other term of its entry."""

    groups: list[Group]
    others: list[list[Group]]


def widened(question: Question) -> Question:
    """The question with what editors keep for its words. Asks one query, and reads the glossary when it was changed.

    A word for a word is one more alternative in its place; where one of the two has several words, the question is
    put once more.
    """
    if not question:
        return question
    typed, terms = question.readings[0], _glossary(_state())
    found = [(place, term) for place in range(len(typed)) for term in _terms_at(typed, place, terms)]
    wider = [Group(group.word, set(group.full), set(group.near), set(group.bare)) for group in typed]
    for place, term in found:
        for other in term.others if len(term.groups) == 1 else ():
            if len(other) == 1:
                wider[place].add(other[0])
    readings = [wider]
    for place, term in found:
        otherwise = [other for other in term.others if len(term.groups) > 1 or len(other) > 1]
        readings += [wider[:place] + other + wider[place + len(term.groups) :] for other in otherwise]
    return Question(readings[:MOST])


def _terms_at(typed: list[Group], place: int, terms: dict[str, list[Term]]) -> list[Term]:
    """The terms that stand in a question from its word ``place`` on."""
    begun = {id(term): term for key in typed[place].full for term in terms.get(key, ())}
    return [term for term in begun.values() if _stands(term.groups, typed[place : place + len(term.groups)])]


def _stands(term: list[Group], typed: list[Group]) -> bool:
    return len(term) == len(typed) and all(
        not one.full.isdisjoint(other.full) for one, other in zip(term, typed, strict=True)
    )


def _state() -> tuple:
    """Other when anything in the glossary is, whichever of two changes was committed first."""
    return tuple(Equivalents.objects.order_by("pk").values_list("pk", "changed_at"))


@lru_cache(maxsize=1)
def _glossary(state: tuple) -> dict[str, list[Term]]:
    """Every term, by each key of its first word."""
    terms = defaultdict(list)
    for entry in Equivalents.objects.all():
        read = [groups for line in entry.lines if (groups := _groups(line))]
        for groups in read:
            term = Term(groups, [other for other in read if other is not groups])
            for key in groups[0].full:
                terms[key].append(term)
    return terms


def _groups(term: str) -> list[Group]:
    question = understand(term)
    return question.readings[0] if question else []
