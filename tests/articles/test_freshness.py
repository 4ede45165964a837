"""After every kind of write each public address answers the same bytes from the page cache as it does without one."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import heat, relating, workflow
from articles.demo import bulk
from articles.models import (
    Article,
    Author,
    Category,
    Edition,
    Image,
    Listing,
    MenuItem,
    MostRead,
    Publication,
    Related,
    StaticPage,
    Tag,
)
from articles.pictures import workflow as pictures
from articles.pictures.developing import develop_waiting
from comments import privacy, reports, subscriptions, watching
from comments import workflow as comments
from comments.models import Comment, LocalPolicy, Policy, Subscription
from tests.articles import front_acts
from tests.factories import HINDI, ArticleFactory, AuthorFactory, CategoryFactory, ImageFactory, publish
from tests.newsroom.pagecache.reader import ask

pytestmark = pytest.mark.django_db

LATER = timedelta(hours=2)


@pytest.fixture
def newsroom(asha, story, defence, kavita, pages):
    """A live story in both languages with every kind of neighbour."""
    workflow.save_draft(story, {"facts": {"tags": ["बर्फ़"], "lead_image": ImageFactory()}}, by=asha)
    publish(story, "hi", "en", by=asha)
    for number in range(3):
        other = ArticleFactory(
            section=defence if number else CategoryFactory(slug="air", parent=defence), authors=[kavita]
        )
        publish(other, "hi", by=asha)
    publish(ArticleFactory(section=CategoryFactory(slug="views", opinion=True), authors=[kavita]), "hi", by=asha)
    draft = ArticleFactory(section=defence)
    boxes = "".join(f'<aside data-block="story" data-story="{key}">पुल</aside>' for key in (story.pk, draft.pk))
    publish(ArticleFactory(hi=HINDI | {"title": "दो बॉक्स", "body": f"<p>पाठ</p>{boxes}"}), "hi", by=asha)
    _neighbours(story)
    for name in ("first", "second"):
        comments.approve(_said(story, name), by=asha)
    _said(story, "waiting")
    return story


def _neighbours(story):
    """Every Hindi story is among those read most, and the others lead on to this one."""
    editions = Edition.objects.live("hi").order_by("pk")
    heat.warm({edition.pk: number for number, edition in enumerate(editions, start=1)})
    heat.rank()
    for edition in editions:
        if edition.article_id != story.pk:
            Related.objects.create(edition=edition, other=story.edition("hi"), position=0)


def _said(story, name, **more):
    """A comment by ``name`` under the Hindi of a story."""
    words = {"name": name, "email": f"{name}@example.org", "body": f"{name} की बात।"}
    return comments.submit(story.edition("hi"), **words, **more)


# What people do, and what happens to rows behind their backs: name -> act(story, editor)


def _words(story, by):
    workflow.save_draft(story, {"hi": {"title": "नया शीर्षक", "summary": "नया सार", "body": "<p>नया</p>"}}, by=by)
    workflow.publish(story, "hi", by=by)


def _corrected(story, by):
    workflow.publish(story, "hi", by=by, change="correction", sentence="पुल 620 मीटर लंबा है।")


def _typo(story, by):
    workflow.save_draft(story, {"hi": {"title": "वर्तनी सुधरी"}}, by=by)
    workflow.publish(story, "hi", by=by, change="typo")


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


def _withdraw_and_put_back(story, by):
    workflow.withdraw(story, "hi", by=by)
    workflow.save_draft(story, {"facts": {"section": CategoryFactory(slug="coming")}}, by=by)
    workflow.publish(story, "en", by=by)
    workflow.put_back(story, "hi", by=by)


def _call_off(story, by):
    other = ArticleFactory(section=story.section)
    workflow.publish(other, "hi", by=by, at=timezone.now() + LATER)
    workflow.withdraw(other, "hi", by=by)


def _read_most(story, by):
    """The list turns round."""
    editions = Edition.objects.live("hi").order_by("-pk")
    heat.warm({edition.pk: 100 * number for number, edition in enumerate(editions, start=1)})
    heat.rank()


def _related(story, by):
    """What stands beside the story is another one; one that stood beside another is gone."""
    Related.objects.filter(edition=story.edition("hi")).delete()
    newest = Edition.objects.live("hi").newest_first().exclude(article=story)
    for position, other in enumerate(newest[:3]):
        Related.objects.create(edition=story.edition("hi"), other=other, position=position)


def _boxed(story, by):
    """The draft that another story's box names goes live."""
    workflow.publish(Article.objects.get(editions=None), "hi", by=by)


def _imported(story, by):
    workflow.import_published(ArticleFactory(), "en", by=by, at=timezone.now() - timedelta(days=70))


