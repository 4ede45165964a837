"""Which pages show this row, and until when: what the page cache keeps public pages by.

A change to a row bumps tags; a page names the tags of all that it shows. The two halves stand side by side here.
"""

from datetime import datetime, time, timedelta

from django.db.models import Exists, Min, OuterRef
from django.utils import timezone

from articles.languages import LANGUAGES
from articles.models import (
    Author,
    Breaking,
    Category,
    Correction,
    Edition,
    FrontSlot,
    Image,
    Listing,
    MenuItem,
    MonthChange,
    MostRead,
    Publication,
    Related,
    State,
    StaticPage,
    StorySlug,
    Tag,
)
from articles.months import Month
from newsroom.pagecache.changes import shown_on
from newsroom.pagecache.naming import SITE, TAGS, WITHDRAWALS, expires_at, right_until

ADDRESSES = "addresses"  # pages that are not there: a new address may be theirs


# --- What a change touches


@shown_on(Edition)
def _edition(edition):
    """Its own page in both languages (they name each other), and whatever lists a language's newest stories.

    And the months of both in sitemaps: there, too, each names the other.
    """
    tags = {story(edition.article_id), newest(edition.language), month_of(edition.language, edition.publish_at)}
    tags |= _months(Edition.objects.filter(article=edition.article_id))
    if edition.corrected_at:  # withdrawn or put back, it takes what readers were told with it
        tags.add(corrections_in(edition.language))
    return tags | {WITHDRAWALS} if edition.state == State.WITHDRAWN else tags


@shown_on(Correction)
def _correction(correction):
    return {own_page(correction.edition_id), corrections_in(correction.language)}


@shown_on(Related)
def _related(row):
    return {own_page(row.edition_id)}


@shown_on(MostRead)
def _most_read(row):
    return {most_read_in(row.language)}


@shown_on(Listing)
def _listing(row):
    """The list, and the story that names its sections, tags and authors."""
    lists = {list_of(kind, key) for kind in ("category", "tag", "author") if (key := getattr(row, f"{kind}_id"))}
    return lists | {story(row.article_id), listed_in(row.language), ADDRESSES}


@shown_on(StorySlug)
def _address(row):
    return {story(row.article_id), ADDRESSES}


@shown_on(Category)
def _category(category):
    """The menu and the kickers: sections are on every page."""
    return {SITE}


@shown_on(Tag)
def _tag(tag):
    return {words_of("tag", tag.pk), ADDRESSES}


@shown_on(Author)
def _author(author):
    """One without stories is on no list of authors."""
    rows = Listing.objects.filter(author=author.pk)
    listed = {listed_in(language) for language in LANGUAGES if rows.filter(language=language).exists()}
    return listed | {words_of("author", author.pk), ADDRESSES}


@shown_on(Image)
def _image(image):
    """A logo is on every page; a lead picture also stands in the sitemaps of its stories' months."""
    tags = {words_of("image", image.pk)} | _months(Edition.objects.filter(picture=image.pk))
    return tags | {SITE} if Publication.objects.showing([image.pk]).exists() else tags


@shown_on(MonthChange)
def _month_change(change):
    return set(map(newest, LANGUAGES))


@shown_on(Publication)
def _publication(publication):
    """Its name is over every page, and what it links to is under it."""
    return {SITE}


@shown_on(MenuItem)
def _menu_item(item):
    return {SITE}


@shown_on(StaticPage)
def _static_page(page):
    """The foot of every page leads to it."""
    return {SITE}


@shown_on(FrontSlot)
def _front_slot(slot):
    return {front(slot.language)}


@shown_on(Breaking)
def _breaking(breaking):
    return {front(breaking.language)}


def _months(editions) -> set[str]:
    return {month_of(language, moment) for language, moment in editions.values_list("language", "publish_at")}


# --- What a page shows


def story(key: int) -> str:
    return f"article-{key}"


def own_page(edition_key: int) -> str:
    """What stands on a story's own page alone, whatever other apps put there."""
    return f"page-{edition_key}"


def newest(language: str) -> str:
    """Lists by date: the front page, feeds, archives, the index of sitemaps."""
    return f"newest-{language}"


def month_of(language: str, moment: datetime) -> str:
    """A month's sitemap, which has so many stories that each one's own tag would be too many."""
    year, month = Month.of(moment)
    return f"month-{language}-{year}-{month}"


