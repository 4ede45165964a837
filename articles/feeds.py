"""The RSS feeds of a language and of its sections, tags and authors: what is live, with absolute addresses."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import conditional_escape
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from articles import caching, old_addresses
from articles.body.elsewhere import elsewhere
from articles.models import Author, Category, Edition, Tag
from articles.pictures.renditions import for_machines
from newsroom import publication
from newsroom.pagecache.naming import name_page

SIZE = 30
NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


class Undated:
    """Writes all elements of a feed but the one that has no moment to tell."""

    def __init__(self, handler):
        self._handler = handler

    def __getattr__(self, name):
        return getattr(self._handler, name)

    def addQuickElement(self, name, *args, **kwargs):  # noqa: N802  (Django's name)
        if name != "lastBuildDate":
            self._handler.addQuickElement(name, *args, **kwargs)


class SteadyRss(Rss201rev2Feed):
    """RSS 2.0 that says when something in it last changed. Of an empty feed Django's own says that it does just now;
    this one says nothing, so that its bytes stay the same.

    Titles and descriptions are words, and feed readers take them for HTML: they are escaped here, and again as all
    that is written to XML.
    """

    def __init__(self, title, link, description, **more):
        super().__init__(conditional_escape(title), link, conditional_escape(description), **more)

    def add_item(self, title, link, description, **more):
        super().add_item(conditional_escape(title), link, conditional_escape(description), **more)

    def add_root_elements(self, handler):
        super().add_root_elements(handler if self.items else Undated(handler))


class SteadyFeed(Feed):
    """Who asks again names the ETag that every page has. Django's Last-Modified of an empty feed would be made up."""

    feed_type = SteadyRss
    item_guid_is_permalink = False

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        del response["Last-Modified"]
        return response


class NewsRss(SteadyRss):
    """With who wrote a story, its picture and, if the publication wants that, its whole text."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("atom:link", attrs={"href": settings.WEBSUB_HUB, "rel": "hub"})

    def rss_attributes(self):
        return super().rss_attributes() | NAMESPACES

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        if item["text"]:
            handler.addQuickElement("content:encoded", item["text"])
        if image := item["picture"]:
            made = for_machines(image, "wide")[0]
            size = {"width": str(made.width), "height": str(made.height)}
            shown = {"url": publication.absolute(made.url), "medium": "image", "type": "image/jpeg"}
            handler.startElement("media:content", shown | size)
            for element, words in (("media:description", image.caption or image.alt), ("media:credit", image.credit)):
                if words:
                    handler.addQuickElement(element, words)
            handler.endElement("media:content")


@dataclass(frozen=True)
class Shown:
    """What a feed is of: its name and sentence, the page that it follows, its own address, its stories."""

    name: str
    about: str
    page: str
    address: str
    editions: list[Edition]


class StoryFeed(SteadyFeed):
    """The newest stories of a language."""

    feed_type = NewsRss

    def __call__(self, request):
        language = get_language()
        name = publication.name()
        about = _("The newest stories of %(name)s.") % {"name": name}
        editions = _for_feed(Edition.objects.live(language).newest_first())
        shown = Shown(name, about, reverse("front"), reverse("feed"), editions)
        return self.answer(request, shown, {caching.newest(language)})

    def answer(self, request, shown, tags):
        response = super().__call__(request, shown=shown)
        if settings.WEBSUB_HUB:
            own = publication.absolute(shown.address)
            response["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{own}>; rel="self"'
        return name_page(response, tags | caching.feed(shown.editions))

    def get_object(self, request, shown):
        return shown

    def title(self, shown):
        return shown.name

    def description(self, shown):
        return shown.about

    def link(self, shown):
        return publication.absolute(shown.page)

    def feed_url(self, shown):
        return publication.absolute(shown.address)

    def items(self, shown):
        return shown.editions

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

    def item_pubdate(self, edition):
        return edition.publish_at

    def item_updateddate(self, edition):
        return edition.changed_at

    def item_categories(self, edition):
        return [category.name for category in edition.categories] + [tag.shown for tag in edition.tags]

    def item_extra_kwargs(self, edition):
        return {
            "writers": [author.name for author in edition.authors],
            "text": elsewhere(edition) if settings.FEED_TEXT == "full" else "",
            "picture": edition.picture,
        }


class ListFeed(StoryFeed):
    """The newest stories of a section, a tag or an author. Where the page is not there, nor is its feed."""

    ABOUT = {
        Category: gettext_noop("The newest stories in %(section)s, from %(name)s."),
        Tag: gettext_noop("All stories about %(tag)s, from %(name)s."),
        Author: gettext_noop("Stories by %(author)s in %(name)s."),
    }

    def __init__(self, model):
        self.model = model

    def __call__(self, request, slug):
        thing = self.model.objects.filter(slug=slug).first()
        if thing is None:
            return old_addresses.moved(self.model, slug, get_language(), address=feed_of)
        language, kind = get_language(), self.model._meta.model_name
        editions = _for_feed(Edition.objects.live(language).listed_under(thing, language))
        if not editions and self.model is not Category:
            raise Http404
        named = thing.shown if self.model is Tag else thing.name
        about = _(self.ABOUT[self.model]) % {KINDS[self.model]: named, "name": publication.name()}
        name = f"{named} | {publication.name()}"
        shown = Shown(name, about, thing.get_absolute_url(), feed_of(thing), editions)
        return self.answer(request, shown, {caching.list_of(kind, thing.pk), caching.words_of(kind, thing.pk)})


KINDS = {Category: "section", Tag: "tag", Author: "author"}  # as addresses call them


def feed_of(thing) -> str:
    """The address of the feed of a section, a tag or an author."""
    return reverse(f"{KINDS[type(thing)]}_feed", args=[thing.slug])


def _for_feed(editions) -> list[Edition]:
    editions = editions.for_page()
    return list((editions if settings.FEED_TEXT == "full" else editions.defer("body"))[:SIZE])
