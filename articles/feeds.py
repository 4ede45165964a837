"""The RSS feed of a language: what is live, with absolute addresses whatever host was asked."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import caching
from articles.models import Edition
from newsroom import publication
from newsroom.pagecache.naming import name_page

SIZE = 30


class StoryFeed(Feed):
    def __call__(self, request, *args, **kwargs):
        return name_page(super().__call__(request, *args, **kwargs), {caching.newest(get_language())})

    def title(self):
        return publication.name()

    def description(self):
        return _("The newest stories of %(name)s.") % {"name": publication.name()}

    def link(self):
        return publication.absolute(reverse("front"))

    def feed_url(self):
        return publication.absolute(reverse("feed"))

    def items(self):
        return Edition.objects.live(get_language()).newest_first().for_cards()[:SIZE]

    def item_title(self, edition):
        return edition.title

    def item_description(self, edition):
        return edition.summary

    def item_link(self, edition):
        return publication.absolute(edition.get_absolute_url())

    def item_guid(self, edition):
        """Stays when the address changes (RFC 4151)."""
        host = urlsplit(settings.SITE_URL).hostname
        return f"tag:{host},{edition.first_published_at:%Y}:{edition.language}/{edition.article_id}"

    item_guid_is_permalink = False

    def item_pubdate(self, edition):
        return edition.publish_at

    def item_updateddate(self, edition):
        return edition.updated_at or edition.publish_at

    def item_categories(self, edition):
        return [edition.section.name]
