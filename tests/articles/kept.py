"""The site behind its page cache, and beside it the same site without a memory."""

from contextlib import contextmanager

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction
from django.test import override_settings

from articles.models import Author, Category, Edition, Listing, StorySlug, Tag
from articles.months import Month
from comments.models import Comment
from newsroom.pagecache.addresses import canonical
from newsroom.pagecache.cache import PageCache
from newsroom.pagecache.outbox import stamps
from tests.newsroom.pagecache.reader import ask

CAPACITY = 1_000_000_000  # bytes: all of it
# Not even pieces of pages.
NOTHING_KEPT = settings.CACHES | {"template_fragments": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


class Site:
    """The cached site, and the same site without a memory."""

    def __init__(self):
        self.renders, self.known = [], set()
        self.django = WSGIHandler()
        self.cached, self.bare = self._remembering(CAPACITY), self._remembering(0)

    def _remembering(self, capacity):
        application = self._counted if capacity else self.django
        return PageCache(application, stamps(), site_url=settings.SITE_URL, capacity=capacity)

    def _counted(self, environ, start_response):
        self.renders.append(environ["PATH_INFO"] + ("?" if environ["QUERY_STRING"] else "") + environ["QUERY_STRING"])
        return self.django(environ, start_response)

    def addresses(self):
        """Every address that there is or has been since the test began, and some that may come."""
        self.known |= {
            "/robots.txt",
            "/sitemap.xml",
            "/news-sitemap.xml",
            "/hi/tag/coming/",
            "/hi/author/coming/",
            "/en/section/coming/",
        }
        for language in ("hi", "en"):
            self.known |= {
                f"/{language}/",
                f"/{language}/feed/",
                f"/sitemap-{language}-pages.xml",
                f"/{language}/corrections/",
                f"/{language}/corrections/feed/",
                f"/{language}/manifest.webmanifest",
                f"/{language}/about/",
                f"/{language}/grievances/",
                f"/{language}/news/coming/",
                f"/{language}/coming/",
            }
            for kind, model in (("section", Category), ("tag", Tag), ("author", Author)):
                listed = model.objects.filter(pk__in=Listing.objects.values("tag")) if model is Tag else model.objects
                found = {f"/{language}/{kind}/{slug}/" for slug in listed.values_list("slug", flat=True)}
                self.known |= found | {f"{address}feed/" for address in found}
            for edition in Edition.objects.filter(language=language):
                month = Month.of(edition.publish_at)
                archive = f"/{language}/archive/{month.year}/{month.month:02}/"
                self.known |= {archive, f"/sitemap-{language}-{month.year}-{month.month:02}.xml"}
                self.known |= {f"{archive}?before={edition.article_id}"}
                self.known |= {f"/{language}/section/defence/?before={edition.article_id}"}
        self.known |= {f"/{row.language}/news/{row.slug}/" for row in StorySlug.objects.all()}
        for comment in Comment.objects.select_related("edition"):
            own = comment.get_absolute_url()
            self.known |= {own, f"{own}report/", f"{comment.edition.get_absolute_url()}comments/feed/"}
        for edition in Edition.objects.exclude(comments=None):
            story, newest = edition.get_absolute_url(), edition.comments.last().pk
            self.known |= {f"{story}?comments_before={newest}", f"{story}?comments_after=0"}
        return sorted(self.known)

    def fill(self):
        """Every page is in memory."""
        for address in self.addresses():
            self._answer(self.cached, address)

    def differing(self):
        """Addresses at which a reader would see something old."""
        return [
            address for address in self.addresses() if self._answer(self.cached, address) != self.bare_answer(address)
        ]

    @contextmanager
    def undone(self):
        """What is written inside is taken back, and each page stands in memory as it did before."""
        known = self.known.copy()
        keys = [canonical(*address.partition("?")[::2]) for address in known]
        entries = {key: self.cached.pages.get(key) or self.cached.missing.get(key) for key in keys}
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.known, self.cached = known, self._remembering(CAPACITY)
        for key, entry in entries.items():
            entry.sequence = entry.checked = stamps().sequence()
            (self.cached.pages if entry.found else self.cached.missing).put(key, entry)

    def bare_answer(self, address):
        with override_settings(CACHES=NOTHING_KEPT):
            return self._answer(self.bare, address)

    def _answer(self, site, address):
        path, _question, query = address.partition("?")
        answer = ask(site, path, query)
        assert answer.status < 500, address
        assert answer.headers["vary"] == "Accept-Encoding"
        assert "set-cookie" not in answer.headers
        return answer.status, answer.body, answer.headers.get("location")

    def rendered_again(self):
        """Addresses that a second visit finds out of date."""
        self.renders.clear()
        for address in sorted(self.known):
            self._answer(self.cached, address)
        return self.renders
