"""The RSS feed of what readers were told was wrong."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import caching
from articles.corrections import corrections_page
from articles.feeds import SteadyFeed
from newsroom import publication
from newsroom.pagecache.naming import name_page


class CorrectionFeed(SteadyFeed):
    """The newest corrections of a language."""

    def __call__(self, request):
        page = corrections_page(get_language(), None)
        return name_page(super().__call__(request, page=page), caching.corrections(get_language(), page))

    def get_object(self, request, page):
        return page

    def title(self):
        return _("Corrections of %(name)s") % {"name": publication.name()}

    def description(self):
        return _("What was wrong in our stories, and what is right.")

    def link(self):
        return publication.absolute(reverse("corrections"))

    def feed_url(self):
        return publication.absolute(reverse("corrections_feed"))

    def items(self, page):
        return page.corrections

    def item_title(self, correction):
        return correction.edition.title

    def item_description(self, correction):
        return correction.sentence

    def item_link(self, correction):
        return publication.absolute(correction.edition.get_absolute_url())

    def item_guid(self, correction):
        """Stays when the story's address changes (RFC 4151)."""
        host = urlsplit(settings.SITE_URL).hostname
        return f"tag:{host},{correction.at:%Y}:correction/{correction.pk}"

    def item_pubdate(self, correction):
        return correction.at
