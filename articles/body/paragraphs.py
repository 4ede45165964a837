"""A body as its paragraphs: each top-level block with a key that stays with it while it is edited and moved.

Keys stand in the desk's bodies as ``data-id`` and never reach readers. The editor gives one to each new block; the
server gives the ones that are missing. A key is made from the block's own words, so a body without keys always gets
the same ones.
"""

import re
from collections import defaultdict, deque
from dataclasses import dataclass
from hashlib import blake2s
from html import unescape

from django.utils.html import strip_tags

KEY = re.compile(r"[a-z0-9]{8}")
# Bodies come from the sanitiser: attributes are quoted, elements are closed.
TAG = re.compile(r"""<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:"[^"]*"|[^">])*)>""")
DATA_ID = re.compile(r'\sdata-id="([^"]*)"')
SHOWN = re.compile(r'\bdata-(?:file|story|embed)="([^"]+)"')
VOID = {"br", "hr", "img"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote", "figure", "hr", "aside", "table"}
ATTRIBUTE = re.compile(r'\s[a-z][a-z0-9-]*(?:="[^"]*")?')
INLINE = {"a", "strong", "em", "br"}
BREAK = re.compile(r"</(?:p|h2|h3|li|blockquote|figcaption|cite|td|th)>|<br>")


@dataclass(frozen=True)
class Paragraph:
    """A block of a body. ``kind`` is its element's name, ``html`` all of it without the key."""

    key: str
    kind: str
    html: str

    @property
    def text(self) -> str:
        """Its words."""
        return unescape(strip_tags(BREAK.sub("\n", self.html))).strip()

    @property
    def said(self) -> str:
        """What a translation follows: the words, and which picture, story or post; not what is bold or a link's end."""
        shown = " ".join(f"[{key}]" for key in SHOWN.findall(self.html))
        return " ".join(f"{shown} {self.text}".split())

    @property
    def keyed(self) -> str:
        """The block as the desk keeps it."""
        return re.sub(r"^<([a-z0-9]+)", rf'<\1 data-id="{self.key}"', self.html)


def paragraphs(body: str) -> list[Paragraph]:
    """The blocks of a sanitised body in order, each with a key of its own."""
    return _with_keys(_blocks(body), {})


def body_of(blocks: list[Paragraph]) -> str:
    return "".join(block.keyed for block in blocks)


def identified(body: str, before: str = "") -> str:
    """A sanitised body with a key on every block.

    A block without one takes that of ``before``, the text that it replaces, where it stands in for a block there.
    """
    blocks, earlier = _blocks(body), paragraphs(before)
    return body_of(_with_keys(blocks, _continued(blocks, earlier), {block.key: block.html for block in earlier}))


def without_keys(body: str) -> str:
    return DATA_ID.sub("", body)


def _blocks(body: str) -> list[tuple[str, str, str]]:
    """``(key or "", kind, html)`` of each top-level block; loose text becomes a ``<p>``."""
    found, loose, depth, begun = [], [], 0, 0
    place = 0
    for tag in TAG.finditer(body):
        name, is_end = tag["name"], tag["end"] == "/"
        if depth == 0 and not is_end and name in BLOCKS:
            loose.append(body[place : tag.start()])
            _add_loose(found, loose)
            begun = tag.start()
        if depth or (name in BLOCKS and not is_end):
            depth += 0 if name in VOID else (-1 if is_end else 1)
            if depth == 0:
                found.append(_block(body[begun : tag.end()]))
                place = tag.end()
    loose.append(body[place:])
    _add_loose(found, loose)
    return found


def _add_loose(found: list, loose: list) -> None:
    """Words outside every block become a paragraph; parts of a block that is not there, such as a lone ``<li>``, go."""
    text = TAG.sub(lambda tag: tag[0] if tag["name"] in INLINE else "", "".join(loose)).strip()
    loose.clear()
    if text:
        found.append(("", "p", f"<p>{without_keys(text)}</p>"))


def _block(html: str) -> tuple[str, str, str]:
    opening = TAG.match(html)
    key = DATA_ID.search(opening["rest"])
    key = key[1] if key and KEY.fullmatch(key[1]) else ""
    return key, opening["name"], TAG.sub(_attributes_in_order, without_keys(html))


def _attributes_in_order(tag) -> str:
    """One tag has one spelling, whoever wrote it: editors and importers order attributes as they like."""
    attributes = ATTRIBUTE.findall(tag["rest"])
    if len(attributes) < 2:
        return tag[0]
    return f"<{tag['end']}{tag['name']}{''.join(sorted(attributes))}>"


def _continued(blocks: list, earlier: list[Paragraph]) -> dict[int, str]:
    """Keys for blocks that have none: of the block there with the same words, or in the same gap between such."""
    taken = {key for key, _kind, _html in blocks}
    free = {block.key: block for block in earlier if block.key not in taken}
    by_words = defaultdict(deque)
    for block in free.values():
        by_words[block.html].append(block.key)
    keys = {}
    for place, (key, _kind, html) in enumerate(blocks):
        if not key and by_words[html]:
            keys[place] = by_words[html].popleft()
            del free[keys[place]]
    for gap, there in _gaps(blocks, keys, earlier, free):
        if [blocks[place][1] for place in gap] == [block.kind for block in there]:
            keys |= {place: block.key for place, block in zip(gap, there, strict=True)}
    return keys


def _gaps(blocks, keys, earlier, free):
    """Runs of blocks without a key, each with the blocks of ``free`` behind the same neighbour."""
    behind, neighbour = defaultdict(list), ""
    for block in earlier:
        if block.key in free:
            behind[neighbour].append(block)
        else:
            neighbour = block.key
    run, neighbour = [], ""
    for place, (key, _kind, _html) in enumerate(blocks):
        known = key or keys.get(place)
        if not known:
            run.append(place)
            continue
        yield run, behind.pop(neighbour, [])  # once: a key that is there twice has one gap behind it
        run, neighbour = [], known
    yield run, behind.pop(neighbour, [])


def _with_keys(blocks: list, given: dict[int, str], before: dict[str, str] | None = None) -> list[Paragraph]:
    """Each key once: of two blocks that claim one, it stays with the one that is as it was, else with the first."""
    claims = defaultdict(list)
    for place, (key, _kind, _html) in enumerate(blocks):
        if key:
            claims[key].append(place)
    owners = dict(given)
    for key, places in claims.items():
        unchanged = (place for place in places if blocks[place][2] == (before or {}).get(key))
        owners[next(unchanged, places[0])] = key
    taken, made = set(owners.values()), []
    for place, (_key, kind, html) in enumerate(blocks):
        key = owners.get(place) or _new_key(html, taken)
        taken.add(key)
        made.append(Paragraph(key, kind, html))
    return made


def _new_key(html: str, taken: set[str]) -> str:
    number = 0
    while (key := blake2s(f"{number} {html}".encode(), digest_size=4).hexdigest()) in taken:
        number += 1
    return key
