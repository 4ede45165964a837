"""The numbers beside a text: how long it is, how long it takes to read, whether its headline fits a search result."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body.sanitizing import plain_text
from newsroom import hindi

# Google cuts titles "as needed, typically to fit the device width" (Search Central, "Influencing title links") and
# names no number. On a desktop its column of results is 600 px wide and titles are set in Arial at 20 px.
SEARCH_WIDTH, SEARCH_SIZE = 600, 20


@dataclass(frozen=True)
class Counts:
    """Of one language of a story; ``headline`` in aksharas, ``width`` in pixels as a search result."""

    words: int
    minutes: int
    headline: int
    width: int

    @property
    def fits(self) -> bool:
        return self.width <= SEARCH_WIDTH

    @property
    def said(self) -> str:
        """“412 words, 3 min”."""
        words = ngettext("%(count)s word", "%(count)s words", self.words) % {"count": hindi.group_digits(self.words)}
        return _("%(words)s, %(minutes)s min") % {"words": words, "minutes": self.minutes} if self.words else ""

    @property
    def headline_said(self) -> str:
        """“36 letters, fits search results”."""
        if not self.headline:
            return ""
        letters = ngettext("%(count)s letter", "%(count)s letters", self.headline) % {"count": self.headline}
        if self.fits:
            return _("%(letters)s, fits search results") % {"letters": letters}
        return _("%(letters)s, may be cut in search") % {"letters": letters}

    def as_json(self) -> dict:
        return {
            "words": self.words,
            "minutes": self.minutes,
            "headline": self.headline,
            "fits": self.fits,
            "said": self.said,
            "headline_said": self.headline_said,
        }


def of(words: dict) -> Counts:
    """Of the words of one language, as a revision keeps them."""
    text = plain_text(words.get("body") or "")
    title = words.get("title") or ""
    return Counts(
        words=hindi.count_words(text),
        minutes=hindi.reading_minutes(text),
        headline=len(hindi.graphemes(title)),
        width=search_width(words.get("seo_title") or title),
    )


def search_width(title: str) -> int:
    """The width of a headline among search results, in pixels."""
    return hindi.rendered_width(title, SEARCH_SIZE)
