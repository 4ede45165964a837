"""The first screen of the desk: what waits for one person, the day by the clock, who is here.

The number of queries is fixed, and none of them looks through the archive.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.languages import LANGUAGES
from articles.models import Article, Edition, Presence, State
from articles.permissions import may_publish
from articles.presence import COLOURS, initial
from articles.rows import Row, rows_of
from articles.states import in_state
from newsroom import hindi

SHOWN = 6  # stories under a heading
COUNTED = 99  # a heading counts up to here
ON_THE_CLOCK = 8  # lines before and after now
HERE = 12  # people


@dataclass
class Heading:
    """Stories that wait for the same thing. ``total`` says how many the whole list has, which is at ``address``."""

    key: str
    title: str
    total: str
    address: str
    rows: list[Row] = field(default_factory=list)


def agenda(user) -> list[Heading]:
    """A story stands once, under the first heading that fits; headings with nothing under them are left out."""
    if not user.has_perm("articles.change_article"):
        return []
    seen, headings, places = set(), [], {}
    for key, title, found, query in _headings(user):
        keys = list(found.order_by("-changed_at", "-id").values_list("pk", flat=True)[: COUNTED + 1])
        places[key] = [pk for pk in keys if pk not in seen][:SHOWN]
        seen.update(keys)
        total = f"{COUNTED}+" if len(keys) > COUNTED else hindi.group_digits(len(keys))
        address = f"{reverse('admin:articles_article_changelist')}?{urlencode(query)}"
        headings.append(Heading(key, title, total, address))
    rows = {row.article.pk: row for row in rows_of([pk for keys in places.values() for pk in keys])}
    for heading in headings:
        heading.rows = [rows[pk] for pk in places[heading.key] if pk in rows]
    return [heading for heading in headings if heading.rows]


def _headings(user):
    """(key, title, stories, the query of their list): an editor's for all stories, a reporter's for their own."""
    every, mine, me = Article.objects.all(), Article.objects.written_by(user), {"byline": "me"}
    edits_all = user.has_perm("articles.edit_any_article")
    those, whose = (every, {}) if edits_all else (mine, me)
    if may_publish(user):
        yield "in_review", _("For you to review"), in_state(every, "in_review"), {"state": "in_review"}
    yield "sent_back", _("Sent back to you"), in_state(mine, "sent_back"), {"state": "sent_back"} | me
    yield (
        "changes",
        _("Live, with changes readers do not see"),
        in_state(those, "changes"),
        {"state": "changes"} | whose,
    )
    yield "due", _("Translations that fell behind"), those.in_debt(), {"state": "due"} | whose
    if not may_publish(user):
        yield "in_review", _("With the editors"), in_state(mine, "in_review"), {"state": "in_review"} | me
    yield "draft", _("Your drafts"), in_state(mine, "draft"), {"state": "draft"} | me


@dataclass(frozen=True)
class Moment:
    """A story that goes before readers today, in one language or more at once; or now, without a story."""

    at: datetime
    is_over: bool
    editions: list[Edition] = field(default_factory=list)

    @property
    def shown(self) -> Edition:
        """The edition whose headline stands for all: the one in the reader's language, if it is there."""
        return next((row for row in self.editions if row.language == get_language()), self.editions[0])


def clock() -> list[Moment]:
    """Today in India: the last that came before now, now, and what comes next."""
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    published = Edition.objects.filter(state=State.PUBLISHED, language__in=LANGUAGES)
    published = published.only("article", "language", "state", "publish_at", "title")
    over = published.filter(publish_at__gte=midnight, publish_at__lte=now).order_by("-publish_at", "-article")
    ahead = published.filter(publish_at__gt=now, publish_at__lt=midnight + timedelta(days=1))
    ahead = ahead.order_by("publish_at", "article")
    most = ON_THE_CLOCK * len(LANGUAGES)
    before = _moments(reversed(over[:most]), is_over=True)[-ON_THE_CLOCK:]
    return [*before, Moment(now, is_over=False), *_moments(ahead[:most], is_over=False)[:ON_THE_CLOCK]]


def _moments(editions, *, is_over) -> list[Moment]:
    """The languages of one story that appear in the same minute are one line."""
    minutes = groupby(editions, key=lambda row: row.publish_at.replace(second=0, microsecond=0))
    found = []
    for minute, rows in minutes:
        stories = {}
        for row in rows:
            stories.setdefault(row.article_id, []).append(row)
        for story in stories.values():
            languages = sorted(story, key=lambda row: LANGUAGES.index(row.language))
            found.append(Moment(minute, is_over, languages))
    return found


@dataclass(frozen=True)
class Somebody:
    """A colleague who has a story open. ``place`` is where on its screen their cursor is, or ""."""

    name: str
    initial: str
    colour: int
    article: Article
    language: str
    place: str


def here(user) -> list[Somebody]:
    """Who else has a story open: each person once a story, where they were last."""
    open_windows = Presence.objects.here().exclude(user=user).select_related("user", "article")
    open_windows = open_windows.only("user", "scope", "paragraph", "article__title_hi", "article__title_en")
    found = {}
    for row in open_windows.order_by("-seen_at")[: HERE * 4]:
        found.setdefault((row.user_id, row.article_id), row)
    return [_somebody(row) for row in list(found.values())[:HERE]]


def _somebody(row) -> Somebody:
    language = row.scope if row.scope in LANGUAGES else ""
    place = f"p-{language}-{row.paragraph}" if language and row.paragraph else ""
    colour = row.user_id % COLOURS + 1
    return Somebody(row.user.get_full_name(), initial(row.user), colour, row.article, language, place)
