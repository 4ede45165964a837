"""What a page says of itself to machines (schema.org, as JSON-LD): what readers see on it, and nothing else."""

import json

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.languages import LANGUAGES
from articles.pictures.renditions import FOR_SEARCH, Rendition, for_machines
from newsroom import hindi, publication

HEADLINE = 110  # letters that search engines take
# Pages that a new newsroom begins with (articles.opening), by their addresses.
PAGES_OF_US = {"about": "AboutPage", "contact": "ContactPage"}
POLICIES = {"correctionsPolicy": "corrections-policy", "actionableFeedbackPolicy": "grievances"}
# What could end the script element, or a line of JavaScript, stands as an escape that JSON knows.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def script(*things: dict) -> SafeString:
    """A block of data for the head of a page: nothing in it is run, so the content security policy has no say."""
    graph = {"@context": "https://schema.org", "@graph": [_without_nothing(thing) for thing in things]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  (escaped above)


def story(edition, corrections, translation) -> list[dict]:
    """A story and the way to it; ``translation`` is its live edition in the other language, or None."""
    address = _absolute(edition)
    trail = [edition.section.parent] if edition.section.parent else []
    article = {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "mainEntityOfPage": address,
        "headline": hindi.truncate(edition.title, HEADLINE),
        "description": edition.summary,
        "inLanguage": edition.language,
        "datePublished": _moment(edition.first_published_at),
        "dateModified": _moment(edition.updated_at or edition.first_published_at),
        "author": [_person(author) for author in edition.authors] or publisher(),
        "publisher": publisher(),
        "articleSection": [category.name for category in edition.categories],
        "keywords": [tag.shown for tag in edition.tags],
        "image": pictures(edition.picture),
        "isAccessibleForFree": True,
        "timeRequired": f"PT{edition.reading_minutes}M",
        "correction": [_correction(one) for one in corrections] if edition.corrected_at else [],
    }
    article |= _translated(edition, translation)
    return [article, _trail([*trail, edition.section], edition.title, address)]


def section(category, page) -> list[dict]:
    address = _of_page(category, page)
    trail = [category.parent] if category.parent else []
    return [_list("CollectionPage", category.name, category.description, page, address), _trail(trail, category.name)]


def tag(tag, page) -> list[dict]:
    return [_list("CollectionPage", tag.shown, "", page, _of_page(tag, page)), _trail([], tag.shown)]


def author(author, page) -> list[dict]:
    person = _person(author) | {"description": author.bio, "image": pictures(author.photo)}
    listed = _list("ProfilePage", author.name, "", page, _of_page(author, page))
    return [listed | {"mainEntity": person, "hasPart": listed["mainEntity"]}, _trail([], author.name)]


def front() -> list[dict]:
    """The publication, and the name of its site."""
    site = {
        "@type": "WebSite",
        "name": publication.name(),
        "alternateName": [name for each in LANGUAGES if (name := publication.name(each)) != publication.name()],
        "url": publication.absolute("/"),
        "inLanguage": list(LANGUAGES),
        "publisher": {"@id": publisher()["@id"]},
    }
    return [organisation(), site]


def static_page(static_page) -> list[dict]:
    """A page of the site itself; where it says who we are, so do the data."""
    of_us = PAGES_OF_US.get(static_page.slug)
    page = {
        "@type": of_us or "WebPage",
        "name": static_page.title,
        "description": static_page.summary,
        "url": _absolute(static_page),
        "inLanguage": get_language(),
        "dateModified": _moment(static_page.changed_at),
        "publisher": {"@id": publisher()["@id"]} if of_us else publisher(),
    }
    return [page, *([organisation()] if of_us else []), _trail([], static_page.title)]


def publisher() -> dict:
    """Who answers for the page."""
    paper = publication.current()
    return {
        "@type": "NewsMediaOrganization",
        "@id": publication.absolute("/#publisher"),
        "name": paper.name,
        "url": publication.absolute("/"),
        "logo": _logo(paper.logo),
    }


def organisation() -> dict:
    """The publisher with all that it says of itself."""
    paper = publication.current()
    known = paper.publisher
    return publisher() | {
        "slogan": paper.tagline,
        "legalName": known.legal_name,
        "address": known.address,
        "email": known.email,
        "telephone": known.phone,
        "foundingDate": str(known.founded or ""),
        "sameAs": [address for _name, address in paper.social],
        **_policies(paper),
    }


def _policies(paper) -> dict:
    """Where readers find them: those that stand at the foot of each page."""
    there = {entry.url for entry in paper.footer_menu}
    pages = {name: reverse("page", args=[slug]) for name, slug in POLICIES.items()}
    return {name: publication.absolute(path) for name, path in pages.items() if path in there}


def _logo(image) -> dict:
    made = for_machines(image, "natural")[0] if image else Rendition(static("img/icon-512.png"), 512, 512)
    return {"@type": "ImageObject", "url": publication.absolute(made.url), "width": made.width, "height": made.height}


def pictures(image) -> list[dict]:
    """A picture in the three shapes that search engines cut results from, each as large as it is there."""
    if image is None:
        return []
    words = {"caption": image.caption or image.alt, "creditText": image.credit}
    return [
        _without_nothing(
            {"@type": "ImageObject", "url": publication.absolute(made.url), "width": made.width, "height": made.height}
            | words
        )
        for made in for_machines(image, *FOR_SEARCH)
    ]


def _translated(edition, translation) -> dict:
    """The language that readers had first is the original; of two that came as one act it is the first of ours."""
    if translation is None:
        return {}
    order = [(row.first_published_at, LANGUAGES.index(row.language)) for row in (edition, translation)]
    relation = "workTranslation" if order[0] < order[1] else "translationOfWork"
    address = _absolute(translation)
    there = {"@type": "NewsArticle", "@id": f"{address}#article", "url": address, "inLanguage": translation.language}
    return {relation: there}


def _correction(correction) -> dict:
    return {"@type": "CorrectionComment", "text": correction.sentence, "datePublished": _moment(correction.at)}


def _person(author) -> dict:
    return {"@type": "Person", "name": author.name, "url": _absolute(author)}


def _list(kind, name, description, page, address) -> dict:
    stories = [
        {"@type": "ListItem", "position": place, "url": _absolute(edition)}
        for place, edition in enumerate(page.editions, start=1)
    ]
    return {
        "@type": kind,
        "name": name,
        "description": description,
        "url": address,
        "inLanguage": get_language(),
        "publisher": publisher(),
        "mainEntity": {"@type": "ItemList", "itemListElement": stories},
    }


def _trail(things, name, address="") -> dict:
    """The way to a page from the front page; the last step is the page itself, which needs no address."""
    steps = [(_("Front page"), publication.absolute(reverse("front")))]
    steps += [(thing.name, _absolute(thing)) for thing in things]
    steps.append((name, address))
    items = [
        _without_nothing({"@type": "ListItem", "position": place, "name": name, "item": item})
        for place, (name, item) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _of_page(thing, page) -> str:
    return _absolute(thing) + (f"?before={page.before}" if page.before else "")


def _absolute(thing) -> str:
    return publication.absolute(thing.get_absolute_url())


def _moment(moment) -> str:
    """In India's time, as the page says it."""
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat(timespec="seconds")


def _without_nothing(thing: dict) -> dict:
    return {name: value for name, value in thing.items() if value not in ("", [], None)}
