"""What was typed, as keys to look for. No letter of it goes further: the index is asked for keys alone."""

from dataclasses import dataclass, field
from typing import Self

from newsroom import hindi
from newsroom.hindi.sounds import Sounds

LONGEST = 200  # letters of a question
MOST_WORDS, FEW = 10, 5  # that are looked for; the first ones count. And those that may be missing by their consonants


@dataclass(frozen=True)
class Group:
    """One word of a question: any of its keys will do.

    ``full`` holds keys that tell vowels apart, ``near`` those of other endings, ``bare`` consonants alone; a word that
    is joined with its neighbour is among them. ``word`` is its folded spelling.
    """

    word: str
    full: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)

    @property
    def keys(self) -> set[str]:
        return self.full | self.near | self.bare

    def add(self, sounds: Sounds | Self) -> None:
        self.full.update(sounds.full)
        self.near.update(sounds.near)
        self.bare.update(sounds.bare)


@dataclass(frozen=True)
class Question:
    """The words that have to be found, in order: all of one reading. There is none when nothing was asked.

    The first reading is as it was typed; the others say the same in other words (``articles.search.glossary``).
    """

    readings: list[list[Group]]

    def __bool__(self) -> bool:
        return bool(self.readings)

    @property
    def groups(self) -> list[Group]:
        """Every word of every reading."""
        return [group for reading in self.readings for group in reading]

    @property
    def strictly(self) -> list[list[set[str]]]:
        """All words, with their vowels."""
        return [[group.full for group in reading] for reading in self.readings]

    @property
    def nearly(self) -> list[list[set[str]]]:
        """All words, with any ending."""
        return [[group.full | group.near for group in reading] for reading in self.readings]

    @property
    def loosely(self) -> list[list[set[str]]]:
        """All words, as far as their consonants go."""
        return [[group.keys for group in reading] for reading in self.readings]

    @property
    def but_one(self) -> list[list[set[str]]]:
        """All words but any one of them, as it was typed; nothing when there is only one.

        Of many words each has its vowels: every one that may be missing is one more way to ask for all the others.
        """
        groups = self.readings[0] if self.readings else []
        keys = [group.keys if len(groups) <= FEW else group.full for group in groups]
        return [keys[:place] + keys[place + 1 :] for place in range(len(keys))] if len(keys) > 1 else []


def understand(text: str) -> Question:
    """The question in ``text``, which may be anything, up to ``LONGEST`` letters of it.

    Words that are in every story are left out, and so are those that only ask for news, unless there are no others.
    """
    sounds = [word for word in hindi.sound_keys(text[:LONGEST]) if word.full]
    said = [(place, word) for place, word in enumerate(sounds) if not hindi.says_nothing(word.word)]
    asked = ([(place, word) for place, word in said if not hindi.asks_nothing(word.word)] or said)[:MOST_WORDS]
    groups = [Group(word.word) for _place, word in asked]
    for number, (place, word) in enumerate(asked):
        groups[number].add(word)
        neighbours = number + 1 < len(asked) and asked[number + 1][0] == place + 1
        if neighbours and (both := hindi.joined_sounds(word, asked[number + 1][1])):
            groups[number].add(both)
            groups[number + 1].add(both)
    return Question([groups] if groups else [])
