"""Headlines for who is still typing: of live stories, in the page's language first, the newest first."""

from collections.abc import Callable
from functools import partial

from articles.languages import other
from articles.models import Edition
from articles.search.headlines import Sought, looked_up, walked
from articles.search.question import LONGEST, understand
from newsroom import hindi
from newsroom.hindi import Beginning

MOST = 8
FEWEST = 2  # letters of a word that is being typed
CLEAR = 3  # letters of a key with which a beginning is one of few words


def suggest(text: str, language: str) -> list[Edition]:
    """Live stories in whose headlines the words of ``text`` stand, the last one as a beginning; of a story one edition.

    Asks four queries at most for each language; the other one when there are not enough of the first.
    """
    text = hindi.normalise(text)
    words = hindi.sounded_words(text) if len(text) <= LONGEST else []
    is_typed = bool(words) and bool(hindi.WORD.fullmatch(text[-1]))
    typed = hindi.beginning_of(words.pop()) if is_typed else None
    if typed and words and words[-1].casefold().endswith(typed.word) and typed.word.isdigit():
        typed = hindi.beginning_of(words.pop())  # a letter and its number are one word: S-4
    whole = _whole(words)
    if typed and (len(typed.word) < FEWEST or (whole and hindi.asks_nothing(typed.word))):
        typed = None
    found: dict[int, Edition] = {}
    for each in (language, other(language)):
        for edition in _live(each, _ways(whole, typed, each)) if len(found) < MOST else ():
            found.setdefault(edition.article_id, edition)
    return list(found.values())[:MOST]


def _whole(words: list[str]) -> list[Sought]:
    """The words before the one that is typed, but those that say nothing."""
    groups = (group for group in understand(" ".join(words)).groups if not hindi.asks_nothing(group.word))
    return [Sought(frozenset(group.keys)) for group in groups]


def _ways(whole: list[Sought], typed: Beginning | None, language: str) -> list[Callable[[], list[int]]]:
    """How to look, one way after the other until there are enough."""
    sought, spelt = list(whole), []
    if typed:
        heard = Sought(typed.whole, typed.begun)
        sought = [*whole, heard] if heard.has_keys else []
        # Of short beginnings, which many words sound like, those come first that are spelt so.
        if max(map(len, typed.begun), default=0) < CLEAR:
            spelt = [*whole, Sought(spelt=typed.word)]
    ways = [partial(walked, spelt, language, 2 * MOST)] if spelt else []
    return [*ways, *(partial(way, sought, language, 2 * MOST) for way in (walked, looked_up) if sought)]


def _live(language: str, ways: list[Callable[[], list[int]]]) -> list[Edition]:
    """What readers have of that at this moment."""
    keys: dict[int, None] = {}
    for way in ways:
        if len(keys) < MOST:
            keys |= dict.fromkeys(way())
    live = Edition.objects.live_beside(language).filter(pk__in=keys)
    editions = live.only("article_id", "language", "slug", "title").in_bulk()
    return [editions[key] for key in keys if key in editions]
