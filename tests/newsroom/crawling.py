"""A reader without a browser: fetches the site's addresses over a socket, and reads what its pages hold."""

import http.client
import re
import xml.etree.ElementTree as ET
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style", "svg", "template"}
FILES = ("/media/", "/static/")  # asked for, and not read


@dataclass(frozen=True)
class Element:
    tag: str
    attributes: dict[str, str]
    lang: str
    path: tuple[str, ...]  # the tags and classes that it stands in
    text: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())

    def is_in(self, name: str) -> bool:
        """Whether it stands in a tag, or an element of a class: ``main``, ``.byline``."""
        return name in self.path


class Document(HTMLParser):
    """A page as a list of its elements, and its text in runs of one language."""

    def __init__(self, address: str, html: str):
        super().__init__()
        self.address, self.elements, self.runs, self._open = address, [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        outer = self._open[-1] if self._open else None
        lang = attributes.get("lang") or (outer.lang if outer else "")
        path = (*outer.path, *_names(outer)) if outer else ()
        element = Element(tag, attributes, lang, path)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        if tag in (element.tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data):
        for element in self._open:
            element.text.append(data)
        if self._open and not SILENT & {element.tag for element in self._open}:
            self.runs.append((self._open[-1], data))

    def all(self, tag: str, **wanted: str) -> list[Element]:
        """Elements by tag and attributes: ``all("link", rel="canonical")``."""
        return [e for e in self.elements if e.tag == tag and wanted.items() <= e.attributes.items()]

    @property
    def language(self) -> str:
        return self.address.split("/")[1]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def points_to(self) -> set[str]:
        """Every address that the page names for readers, their browsers and machines, as the page has it."""
        found = set()
        for element in self.elements:
            found |= {element.attributes[name] for name in ("href", "src") if name in element.attributes}
            found |= set(re.findall(r"\S+(?=\s+[\d.]+[wx])|^\S+$", element.attributes.get("srcset", "")))
        return {address for address in found if urlsplit(address).scheme in {"", "http", "https"}}


def listed(xml: str) -> set[str]:
    """The addresses in a feed or a sitemap: in elements of their own, or as ``href`` and ``url``."""
    found = set()
    for element in ET.fromstring(xml).iter():
        name = element.tag.rpartition("}")[2]
        if name in {"link", "loc", "comments"} and element.text:
            found.add(element.text.strip())
        found |= {element.get(place) for place in ("href", "url") if element.get(place)}
    return found


def _names(element: Element) -> list[str]:
    return [element.tag, *(f".{name}" for name in element.attributes.get("class", "").split())]


@dataclass(frozen=True)
class Answer:
    status: int
    kind: str
    body: str

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html")

    @property
    def is_list(self) -> bool:
        """A feed or a sitemap."""
        return self.kind.startswith(("application/xml", "application/rss+xml", "application/atom+xml", "text/xml"))

    @property
    def is_read(self) -> bool:
        return self.is_page or self.is_list


class Site:
    """The addresses of one host, each asked for once. ``home`` is its scheme and host."""

    def __init__(self, home: str):
        self.home, self.answers = home, {}
        self._connection = http.client.HTTPConnection(urlsplit(home).netloc, timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_about):
        self._connection.close()

    def inside(self, address: str, base: str = "/") -> str | None:
        """An address of this site without host and fragment; None where it is another one's."""
        whole, _fragment = urldefrag(urljoin(self.home + base, address))
        return whole.removeprefix(self.home) if whole.startswith(f"{self.home}/") else None

    def get(self, path: str) -> Answer:
        if path not in self.answers:
            self._connection.request("HEAD" if path.startswith(FILES) else "GET", path)
            response = self._connection.getresponse()
            body = response.read().decode()
            self.answers[path] = Answer(response.status, response.getheader("Content-Type", ""), body)
        return self.answers[path]


def crawl(site: Site, *starts: str) -> dict[str, Document]:
    """Every page that links, feeds and sitemaps lead to, by address; ``site.answers`` has what else they name."""
    pages, waiting, known = {}, deque(starts), set(starts)
    while waiting:
        path = waiting.popleft()
        answer = site.get(path)
        if answer.status != 200 or not answer.is_read:
            continue
        if answer.is_page:
            pages[path] = Document(path, answer.body)
        for address in sorted(pages[path].points_to() if answer.is_page else listed(answer.body)):
            inside = site.inside(address, base=path)
            if inside and inside not in known:
                known.add(inside)
                waiting.append(inside)
    return pages
