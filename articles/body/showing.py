"""What stands in a story's text besides its own words, put in when a page is made: other stories, other sites' posts.

A published body holds only which story and which post. Whether that story is live, how its headline reads and which
sites are on the list is asked anew with each page, so a withdrawn story leaves the box on the next request.
"""

import re
from html import unescape

from csp.decorators import csp_update
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from articles import caching
from articles.body.blocks import KEY, attributes
from articles.body.embeds import provider_of
from articles.body.typesetting import typeset
from articles.models import Edition

LONG, PARTS = 4, 3  # minutes, and subheads: from here on a story has a table of contents
# As articles.body.blocks writes them.
BOX = re.compile(r'(<aside\b[^>]*\bdata-block="(?:story|embed)"[^>]*>)([^<]*)</aside>')


class ShownBody:
    """The body of an edition as readers get it, with what its page needs to know of it."""

    def __init__(self, edition: Edition):
        self.edition = edition
        self.text, self.subheads = typeset(edition.body, edition.language)
        self.boxes = [attributes(opening) for opening, _words in BOX.findall(self.text)]
        self.keys = {int(box["data-story"]) for box in self.boxes if KEY.fullmatch(box.get("data-story", ""))}
        self.keys.discard(edition.article_id)
        self.stories = self._live_stories() if self.keys else {}
        self.providers = {provider for box in self.boxes if (provider := _provider(box))}

    def _live_stories(self) -> dict[int, Edition]:
        live = Edition.objects.live_beside(self.edition.language).filter(article__in=self.keys).for_cards()
        return {edition.article_id: edition for edition in live}

    def __str__(self) -> SafeString:
        """The only text that it takes over is the edition's, which was sanitised on the way in."""
        return mark_safe(BOX.sub(self._filled, self.text) if self.boxes else self.text)  # noqa: S308

    def _filled(self, match) -> str:
        box, words = attributes(match[1]), unescape(match[2])
        if provider := _provider(box):
            post = box["data-embed"]
            addresses = {"page": provider.page.format(post), "frame": provider.frame.format(post)}
            return render_to_string("articles/_embed.html", {"provider": provider, "title": words} | addresses)
        story = self.stories.get(int(box.get("data-story") or 0))
        return render_to_string("articles/_related_story.html", {"edition": story}) if story else ""

    @property
    def contents(self):
        """The subheads of a long story, to go to; of a short one none."""
        is_long = self.edition.reading_minutes >= LONG and len(self.subheads) >= PARTS
        return self.subheads if is_long else []

    @property
    def tags(self) -> set[str]:
        """For the page cache: a story that is not live now may be in a minute."""
        return {caching.story(key) for key in self.keys} | caching.cards(self.stories.values())

    def permit(self, response):
        """Let the page load frames of the sites in this body, and of no others. A press loads them, not the page."""
        if not self.providers:
            return response
        origins = sorted({provider.origin for provider in self.providers})
        return csp_update({"frame-src": origins})(lambda: response)()


def _provider(box: dict[str, str]):
    return provider_of(box.get("data-provider", ""), box.get("data-embed", ""))
