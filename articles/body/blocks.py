"""Blocks beside running text, each in the one shape that is stored:

    <figure><img src="…" alt="…" data-file="7"><figcaption>…</figcaption></figure>
    <aside data-block="quote"><p>…</p><cite>who said it</cite></aside>
    <aside data-block="story" data-story="12">its headline when it was chosen</aside>
    <aside data-block="embed" data-provider="youtube" data-embed="…">a title for readers</aside>

What is not one of them leaves its words as a paragraph: nothing that somebody typed is thrown away.
"""

import re

from articles.body import embeds
from articles.body.paragraphs import TAG, VOID

ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
KEY = re.compile("[1-9][0-9]{0,17}")
OF_A_PICTURE = ("src", "alt", "width", "height", "data-file")  # in this order
SHAPED = {"figure", "aside"}
INLINE = {"strong", "em", "a", "br"}
PARTS = {"li": {"ul", "ol"}, "figcaption": {"figure"}, "cite": {"aside"}}
LINES = {"p", "li", "h2", "h3", "blockquote", "figcaption", "cite", "aside", "figure", "td", "th"}
EDGES = re.compile(r"\A(?:\s|<br>)+|(?:\s|<br>)+\Z")


def settled(html: str) -> str:
    """Sanitised HTML with each figure and aside in its own shape."""
    made, place, begun, depth = [], 0, None, 0
    for tag in TAG.finditer(html):
        name, ends = tag["name"], bool(tag["end"])
        if begun is None:
            if name not in SHAPED | {"img"}:
                continue
            made.append(html[place : tag.start()])
            place = tag.end()
            if name == "img":
                made.append(_figure(tag, tag[0]))
            elif name in SHAPED and not ends:
                begun, depth = tag, 1
        elif name not in VOID:
            depth += -1 if ends else 1
            if depth == 0:
                made.append(_block(begun, html[begun.end() : tag.start()]))
                begun, place = None, tag.end()
    return "".join([*made, html[place:]])


def straight(html: str) -> str:
    """Sanitised HTML without bold or links around whole blocks, and without list items outside of a list."""
    tags, stack, dropped = list(TAG.finditer(html)), [], set()
    for place, tag in enumerate(tags):
        name = tag["name"]
        if tag["end"]:
            begun = stack.pop()
            if begun in dropped:
                dropped.add(place)
            continue
        if name not in INLINE:
            dropped.update(_around(stack, tags, dropped))
        if name in PARTS and not (stack and tags[stack[-1]]["name"] in PARTS[name]):
            dropped.add(place)
        if name not in VOID:
            stack.append(place)
    return _without(html, [tags[place] for place in sorted(dropped)])


def _around(stack, tags, dropped):
    """The inline elements that a block stands in directly. What is around another block has gone with that."""
    for place in reversed(stack):
        if place in dropped or tags[place]["name"] not in INLINE:
            return
        yield place


def _without(html: str, tags) -> str:
    kept, place = [], 0
    for tag in tags:
        kept.append(html[place : tag.start()])
        place = tag.end()
    return "".join([*kept, html[place:]])


def attributes(tag: str) -> dict[str, str]:
    """Those of an opening tag, as written: escaped."""
    return dict(ATTRIBUTE.findall(tag))


def _block(opening, inside: str) -> str:
    if opening["name"] == "figure":
        return _figure(opening, inside)
    shape = _SHAPES.get(attributes(opening[0]).get("data-block"), _paragraph)
    return shape(opening, inside)


def _figure(opening, inside: str) -> str:
    """A picture of the library, with the caption that this story gives it."""
    image = next((tag for tag in TAG.finditer(inside) if _is_picture(tag)), None)
    if image is None:
        return _paragraph(opening, inside)
    caption = _inline(inside)
    caption = f"<figcaption>{caption}</figcaption>" if caption else ""
    given = attributes(image[0])
    picture = "".join(f' {name}="{given[name]}"' for name in OF_A_PICTURE if name in given)
    return f"<figure{_key(opening)}><img{picture}>{caption}</figure>"


def _is_picture(tag) -> bool:
    return tag["name"] == "img" and "data-file" in attributes(tag[0])


def _quote(opening, inside: str) -> str:
    said, who = _parted(inside)
    if not said and not who:
        return ""
    who = f"<cite>{who}</cite>" if who else ""
    return f'<aside{_key(opening)} data-block="quote"><p>{said}</p>{who}</aside>'


def _story(opening, inside: str) -> str:
    key = attributes(opening[0]).get("data-story", "")
    if not KEY.fullmatch(key):
        return _paragraph(opening, inside)
    return f'<aside{_key(opening)} data-block="story" data-story="{key}">{_plain(inside)}</aside>'


def _embed(opening, inside: str) -> str:
    given = attributes(opening[0])
    provider, post = given.get("data-provider", ""), given.get("data-embed", "")
    if not embeds.provider_of(provider, post):
        return _paragraph(opening, inside)
    where = f'data-provider="{provider}" data-embed="{post}"'
    return f'<aside{_key(opening)} data-block="embed" {where}>{_plain(inside)}</aside>'


_SHAPES = {"quote": _quote, "story": _story, "embed": _embed}


def _paragraph(opening, inside: str) -> str:
    words = _inline(inside)
    return f"<p{_key(opening)}>{words}</p>" if words else ""


def _key(opening) -> str:
    """The paragraph's key stays with the block."""
    key = attributes(opening[0]).get("data-id")
    return f' data-id="{key}"' if key else ""


def _parted(inside: str) -> tuple[str, str]:
    """What was said, and by whom."""
    said, who, cited = [], [], 0
    for piece in _pieces(inside):
        if piece in {"<cite>", "</cite>"}:
            cited += 1 if piece == "<cite>" else -1
        else:
            (who if cited else said).append(piece)
    return _inline("".join(said)), _plain("".join(who))


def _pieces(html: str):
    place = 0
    for tag in TAG.finditer(html):
        yield html[place : tag.start()]
        yield tag[0]
        place = tag.end()
    yield html[place:]


def _inline(html: str) -> str:
    """Its words with their emphasis and links; what stood in blocks of its own begins a line."""

    def kept(tag):
        if tag["name"] in INLINE:
            return tag[0]
        return "<br>" if tag["name"] in LINES and tag["end"] else ""

    return EDGES.sub("", TAG.sub(kept, html))


def _plain(html: str) -> str:
    """Its words in one line, still escaped."""
    return " ".join(TAG.sub(lambda tag: " " if tag["name"] in LINES | {"br"} else "", html).split())
