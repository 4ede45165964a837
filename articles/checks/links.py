"""Links inside the site lead to a page that readers can open."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

from articles.models import Author, Category, Edition, State, StaticPage, StorySlug, Tag

NAMED = {"section": Category, "tag": Tag, "author": Author, "page": StaticPage}
NOT_FOR_READERS = ("/preview/", settings.DESK)


@dataclass(frozen=True)
class Inside:
    """A link to an address of the site: the paragraph that it stands in, and the page that it names."""

    key: str
    path: str
    page: str  # the name of the route, or "" for none
    language: str
    slug: str


def links_inside(reading):
    """A link to what is not there stops publication; one to a story that comes later asks.

    However many links a text has, the database is asked once for each kind of page that they name.
    """
    inside = []
    for key, href in dict.fromkeys(reading.links):
        parts = _parts(href)
        if parts is None:
            yield reading.must(_("This link cannot be read: %(link)s") % {"link": href}, **reading.at(key))
        elif not parts.scheme and not parts.netloc and parts.path and not parts.path.startswith("/"):
            sentence = _("This link needs https:// in front: %(link)s") % {"link": href}
            yield reading.must(sentence, **reading.at(key))
        elif parts.path and _is_ours(parts):
            inside.append(_named(key, unquote(parts.path), reading.language))
    stories, known = _stories(inside), _known(inside)
    for link in inside:
        yield from _inside(reading, link, stories, known)


def _parts(href: str):
    try:
        return urlsplit(href.strip())
    except ValueError:
        return None


def _is_ours(parts) -> bool:
    if not parts.netloc:
        return not parts.scheme
    return parts.scheme in {"http", "https", ""} and parts.netloc == urlsplit(settings.SITE_URL).netloc


def _named(key, path, language) -> Inside:
    language = get_language_from_path(path) or language
    try:
        with override(language):
            found = resolve(path)
    except Resolver404:
        return Inside(key, path, "", language, "")
    return Inside(key, path, found.url_name or path, language, found.kwargs.get("slug", ""))


def _stories(links) -> dict[tuple[str, str], Edition | None]:
    """What readers have, or are to have, at ``(language, slug)``."""
    slugs = {link.slug for link in links if link.page == "article"}
    if not slugs:
        return {}
    known = StorySlug.objects.filter(slug__in=slugs).values_list("language", "slug", "article")
    wanted = {(language, slug): (article, language) for language, slug, article in known}
    editions = Edition.objects.filter(article__in={article for article, _language in wanted.values()})
    editions = {
        (row.article_id, row.language): row for row in editions.only("article", "language", "state", "publish_at")
    }
    return {place: editions.get(whose) for place, whose in wanted.items()}


def _known(links) -> set[tuple[str, str]]:
    """``(page, slug)`` of the sections, tags, authors and pages of the site that are there."""
    slugs = defaultdict(set)
    for link in links:
        slugs[link.page].add(link.slug)
    return {
        (page, slug)
        for page, model in NAMED.items()
        if slugs[page]
        for slug in model.objects.filter(slug__in=slugs[page]).values_list("slug", flat=True)
    }


def _inside(reading, link, stories, known):
    if link.path.startswith(NOT_FOR_READERS):
        sentence = _("This link leads to the desk, where readers cannot go: %(link)s")
        yield reading.must(sentence % {"link": link.path}, **reading.at(link.key))
    elif link.page == "article":
        yield from _story(reading, link, stories.get((link.language, link.slug)))
    elif not link.page or (link.page in NAMED and (link.page, link.slug) not in known):
        yield _nowhere(reading, link)


def _story(reading, link, edition):
    if edition is None:
        yield _nowhere(reading, link)
    elif edition.state == State.WITHDRAWN:
        sentence = _("This link leads to a story that was withdrawn: %(link)s")
        yield reading.must(sentence % {"link": link.path}, **reading.at(link.key))
    elif edition.publish_at > timezone.now() and edition.article_id != reading.article.pk:
        sentence = _("This link leads to a story that is not live yet: %(link)s")
        yield reading.consider(sentence % {"link": link.path}, **reading.at(link.key))


def _nowhere(reading, link):
    sentence = _("This link leads to no page of the site: %(link)s") % {"link": link.path}
    return reading.must(sentence, **reading.at(link.key))
