"""Tags that a story's own words suggest: known ones that it names, and names that it keeps coming back to."""

from collections import Counter

import regex
from django.db.models import Q

from articles.body.sanitizing import plain_text
from articles.languages import LANGUAGES
from articles.models import Tag
from newsroom import hindi

MOST = 8
OFTEN = 3  # times that a name has to come to be proposed as a tag of its own
LONGEST = 4  # words of a tag's name that are looked for
READ = 3_000  # words of a text that are: a subject comes up before that
AT_ONCE = 5_000
FOLDED = ("folded_name", "folded_label_hi", "folded_label_en")
SMALLEST = 2  # letters; a single one is no subject
# Latin names, in English and in Hindi: capitals after another word, not at the beginning of a sentence.
NAME = regex.compile(r"(?<=[\p{L}\p{M}\p{N},;:“‘\"'(-] ?)\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)*")
NOBODY = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
          "april", "may", "june", "july", "august", "september", "october", "november", "december",
          "i", "he", "she", "it", "they", "we", "the", "mr", "ms", "mrs", "dr"}  # fmt: skip


def suggested(words: dict[str, dict], chosen=()) -> list[str]:
    """Names of tags for a story: ``words`` are its words a language, ``chosen`` the names that it has already.

    Known tags first, those in the headline before those in the text, then new names by how often they come.
    """
    texts = [_text(words[language]) for language in LANGUAGES if language in words]
    has = {hindi.fold(name) for name in chosen}
    known = [name for name in _known(texts) if hindi.fold(name) not in has]
    taken = has | {hindi.fold(name) for name in known}
    return (known + [name for name in _new(texts) if hindi.fold(name) not in taken])[:MOST]


def _text(words: dict) -> str:
    return "\n".join([words.get("title") or "", words.get("summary") or "", plain_text(words.get("body") or "")])


def _known(texts: list[str]) -> list[str]:
    """Tags whose name or label stands in the text as whole words, whatever the habit of spelling, by where it does.

    The text's own phrases are looked up, so that it does not matter how many tags there are.
    """
    places: dict[str, int] = {}
    for text in texts:
        for place, phrase in _phrases(hindi.words(hindi.fold(text))[:READ]):
            places.setdefault(phrase, place)
    found = {}
    for phrases in _portions(list(places)):
        for name, *folded in named(phrases).values_list("name", *FOLDED):
            there = min(places[phrase] for phrase in folded if phrase in places)
            found[name] = min(there, found.get(name, there))
    return sorted(found, key=lambda name: (found[name], name))


def named(phrases: list[str]):
    """Tags that one of these folded phrases names."""
    found = Q(folded_name__in=phrases) | Q(folded_label_hi__in=phrases) | Q(folded_label_en__in=phrases)
    return Tag.objects.order_by().filter(found)


def _phrases(words: list[str]):
    """``(place, phrase)`` of every run of words that may be a tag."""
    for place in range(len(words)):
        for length in range(1, LONGEST + 1):
            phrase = " ".join(words[place : place + length])
            if len(phrase) >= SMALLEST:
                yield place, phrase


def _portions(phrases: list[str]):
    """As many at once as one query of SQLite may name."""
    for start in range(0, len(phrases), AT_ONCE):
        yield phrases[start : start + AT_ONCE]


def _new(texts: list[str]) -> list[str]:
    """Names in Latin letters that come often: Devanagari has no capitals to tell a name by."""
    counts = Counter(found.group() for text in texts for found in NAME.finditer(text))
    return [name for name, count in counts.most_common() if count >= OFTEN and hindi.fold(name) not in NOBODY]
