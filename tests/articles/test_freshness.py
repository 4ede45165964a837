"""After every kind of write each public address answers the same bytes from the page cache as it does without one."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import override_settings
from django.utils import timezone

from articles import workflow
from articles.demo import bulk
from articles.models import Author, Category, Edition, Image, Listing, StorySlug, Tag
from articles.months import Month
from comments import privacy, reports, subscriptions, watching
from comments import workflow as comments
from comments.models import Comment, LocalPolicy, Policy, Subscription
from newsroom.pagecache.cache import PageCache
from newsroom.pagecache.outbox import stamps
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, ImageFactory, publish
from tests.newsroom.pagecache.reader import ask

pytestmark = pytest.mark.django_db

LATER = timedelta(hours=2)
# Not even pieces of pages.
NOTHING_KEPT = settings.CACHES | {"template_fragments": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


class Site:
    """The cached site, and the same site without a memory."""

    def __init__(self):
        self.renders, self.known = [], set()
        django = WSGIHandler()

        def counted(environ, start_response):
            self.renders.append(
                environ["PATH_INFO"] + ("?" if environ["QUERY_STRING"] else "") + environ["QUERY_STRING"]
            )
            return django(environ, start_response)

        self.cached = PageCache(counted, stamps(), site_url=settings.SITE_URL, capacity=1_000_000_000)
        self.bare = PageCache(django, stamps(), site_url=settings.SITE_URL, capacity=0)

    def addresses(self):
        """Every address that there is or has been since the test began, and some that may come."""
        self.known |= {"/robots.txt", "/sitemap.xml", "/hi/tag/coming/", "/hi/author/coming/", "/en/section/coming/"}
        for language in ("hi", "en"):
            self.known |= {f"/{language}/", f"/{language}/feed/", f"/{language}/about/", f"/{language}/news/coming/"}
            for kind, model in (("section", Category), ("tag", Tag), ("author", Author)):
                listed = model.objects.filter(pk__in=Listing.objects.values("tag")) if model is Tag else model.objects
                self.known |= {f"/{language}/{kind}/{slug}/" for slug in listed.values_list("slug", flat=True)}
            for edition in Edition.objects.filter(language=language):
                month = Month.of(edition.publish_at)
                archive = f"/{language}/archive/{month.year}/{month.month:02}/"
                self.known |= {archive, f"/sitemap-{language}-{month.year}-{month.month:02}.xml"}
                self.known |= {f"{archive}?before={edition.article_id}"}
                self.known |= {f"/{language}/section/defence/?before={edition.article_id}"}
        self.known |= {f"/{row.language}/news/{row.slug}/" for row in StorySlug.objects.all()}
        for comment in Comment.objects.select_related("edition"):
            story = comment.edition.get_absolute_url()
            own = comment.get_absolute_url()
            self.known |= {own, f"{own}report/", f"{story}comments/feed/"}
            self.known |= {f"{story}?comments_{way}={comment.pk}" for way in ("before", "after")}
            self.known |= {f"{story}?comments_before=0", f"{story}?comments_after=0"}
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


@pytest.fixture
def site():
    """The test's transaction lives on between requests, as under Django's own test client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield Site()
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def written(django_capture_on_commit_callbacks):
    """``with written(): …`` commits what is written inside."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def newsroom(asha, story, defence, kavita):
    """A live story in both languages with every kind of neighbour."""
    workflow.save_draft(story, {"facts": {"tags": ["बर्फ़"], "lead_image": ImageFactory()}}, by=asha)
    publish(story, "hi", "en", by=asha)
    for number in range(3):
        other = ArticleFactory(
            section=defence if number else CategoryFactory(slug="air", parent=defence), authors=[kavita]
        )
        publish(other, "hi", by=asha)
    for name in ("first", "second"):
        comments.approve(_said(story, name), by=asha)
    _said(story, "waiting")
    return story


def _said(story, name, **more):
    """A comment by ``name`` under the Hindi of a story."""
    words = {"name": name, "email": f"{name}@example.org", "body": f"{name} की बात।"}
    return comments.submit(story.edition("hi"), **words, **more)


# What people do, and what happens to rows behind their backs: name -> act(story, editor)


def _words(story, by):
    workflow.save_draft(story, {"hi": {"title": "नया शीर्षक", "summary": "नया सार", "body": "<p>नया</p>"}}, by=by)
    workflow.publish(story, "hi", by=by)


def _address(story, by):
    workflow.save_draft(story, {"hi": {"slug": "coming"}}, by=by)
    workflow.publish(story, "hi", by=by)


def _facts(story, by):
    changed = {"section": CategoryFactory(slug="coming"), "tags": ["धूप"], "authors": [AuthorFactory(slug="coming")]}
    workflow.save_draft(story, {"facts": changed | {"lead_image": ImageFactory()}}, by=by)
    workflow.publish(story, "en", by=by)


def _first(story, by):
    publish(ArticleFactory(section=story.section, authors=[AuthorFactory(slug="coming")]), "hi", by=by)


def _withdraw_and_return(story, by):
    workflow.withdraw(story, "hi", by=by)
    workflow.publish(story, "hi", by=by)


def _call_off(story, by):
    other = ArticleFactory(section=story.section)
    workflow.publish(other, "hi", by=by, at=timezone.now() + LATER)
    workflow.withdraw(other, "hi", by=by)


def _imported(story, by):
    workflow.import_published(ArticleFactory(), "en", by=by, at=timezone.now() - timedelta(days=70))


def _picture(story, by):
    image = story.lead_image
    image.alt_hi, image.caption_hi, image.focal_point = "नई पंक्ति", "नया परिचय", "0.1x0.1"
    image.save()
    workflow.refresh_picture(image, by=by)


def _author(story, by):
    author = story.bylines.get().author
    author.name_hi, author.bio_hi, author.photo = "नया नाम", "नया परिचय", ImageFactory()
    author.save()


def _renamed(model, **changes):
    def act(story, by):
        row = model.objects.order_by("pk").first()
        for name, value in changes.items():
            setattr(row, name, value)
        row.save()

    return act


def _in_bulk(model, **changes):
    def act(story, by):
        model.objects.update(**changes)

    return act


def _by(name):
    return Comment.objects.get(name=name)


def _reported(comment, times):
    for number in range(times):
        reports.report(comment, reason="abuse", network=f"network {number}")


def _listing_moved(story, by):
    row = Listing.objects.filter(category=story.section, own=True).first()
    row.category = CategoryFactory(slug="coming")
    row.save()


def _bulk_update(story, by):
    editions = list(Edition.objects.all())
    for edition in editions:
        edition.title = f"थोक {edition.pk}"
    Edition.objects.bulk_update(editions, ["title"])


def _erased(story, by):
    """One comment that was answered and is emptied, one that goes."""
    first = _by("first")
    comments.approve(_said(story, "answer", parent=first), by=by)
    for name in ("first", "second"):
        privacy.erase(f"{name}@example.org", by=None)


ACTS = {
    "changed words": _words,
    "a new address": _address,
    "other facts": _facts,
    "a first publication": _first,
    "a withdrawal": lambda story, by: workflow.withdraw(story, "hi", by=by),
    "a withdrawal taken back": _withdraw_and_return,
    "a story called off": _call_off,
    "an import": _imported,
    "a picture's words and crop": _picture,
    "an author's name, text and photo": _author,
    "an author's address": _renamed(Author, slug="coming"),
    "a tag's label": _renamed(Tag, label_hi="नया विषय"),
    "a tag's address": _renamed(Tag, slug="coming"),
    "a section's name": _renamed(Category, name_hi="नई श्रेणी", description_hi="नया परिचय"),
    "a section's address": _renamed(Category, slug="coming"),
    "a new section in the menu": lambda story, by: CategoryFactory(slug="coming"),
    "a section gone": lambda story, by: CategoryFactory().delete(),
    "a list's row moved": _listing_moved,
    "lists' rows gone": lambda story, by: Listing.objects.filter(tag__isnull=False).delete(),
    "titles in bulk": _in_bulk(Edition, title="थोक में बदला"),
    "titles in another kind of bulk": _bulk_update,
    "authors in bulk": _in_bulk(Author, bio_hi="थोक में बदला"),
    "tags in bulk": _in_bulk(Tag, label_hi="थोक में बदला"),
    "sections in bulk": _in_bulk(Category, name_hi="थोक में बदली"),
    "pictures in bulk": _in_bulk(Image, alt_hi="थोक में बदली"),
    "moments in bulk": lambda story, by: Edition.objects.update(publish_at=timezone.now()),
    "a comment approved": lambda story, by: comments.approve(_by("waiting"), by=by),
    "a comment thrown away": lambda story, by: comments.trash(_by("first"), by=by),
    "a comment that was spam": lambda story, by: comments.mark_spam(_by("second"), by=by),
    "a decision taken back": lambda story, by: comments.restore(_by("first"), by=by),
    "an answer": lambda story, by: comments.approve(_said(story, "answer", parent=_by("first")), by=by),
    "readers erased": _erased,
    "an edited comment": lambda story, by: comments.edit(_by("first"), by=by, body="और बात।", note="छोटी की गई।"),
    "an editors' pick": lambda story, by: comments.feature(_by("first"), True, by=by),
    "a newsroom's answer": lambda story, by: comments.reply(_by("first"), by=by, body="धन्यवाद।"),
    "a comment that enough readers reported": lambda story, by: _reported(_by("first"), 3),
    "a site that closed its comments": lambda story, by: Policy(pk=1, mode="closed").save(),
    "another order and length": lambda story, by: Policy(pk=1, newest_first=False, longest=500).save(),
    "a policy in bulk": lambda story, by: [Policy(pk=1).save(), Policy.objects.update(mode="open")],
    "a section that closed its comments": lambda story, by: LocalPolicy(section=story.section, mode="closed").save(),
    "a story that closes one day": lambda story, by: LocalPolicy(article=story, close_after=3).save(),
    "many stories at once": lambda story, by: list(bulk.write(3)),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_address_is_right_after(name, site, newsroom, asha, written):
    site.fill()
    with written():
        ACTS[name](newsroom, asha)
    assert site.differing() == []
    assert site.rendered_again() == []


def test_a_change_that_nobody_announced_is_seen_by_the_check_and_healed_by_the_command(site, newsroom, written):
    assert site.differing() == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_edition SET title = 'चुपके से'")
    assert "/hi/" in site.differing()
    with written():
        call_command("refresh_pages")
    assert site.differing() == []


def test_a_scheduled_story_is_there_at_its_hour_and_not_before(site, newsroom, asha, written):
    assert site.differing() == []
    hour = timezone.now() + LATER
    coming = ArticleFactory(section=newsroom.section, authors=[AuthorFactory(slug="coming")])
    with written():
        workflow.publish(coming, "hi", by=asha, at=hour)
    assert site.differing() == []
    address = coming.edition("hi").get_absolute_url()
    with time_machine.travel(hour - timedelta(milliseconds=50), tick=False):
        assert site.differing() == []
        assert ask(site.cached, address).status == 404
    with time_machine.travel(hour, tick=False):
        assert ask(site.cached, address).status == 200
        assert address.encode() in ask(site.cached, "/hi/").body
        assert site.differing() == []
        assert site.rendered_again() == []


def test_what_only_the_desk_sees_touches_no_page(site, newsroom, asha, ravi, meera, at_the_desk, written):
    assert site.differing() == []
    with written():
        workflow.save_draft(newsroom, {"hi": {"title": "अधूरा"}, "facts": {"tags": ["कल"]}}, by=asha)
        workflow.submit_for_review(newsroom, "hi", by=ravi)
        workflow.send_back(newsroom, "hi", by=asha, note="थोड़ा और।")
        workflow.revoke_previews(newsroom, by=asha)
        workflow.discard(ArticleFactory(section=newsroom.section, created_by=asha), by=asha)
        at_the_desk(meera, language="en")
        ImageFactory()
        comments.trash(_said(newsroom, "unseen", notify=True), by=asha)
        subscriptions.stop(Subscription.objects.get())
        watching.wish(meera, "at_once")
        comments.mark_spam(_by("waiting"), by=asha)
        privacy.erase("waiting@example.org", by=None)
        comments.mark_spam(_said(newsroom, "unwanted"), by=asha)
        call_command("run_jobs", stdout=StringIO())
        _reported(_by("first"), 2)
    # The new tag's address might have been one of those that are not there.
    assert [address for address in site.rendered_again() if site.bare_answer(address)[0] != 404] == []


def test_a_discussion_closes_at_its_moment_on_every_page_that_has_the_form(site, newsroom, written):
    with written():
        LocalPolicy(article=newsroom, close_after=3).save()
    assert site.differing() == []
    edition = newsroom.edition("hi")
    moment = edition.first_published_at + timedelta(days=3)
    pages = [edition.get_absolute_url(), _by("first").get_absolute_url()]
    with time_machine.travel(moment - timedelta(milliseconds=50), tick=False):
        assert site.differing() == []
        assert all(b"<textarea" in ask(site.cached, page).body for page in pages)
    with time_machine.travel(moment, tick=False):
        assert not any(b"<textarea" in ask(site.cached, page).body for page in pages)
        assert all("टिप्पणियाँ बंद हैं" in ask(site.cached, page).body.decode() for page in pages)
        assert site.differing() == []
        assert site.rendered_again() == []
