"""What a question may have meant in which a word is misspelt: pakitsan is no word of any story, पाकिस्तान is.

There is no list of words. The keys one slip away from a word's are made (``newsroom.hindi.slips``), and the index says
which of them stand in headlines; the word is read from the headline of a live story, as that spells it. So nothing is
offered that readers do not have, and nothing has to be kept. The work is bounded, and done only when no story has all
words of a question.
"""

from itertools import islice, product

from articles.languages import LANGUAGES
from articles.models import Edition
from articles.search.glossary import widened
from articles.search.headlines import Sought, looked_up, standing, walked
from articles.search.marking import places
from articles.search.question import LONGEST, Group, Question, understand
from articles.search.searching import Narrowed, is_known, search
from newsroom import hindi

MOST_WORDS = 6  # of a question that are looked at
MOST_MISSPELT = 2
MOST_NEAR = 6  # keys of a word that are read from headlines
READ = 3  # headlines of a key in each language
MOST_TRIED = 3  # questions that are asked before one is offered
SHORT = 5  # letters under which a word has one slip; longer ones may have two


def nearest(text: str, language: str, narrowed: Narrowed) -> str:
    """The question with its misspelt words as headlines spell them, if that finds a live story; else nothing."""
    pieces = hindi.pieces(text)
    asked = widened(understand(text))
    words = [place for place, piece in enumerate(pieces) if _may_be_misspelt(piece, asked)]
    misspelt = [place for place in words[:MOST_WORDS] if not is_known(_alone(pieces[place], asked))]
    if not 0 < len(misspelt) <= MOST_MISSPELT:
        return ""
    choices = [_meant(pieces[place])[:MOST_TRIED] for place in misspelt]
    for chosen in islice(product(*choices), MOST_TRIED):
        mended = list(pieces)
        for place, word in zip(misspelt, chosen, strict=True):
            mended[place] = word
        question = "".join(mended)
        if len(question) <= LONGEST and search(widened(understand(question)), language, narrowed).whole:
            return question
    return ""


def _may_be_misspelt(piece: str, asked: Question) -> bool:
    """Whether it is a word that is looked for, and has others near to it."""
    word, typed = hindi.fold(piece), asked.readings[0] if asked else []
    is_asked = any(group.word == word for group in typed) and not hindi.asks_nothing(word)
    return is_asked and bool(hindi.near_sounds(piece))


def _alone(word: str, asked: Question) -> Question:
    """One word of a question, with all that may stand for it: joined with a neighbour, or in the glossary's words."""
    typed, *otherwise = asked.readings
    own = [group for group in typed if group.word == hindi.fold(word)]
    said, mine = {*map(id, typed)}, {*map(id, own)}
    replaced = [reading for reading in otherwise if not mine <= {*map(id, reading)}]
    instead = [[group for group in reading if id(group) not in said] for reading in replaced]
    return Question([*([group] for group in own), *instead])


def _meant(word: str) -> list[str]:
    """Words of live headlines that are near to this one, the nearest first."""
    near = hindi.near_sounds(word)
    there = standing(near)
    read = [meant for key in [key for key in near if key in there][:MOST_NEAR] if (meant := _read(key, word))]
    most = 1 if len(word) < SHORT else 2
    slips = {meant: (hindi.slips_between(word, meant), not _alike(word, meant)) for meant in read}
    return sorted((meant for meant in slips if slips[meant][0] <= most), key=slips.get)


def _read(key: str, word: str) -> str:
    """The word with this key as the newest headlines spell it: in the script of ``word`` where they do."""
    read: list[str] = []
    for language in sorted(LANGUAGES, key=lambda each: (each == "hi") != hindi.is_devanagari(word)):
        for title in _titles(key, language):
            read += [title[start:end] for start, end in places(title, Question([[Group("", {key})]]))]
        if any(_alike(word, meant) for meant in read):
            break
    return min(read, key=lambda meant: (not _alike(word, meant), hindi.slips_between(word, meant)), default="")


def _alike(word: str, meant: str) -> bool:
    """Whether both are of one script."""
    return hindi.is_devanagari(word) == hindi.is_devanagari(meant)


def _titles(key: str, language: str) -> list[str]:
    sought = [Sought(frozenset([key]))]
    keys = walked(sought, language, READ) or looked_up(sought, language, READ)
    return list(Edition.objects.live_beside(language).filter(pk__in=keys).values_list("title", flat=True))
