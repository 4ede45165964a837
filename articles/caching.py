"""Which pages show this row, and until when: what the page cache keeps public pages by.

A change to a row bumps tags; a page names the tags of all that it shows. The two halves stand side by side here.
"""

from django.db.models import Min
from django.utils import timezone

from articles.languages import LANGUAGES
from articles.models import Author, Category, Edition, Image, Listing, State, StorySlug, Tag
from newsroom.pagecache.changes import shown_on
from newsroom.pagecache.naming import SITE, TAGS, WITHDRAWALS, expires_at

ADDRESSES = "addresses"  # pages that are not there: a new address may be theirs


# --- What a change touches


@shown_on(Edition)
def _edition(edition):
    """Its own page in both languages (they name each other), and whatever lists a language's newest stories."""
    tags = {story(edition.article_id), newest(edition.language)}
    return tags | {WITHDRAWALS} if edition.state == State.WITHDRAWN else tags


@shown_on(Listing)
def _listing(row):
    """The list, and the story that names its sections, tags and authors."""
    lists = {list_of(kind, key) for kind in ("category", "tag", "author") if (key := getattr(row, f"{kind}_id"))}
    return lists | {story(row.article_id), ADDRESSES}


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
    return {words_of("author", author.pk), ADDRESSES}


@shown_on(Image)
def _image(image):
    return {words_of("image", image.pk)}


# --- What a page shows


def story(key: int) -> str:
    return f"article-{key}"


def own_page(edition_key: int) -> str:
    """What stands on a story's own page alone, whatever other apps put there."""
    return f"page-{edition_key}"


def newest(language: str) -> str:
    """Lists by date: the front page, feeds, archives, sitemaps."""
    return f"newest-{language}"


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


def article_page(edition, more) -> set[str]:
    """A story's own page, with ``more`` stories of its section beside it."""
    tags = {own_page(edition.pk)} | {words_of("tag", tag.pk) for tag in edition.tags}
    for author in edition.authors:
        tags |= _byline(author)
    return tags | cards([edition, *more]) | {list_of("category", edition.section_id)}


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
            moments = [_next_moment(began), getattr(request, "right_until", None)]
            if known := [moment for moment in moments if moment]:
                expires_at(response, min(known))
        return response

    return respond


def _next_moment(after):
    coming = Edition.objects.filter(state=State.PUBLISHED, language__in=LANGUAGES, publish_at__gt=after)
    return coming.aggregate(moment=Min("publish_at"))["moment"]
