"""One line of a file, one language of one story: cleaned and validated as the editor's form does, or refused."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import escape

from articles import checks
from articles.body.paragraphs import identified
from articles.languages import LANGUAGES
from articles.models import Article
from articles.models.revision import WORDS
from newsroom import hindi

TEXTS = ("title", "summary", "body")
LONGEST_KEY, LONGEST_TAG, MOST_TAGS = 200, 100, 50
EARLIEST = datetime(1800, 1, 1, tzinfo=UTC)  # a moment before it is a mistake
MARKUP = re.compile("<[a-zA-Z/!]")
GAP = re.compile(r"\n\s*\n")
# Their numbers are those of the system that the story comes from.
OTHERS = re.compile(r"<figure\b.*?</figure>|<aside\b[^>]*\bdata-story=[^>]*>.*?</aside>", re.DOTALL)


class Refused(ValueError):
    """Why a line is not imported, as a sentence for whoever runs the import."""


@dataclass(frozen=True)
class Line:
    """``words`` are all of a language's, cleaned, without an address; ``moment`` is None where the line has no date."""

    key: str
    language: str
    words: dict[str, str]
    moment: datetime | None = None
    section: str = ""
    author: str = ""
    tags: list[str] = field(default_factory=list)


def read(raw: bytes) -> Line:
    """A line of the file. Raises Refused."""
    given = _parsed(raw)
    language = given.get("lang")
    if language not in LANGUAGES:
        raise Refused(f"“lang” has to be one of {', '.join(LANGUAGES)}.")
    return Line(
        key=_key(given.get("id")),
        language=language,
        words=_words(given, language),
        moment=_moment(given.get("published_at")),
        section=_text(given, "section").strip(),
        author=_text(given, "author").strip(),
        tags=_tags(given.get("tags")),
    )


def _parsed(raw: bytes) -> dict:
    try:
        given = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise Refused("The line is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise Refused("The line is not JSON.") from None
    if not isinstance(given, dict):
        raise Refused("The line is not a JSON object.")
    return given


def _text(given: dict, name: str) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(f"“{name}” has to be text.")
    return value


def _key(value) -> str:
    key = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if not key.strip() or len(key) > LONGEST_KEY or key != hindi.normalise(key):
        raise Refused(f"“id” has to be a number or a text of at most {LONGEST_KEY} letters.")
    return key


def _words(given: dict, language: str) -> dict[str, str]:
    """By the fields and the checks of the desk."""
    typed = {name: _text(given, name) for name in TEXTS}
    typed["body"] = _markup(typed["body"])
    words, story = dict.fromkeys(WORDS, ""), Article()
    for name, text in typed.items():
        try:
            words[name] = Article._meta.get_field(f"{name}_{language}").clean(text, story) or ""
        except ValidationError as error:
            raise Refused(f"“{name}”: {' '.join(error.messages)}") from None
        if name == "body":
            words[name] = identified(OTHERS.sub("", words[name]))
        setattr(story, f"{name}_{language}", words[name])
    for finding in checks.findings(story, language, checks.WORDS):
        raise Refused(finding.said)
    return words


def _markup(text: str) -> str:
    """Plain text as paragraphs, which empty lines part; HTML as it is."""
    if MARKUP.search(text):
        return text
    return "".join(f"<p>{escape(' '.join(part.split()))}</p>" for part in GAP.split(text) if part.strip())


def _moment(value) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        moment = parse_datetime(value) or datetime.combine(parse_date(value), datetime.min.time())
        moment = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
        is_known = moment >= EARLIEST
    except (TypeError, ValueError, OverflowError):
        raise Refused("“published_at” has to be a moment such as 2026-05-09T16:05:00+05:30.") from None
    if not is_known or moment > timezone.now():
        raise Refused("“published_at” lies ahead, or before there were newspapers.")
    return moment


def _tags(value) -> list[str]:
    names = value if isinstance(value, list) else [] if value is None else [None]
    if len(names) > MOST_TAGS or not all(isinstance(name, str) for name in names):
        raise Refused(f"“tags” has to be a list of at most {MOST_TAGS} names.")
    cleaned = [" ".join(hindi.normalise(name).split()) for name in names]
    if any(len(name) > LONGEST_TAG for name in cleaned):
        raise Refused(f"A tag has at most {LONGEST_TAG} letters.")
    return list(filter(None, dict.fromkeys(cleaned)))