def front(language: str) -> str:
    """What editors put on the front page."""
    return f"front-{language}"


def most_read_in(language: str) -> str:
    """The list of what is read most."""
    return f"most-read-{language}"


def corrections_in(language: str) -> str:
    """What readers of a language were told was wrong."""
    return f"corrections-{language}"


def listed_in(language: str) -> str:
    """Which sections and authors have stories, and under what address."""
    return f"listed-{language}"


def list_of(kind: str, key: int) -> str:
    """The stories under a category, tag or author."""
    return f"{kind}-{key}-list"


def words_of(kind: str, key: int) -> str:
    """The name, label, bio or alternative text of a tag, an author or a picture."""
    return f"{kind}-{key}"


def cards(editions) -> set[str]:
    """The cards of these stories."""
    shown = {story(edition.article_id) for edition in editions}
    return shown | {words_of("image", edition.picture_id) for edition in editions if edition.picture_id}


def front_page(standing, read) -> set[str]:
    """A ``frontpage.standing.Standing``, beside what is read most; ``read`` holds what may come back to it, too."""
    language = standing.language
    shown = cards([*standing.editions, *read]) | bylines(standing.arrangement.writers)
    return shown | {front(language), newest(language), most_read_in(language)}


def article_page(edition, others) -> set[str]:
    """A story's own page, with ``others`` beside it, or that could be: of its section, related, read most."""
    tags = {own_page(edition.pk)} | {words_of("tag", tag.pk) for tag in edition.tags}
    lists = {list_of("category", edition.section.root.pk), most_read_in(edition.language)}
    return tags | bylines(edition.authors) | cards([edition, *others]) | lists


def feed(editions) -> set[str]:
    """Stories with the names of who wrote them and what they are about."""
    tags = {words_of("tag", tag.pk) for edition in editions for tag in edition.tags}
    return tags | cards(editions) | {words_of("author", one.pk) for edition in editions for one in edition.authors}


def page_cards(page) -> set[str]:
    """The cards of a page of a list, and the story that it begins after."""
    return cards(page.editions) | ({story(page.before)} if page.before else set())


def list_page(thing, page) -> set[str]:
    """A page of a section, tag or author."""
    kind = thing._meta.model_name
    tags = page_cards(page) | {list_of(kind, thing.pk)}
    return tags | (_byline(thing) if kind == "author" else {words_of(kind, thing.pk)})


def _byline(author) -> set[str]:
    return {words_of("author", author.pk)} | ({words_of("image", author.photo_id)} if author.photo_id else set())


def bylines(writers) -> set[str]:
    """Their names and faces."""
    return set().union(*map(_byline, writers))


def corrections(language, page) -> set[str]:
    """A page of what readers were told was wrong, with the headlines of the stories."""
    return {story(row.edition.article_id) for row in page.corrections} | {corrections_in(language)}


def missing_page(language: str, editions) -> set[str]:
    """An address that has no page yet, with some of the newest stories."""
    return cards(editions) | {newest(language), ADDRESSES}


# --- Until when


def until_the_next_moment(get_response):
    """Middleware: a public page is right until the next scheduled story, or a moment of its own, and says so.

    The clock is read before the page's first query, so a story whose moment comes while it renders ends it at once.
    """

    def respond(request):
        began = timezone.now()
        response = get_response(request)
        if TAGS in response.headers:
            coming = getattr(request, "coming", Edition.objects.all())
            moments = [_next_moment(coming, began), getattr(request, "right_until", None)]
            if known := [moment for moment in moments if moment]:
                expires_at(response, min(known))
        return response

    return respond


def today(request) -> datetime:
    """Now, for a page that names the day: it is right until the next one begins."""
    now = timezone.localtime()
    right_until(request, datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo))
    return now


def until_its_own_stories(request, language, month):
    """Of all that is scheduled, only stories of this month change the page, or their translations."""
    own = Edition.objects.filter(language=language, publish_at__gte=month.start, publish_at__lt=month.end)
    request.coming = Edition.objects.filter(Exists(own.filter(article=OuterRef("article"))))


def _next_moment(coming, after):
    coming = coming.filter(state=State.PUBLISHED, language__in=LANGUAGES, publish_at__gt=after)
    return coming.aggregate(moment=Min("publish_at"))["moment"]
