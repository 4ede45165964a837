"""What a page tells machines in JSON-LD is what readers see on it."""

import json
from datetime import datetime

from tests.newsroom.crawling import Document, Site

STORY, WAY, LIST = "NewsArticle", "BreadcrumbList", "ItemList"


def machines_read_what_readers_see(page: Document, site: Site) -> list[str]:
    found = []
    for thing in things(page):
        if thing["@type"] == STORY and "headline" in thing:
            found += [f"{name}: {told!r} and not {seen!r}" for name, told, seen in story(page, thing) if told != seen]
        if thing["@type"] == WAY and (step := thing["itemListElement"][-1]["name"]) != headline(page):
            found.append(f"the way ends at {step!r}")
        if thing["@type"] == LIST:
            found += [f"not on the page: {url}" for url in listed(thing) if site.inside(url) not in linked(page, site)]
        found += [f"{url} answers {status}" for url in addresses(thing) if (status := answer(site, url)) != 200]
    return found


def things(page: Document) -> list[dict]:
    """Everything that the page's data describes, also inside of something else."""
    found = []
    for script in page.all("script", type="application/ld+json"):
        _collect(json.loads(script.words), found)
    return found


def _collect(value, found: list[dict]) -> None:
    if isinstance(value, dict) and "@type" in value:
        found.append(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        _collect(each, found)


def story(page: Document, told: dict):
    """What is told, and what readers see, by its name."""
    seen = headline(page)
    cut = told["headline"].removesuffix("…").rstrip()
    yield "headline", cut, seen[: len(cut)]
    yield "description", told.get("description", ""), words(page, "p", "standfirst")
    moments = [
        datetime.fromisoformat(time.attributes["datetime"]) for time in page.all("time") if time.is_in(".byline")
    ]
    for name in ("datePublished", "dateModified"):
        moment = datetime.fromisoformat(told[name])
        yield name, moment, next((seen for seen in moments if abs((seen - moment).total_seconds()) < 1), moments)
    writers = [element for element in page.all("a", rel="author") if element.is_in(".byline")]
    authors = told["author"] if isinstance(told["author"], list) else []
    yield "author", [author["name"] for author in authors], [element.words for element in writers]
    sections = [element.words for element in page.all("a") if element.is_in(".categories")]
    yield "articleSection", told["articleSection"], sections
    yield "keywords", set(told.get("keywords", ())), {element.words for element in page.all("a", rel="tag")}
    yield "inLanguage", told["inLanguage"], page.language
    text = page.all("main")[0].words
    for correction in told.get("correction", ()):
        yield "correction", correction["text"], correction["text"] if correction["text"] in text else text
    spoken = {element.attributes.get("alt") for element in page.all("img")}
    for image in told.get("image", ()):
        yield "image", image["caption"], image["caption"] if image["caption"] in text else spoken


def listed(thing: dict) -> list[str]:
    return [item["url"] for item in thing["itemListElement"]]


def linked(page: Document, site: Site) -> set[str | None]:
    return {site.inside(element.attributes.get("href", "")) for element in page.all("a") if element.is_in("main")}


def headline(page: Document) -> str:
    return page.all("h1")[0].words


def words(page: Document, tag: str, name: str) -> str:
    return next((element.words for element in page.all(tag) if name in element.attributes.get("class", "").split()), "")


def addresses(thing: dict) -> set[str]:
    return {thing[name] for name in ("url", "item", "mainEntityOfPage") if isinstance(thing.get(name), str)}


def answer(site: Site, address: str) -> int | str:
    """The status of an address; the door between languages leads on by design."""
    inside = site.inside(address)
    return "from another site" if inside is None else 200 if inside == "/" else site.get(inside).status