def _picture(story, by):
    words = {"alt_hi": "नई पंक्ति", "caption_hi": "नया परिचय", "focal_point": "0.1x0.1"}
    pictures.change({story.lead_image_id: words}, by=by)


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
    "a correction": _corrected,
    "a typo": _typo,
    "a new address": _address,
    "other facts": _facts,
    "a first publication": _first,
    "a withdrawal": lambda story, by: workflow.withdraw(story, "hi", by=by),
    "a withdrawal and a new publication": _withdraw_and_return,
    "a withdrawal taken back": _withdraw_and_put_back,
    "a story called off": _call_off,
    "a story in a box": _boxed,
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
    "another order of what is read most": _read_most,
    "ranks in bulk": lambda story, by: MostRead.objects.filter(rank__gt=2).delete(),
    "other related stories": _related,
    "neighbours found beside the requests": lambda story, by: list(relating.relate_waiting()),
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
    "another name of the paper": _renamed(Publication, name_hi="पहाड़ी डाक", whatsapp="https://wa.me/910"),
    "its name in bulk": _in_bulk(Publication, name_en="Hill Post"),
    "a logo": lambda story, by: Publication.objects.update(logo=story.lead_image),
    "an officer who has now a page": _renamed(Publication, officer_name_hi="रेखा सोरेन", officer_phone="+91 651 555"),
    "a page's text": _renamed(StaticPage, title_hi="हम", body_hi="<p>नया।</p>"),
    "a page that one language loses": _renamed(StaticPage, body_en=""),
    "a page's place": _renamed(StaticPage, position=99),
    "a further link": lambda story, by: MenuItem(menu="main", category=story.section).save(),
    "further links gone": lambda story, by: [MenuItem(category=story.section).save(), MenuItem.objects.all().delete()],
    "a new page": lambda story, by: StaticPage(slug="coming", title_hi="नया", body_hi="<p>नया।</p>").save(),
    "a page gone": lambda story, by: StaticPage.objects.get(slug="about").delete(),
    "pages in bulk": _in_bulk(StaticPage, title_hi="थोक में बदला"),
    "many stories at once": lambda story, by: list(bulk.write(3)),
} | front_acts.ACTS


# Which pages show a row is the same on every database: there each eighth act tries how they are told.
TRIED = list(ACTS)[:: 1 if connection.vendor == "sqlite" else 8]
TOGETHER = 10  # acts in one newsroom, each of which finds it as it was


@pytest.mark.parametrize("first", range(0, len(TRIED), TOGETHER))
def test_every_address_is_right_after(first, site, newsroom, asha, written):
    site.fill()
    wrong = {}
    for name in TRIED[first : first + TOGETHER]:
        with site.undone():
            with written():
                ACTS[name](Article.objects.get(pk=newsroom.pk), asha)
            wrong[name] = site.differing() + [f"{address} is rendered again" for address in site.rendered_again()]
    assert {name: addresses for name, addresses in wrong.items() if addresses} == {}


def test_a_story_that_was_away_when_pages_were_made_is_back_on_each_of_them(site, newsroom, asha, written):
    """It is related to others and among those read most. Its lists are what they were: nobody writes them anew."""
    site.fill()
    for act in (workflow.withdraw, workflow.put_back):
        with written():
            act(newsroom, "hi", by=asha)
        assert site.differing() == []


def test_every_page_shows_another_file_of_the_logo(site, newsroom, asha, written):
    with written():
        Publication.objects.update(logo=ImageFactory())
    site.fill()
    with written():
        pictures.change({Publication.objects.get().logo_id: {"focal_point": "0.1x0.1"}}, by=asha)
    assert site.differing() == []
    assert "/hi/about/" in site.renders


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


def test_a_story_leaves_the_news_sitemap_after_two_days(site, newsroom):
    edition = newsroom.edition("hi")
    address, leaves = edition.get_absolute_url().encode(), edition.publish_at + timedelta(days=2)
    assert address in ask(site.cached, "/news-sitemap.xml").body
    with time_machine.travel(leaves - timedelta(milliseconds=50), tick=False):
        assert address in ask(site.cached, "/news-sitemap.xml").body
    with time_machine.travel(leaves, tick=False):
        assert address not in ask(site.cached, "/news-sitemap.xml").body
        assert site.differing() == []


def test_what_only_the_desk_sees_touches_no_page(site, newsroom, asha, ravi, meera, at_the_desk, written):
    with written():
        list(develop_waiting())  # or the jobs below make the newsroom's pictures ready,
        heat.rank()  # and put in order what is read
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


def test_a_place_on_the_front_page_begins_and_ends_at_its_second_on_kept_pages(site, newsroom, asha, written):
    older = Edition.objects.live("hi").newest_first().last()
    begins, ends = timezone.now() + LATER, timezone.now() + 2 * LATER
    with written():
        for act in (front_acts.placed, front_acts.announced):
            act(older.article, asha, starts_at=begins, ends_at=ends)
    blink = timedelta(milliseconds=50)
    for moment, is_there in ((begins - blink, False), (begins, True), (ends - blink, True), (ends, False)):
        with time_machine.travel(moment, tick=False):
            assert site.differing() == []
            body = ask(site.cached, "/hi/").body.decode()
            lead = body.partition("article-card--lead")[2].partition("</article>")[0]
            assert (older.get_absolute_url() in lead) is is_there
            assert (front_acts.SENTENCE in body) is is_there
            assert site.rendered_again() == []


def test_a_change_of_one_front_page_touches_no_other_page(site, newsroom, asha, written):
    assert site.differing() == []
    with written():
        front_acts.placed(newsroom, asha)
        front_acts.announced(newsroom, asha)
    assert site.rendered_again() == ["/hi/"]
