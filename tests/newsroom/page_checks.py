"""What must hold for every page that readers have. Each check answers findings, in words; none is good."""

import re
from collections import Counter
from urllib.parse import unquote, urldefrag

from tests.newsroom.crawling import Document, Site
from tests.newsroom.machine_checks import machines_read_what_readers_see

LATIN, DEVANAGARI = re.compile(r"[A-Za-z][A-Za-z’'-]+"), re.compile(r"[ऀ-ॣ०-ॿ]+")
ADDRESS = re.compile(r"https?://\S+")
SAME_IN_HINDI = {"RSS", "IST", "WhatsApp", "Facebook", "Telegram"}  # names that are written so
DOOR = "/"
SPOKEN = ("alt", "title", "aria-label", "placeholder")


def leads_somewhere(page: Document, site: Site) -> list[str]:
    """Every address on the page answers, at once and without a detour. Only the door between languages is one."""
    found = []
    for address in sorted(page.points_to()):
        inside = site.inside(address, base=page.address)
        if inside and inside != DOOR and (status := site.get(inside).status) != 200:
            found.append(f"{address} answers {status}")
    return found


def fragments_are_there(page: Document, site: Site) -> list[str]:
    found = []
    for address in page.points_to():
        inside, fragment = site.inside(address, base=page.address), unquote(urldefrag(address).fragment)
        if not inside or not fragment or not site.get(inside).is_page:
            continue
        there = page if inside == page.address else Document(inside, site.get(inside).body)
        if fragment not in there.ids:
            found.append(f"{address} leads to no place of the page")
    return found


def ids_are_unique(page: Document, site: Site) -> list[str]:
    return [f"id {name} stands {times} times" for name, times in Counter(page.ids).items() if times > 1]


def one_headline(page: Document, site: Site) -> list[str]:
    headlines = [element.words for element in page.all("h1")]
    found = [] if len(headlines) == 1 and headlines[0] else [f"headlines: {headlines}"]
    level = 0
    for element in page.elements:
        if re.fullmatch("h[1-6]", element.tag):
            if int(element.tag[1]) > level + 1:
                found.append(f"a level is left out before {element.words}")
            level = int(element.tag[1])
    return found


def language_is_said(page: Document, site: Site) -> list[str]:
    said = [element.attributes.get("lang") for element in page.all("html")]
    return [] if said == [page.language] else [f"html lang: {said}"]


def says_what_it_is(page: Document, site: Site) -> list[str]:
    found = []
    if len(page.all("title")) != 1 or not page.all("title")[0].words:
        found.append("no title")
    descriptions = [element.attributes.get("content", "").strip() for element in page.all("meta", name="description")]
    if not is_kept_out(page) and (len(descriptions) != 1 or not descriptions[0]):
        found.append(f"descriptions: {descriptions}")
    return found


def is_kept_out(page: Document) -> bool:
    """Whether the page asks machines not to list it."""
    return any("noindex" in element.attributes.get("content", "") for element in page.all("meta", name="robots"))


def canonical_is_itself(page: Document, site: Site) -> list[str]:
    said = [element.attributes.get("href") for element in page.all("link", rel="canonical")]
    return [] if is_kept_out(page) or said == [site.home + own_address(page)] else [f"canonical: {said}"]


def own_address(page: Document) -> str:
    """A page of a story's comments, or of one of them, is the story's; every other page is its own."""
    address = re.sub(r"\?comments_.*", "", page.address)
    return re.sub(r"/comments/[0-9]+/$", "/", address)


def languages_answer_each_other(page: Document, site: Site) -> list[str]:
    said = alternates(page)
    if not said or is_kept_out(page):
        return []
    found = []
    if said.get(page.language) != site.home + own_address(page):
        found.append(f"hreflang of itself: {said.get(page.language)}")
    if said.get("x-default") not in {said.get("hi"), said.get("en"), site.home + DOOR}:
        found.append(f"x-default: {said.get('x-default')}")
    for address in said.values():
        inside = site.inside(address)
        if inside is None:
            found.append(f"hreflang to another site: {address}")
        elif inside != DOOR and alternates(Document(inside, site.get(inside).body)) != said:
            found.append(f"{address} does not answer with the same languages")
    return found


def alternates(page: Document) -> dict[str, str]:
    links = [element.attributes for element in page.all("link", rel="alternate")]
    return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}


def speaks_its_language(page: Document, site: Site) -> list[str]:
    """Words of the other script stand only where the page says so."""
    found = []
    for element, text in page.runs:
        if element.is_in("body") and element.lang == page.language:
            found += [f"unmarked in {element.tag}: {word}" for word in foreign(text, page.language)]
    for element in page.elements:
        for name in SPOKEN:
            spoken = element.attributes.get(name, "") if element.is_in("body") else ""
            if element.lang == page.language and is_foreign(spoken, page.language):
                found.append(f"unmarked {name}: {spoken}")
    return found


def foreign(text: str, language: str) -> list[str]:
    other = LATIN if language == "hi" else DEVANAGARI
    return [word for word in other.findall(ADDRESS.sub("", text)) if word not in SAME_IN_HINDI]


def is_foreign(text: str, language: str) -> bool:
    """An attribute cannot mark its words: it is enough that some are the page's own."""
    own = DEVANAGARI if language == "hi" else LATIN
    return bool(foreign(text, language)) and not own.search(text)


CHECKS = [
    leads_somewhere,
    fragments_are_there,
    ids_are_unique,
    one_headline,
    language_is_said,
    says_what_it_is,
    canonical_is_itself,
    languages_answer_each_other,
    speaks_its_language,
    machines_read_what_readers_see,
]
