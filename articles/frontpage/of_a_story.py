"""Where one story stands on the front pages, in words: for its own screen and before it is published."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.frontpage.changes import sections_by_key
from articles.frontpage.places import name_of
from articles.frontpage.standing import claimed
from articles.languages import LANGUAGES, in_words
from articles.models import FrontSlot
from articles.templatetags.dates import desk_moment


@dataclass(frozen=True)
class OnFrontPage:
    """One language of a story: “Lead until 6:00 pm”, a line for each place that it has or waits for."""

    language: str
    name: str
    lines: list[str]


def places_of(article, languages=LANGUAGES) -> list[OnFrontPage]:
    """For each of these languages in which readers have the story, or will."""
    now, published = timezone.now(), _published(article, languages)
    slots = [slot for language in published for slot in FrontSlot.objects.not_over(language, now)]
    sections = sections_by_key() if any(slot.story_id == article.pk for slot in slots) else {}
    return [
        OnFrontPage(
            language, in_words(language), _lines(article, [s for s in slots if s.language == language], sections)
        )
        for language in published
    ]


def _published(article, languages) -> list[str]:
    editions = {language: article.edition(language) for language in languages}
    return [language for language, row in editions.items() if row and (row.is_live or row.is_scheduled)]


def _lines(article, slots, sections) -> list[str]:
    now = timezone.now()
    standing = [slot for slot in claimed(slots, now).values() if slot.story_id == article.pk]
    waiting = [slot for slot in slots if slot.story_id == article.pk and not slot.begun(now)]
    return [_said(slot, sections, now) for slot in [*standing, *sorted(waiting, key=lambda slot: slot.order)]]


def _said(slot, sections, now) -> str:
    said = {"place": name_of(slot.place, sections), "since": desk_moment(slot.begins)}
    if slot.ends_at:
        said["until"] = desk_moment(slot.ends_at)
    if slot.begun(now):
        return _("%(place)s, until %(until)s") % said if slot.ends_at else said["place"]
    if slot.ends_at:
        return _("%(place)s, from %(since)s until %(until)s") % said
    return _("%(place)s, from %(since)s") % said
