"""What sitemaps.org and Google ask of a sitemap and no schema says (``tests/schemas`` has those). Each names what it
found.
"""

import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import urlsplit

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")  # to the second, with its zone
LARGEST, LONGEST, MOST_NEWS = 50 * 2**20, 50_000, 1_000


def faults(content: bytes) -> list[str]:
    """What is wrong with a sitemap or an index of sitemaps."""
    root = ElementTree.fromstring(content)
    found = [] if len(content) <= LARGEST else ["too many bytes"]
    if len(root) > LONGEST:
        found.append("too many entries")
    if len(root.findall(f".//{NEWS}news")) > MOST_NEWS:
        found.append("too much news")
    locations = [place.text for place in root.findall(f"*/{SITEMAP}loc")]
    if len(set(locations)) != len(locations):
        found.append("an address twice")
    return found + [fault for element in root.iter() for fault in _faults(element)]


def _faults(element):
    name = element.tag.rpartition("}")[2]
    if name == "loc":
        yield from _address(element.text)
    elif name == "link":
        yield from _address(element.get("href"))
    elif name in {"lastmod", "publication_date"} and not MOMENT.fullmatch(element.text):
        yield f"moment {element.text}"


def _address(address):
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        yield f"address {address} is not whole"
    elif not address.isascii():
        yield f"address {address} is not escaped"
