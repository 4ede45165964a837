"""The readers' search page. Never kept, never listed elsewhere: each question is asked anew."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.body.sanitizing import plain_text
from articles.languages import LANGUAGES, in_words
from articles.models import Author, Category, Edition, Listing
from articles.search.asked import MOST_PAGES, SINCE, Asked
from articles.search.marking import answers, marked, passage
from articles.search.names import named_pages
from articles.search.nearest import nearest
from articles.search.searching import Found, search
from articles.search.suggesting import suggest
from newsroom.hindi import keep_dandas, mark_scripts

SIZE = 10  # stories of each list on a page
MOST_AUTHORS = 30


@dataclass(frozen=True)
class Result:
    """A story that was found, with what was looked for marked in its words."""

    edition: Edition
    title: SafeString
    summary: SafeString


@dataclass(frozen=True)
class Block:
    """Stories of one kind: of a language (``language`` is its code), or those that only mention what was asked."""

    language: str
    results: list[Result]

    @property
    def name(self) -> str:
        return in_words(self.language)


@require_safe
@never_cache
def search_page(request):
    asked, language = Asked.of(request.GET), get_language()
    found = search(asked.question, language, asked.narrowed, by_date=asked.by_date)
    pages = min(-(-found.longest // SIZE), MOST_PAGES)
    if asked.page > max(pages, 1):
        raise Http404
    context = {
        "asked": asked,
        "found": found,
        "meant": _meant(asked, found),
        "names": named_pages(asked.question, language) if asked.page == 1 else [],
        "blocks": _blocks(found, asked),
        "earlier": asked.page > 1 and asked.address(page=asked.page - 1),
        "later": asked.page < pages and asked.address(page=asked.page + 1),
        "categories": Category.objects.with_tree_fields(),
        "authors": _authors(found, asked),
        "times": [(key, name) for key, (name, _length) in SINCE.items()],
        "alternates": _alternates(asked),
    }
    response = render(request, "articles/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@never_cache
def suggestions(request):
    """Options of the list under the field, for the script that shows them. A part of a page, and of nobody's lists."""
    stories = suggest(request.GET.get("q", ""), get_language())
    options = [(edition, _in_lines(conditional_escape(edition.title), edition)) for edition in stories]
    response = render(request, "articles/_suggestions.html", {"options": options})
    response["X-Robots-Tag"] = "noindex"
    return response


def _meant(asked: Asked, found: Found) -> dict[str, str] | None:
    """A question to offer in place of one that no story answers whole."""
    if found.whole or asked.page > 1 or not asked.question:
        return None
    text = nearest(asked.text, get_language(), asked.narrowed)
    return {"text": text, "address": asked.address(q=text)} if text else None


def _blocks(found: Found, asked: Asked) -> list[Block]:
    """This page's part of each list, of which the empty ones are left out."""
    shown = slice((asked.page - 1) * SIZE, asked.page * SIZE)
    lists = [(language, keys[shown]) for language, keys in found.about.items()] + [("", found.mention[shown])]
    keys = {key for _language, part in lists for key in part}
    editions = {}
    for language in LANGUAGES:
        live = Edition.objects.live_beside(language).filter(pk__in=keys)
        editions |= live.select_related("section__parent", "picture").in_bulk()
    blocks = [
        Block(language, [_result(editions[key], asked) for key in part if key in editions]) for language, part in lists
    ]
    return [block for block in blocks if block.results]


def _result(edition: Edition, asked: Asked) -> Result:
    """The standfirst where it answers; else the place in the text that does."""
    words = edition.summary
    if not words or not answers(f"{edition.title} {words}", asked.question):
        words = passage(plain_text(edition.body), asked.question) or words
    return Result(edition, _set(edition.title, edition, asked), _set(words, edition, asked))


def _set(text: str, edition: Edition, asked: Asked) -> SafeString:
    return _in_lines(marked(text, asked.question), edition)


def _in_lines(html: SafeString, edition: Edition) -> SafeString:
    """Words of an edition as they are set: the other script marked, dandas kept at their sentences."""
    return mark_safe(mark_scripts(keep_dandas(html), edition.language))  # noqa: S308  (as safe as it came)


def _authors(found: Found, asked: Asked) -> list[Author]:
    """Who wrote what was found, the one who is chosen among them."""
    keys = [key for part in (*found.about.values(), found.mention) for key in part]
    listed = Listing.objects.filter(edition__in=keys, author__isnull=False).order_by()
    chosen = {asked.author.pk} if asked.author else set()
    writers = [*listed.values_list("author", flat=True).distinct()[:MOST_AUTHORS], *chosen]
    return list(Author.objects.filter(pk__in=writers))


def _alternates(asked: Asked) -> dict[str, str]:
    addresses = {}
    for language in LANGUAGES:
        with override(language):
            addresses[language] = reverse("search") + (asked.address() if asked.text else "")
    return addresses
