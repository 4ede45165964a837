"""From the words of the desk to what a page prints: done once, when an edition is written."""

import re
from html import unescape

from django.utils.html import strip_tags

from articles.body import blocks
from articles.body.paragraphs import without_keys
from articles.body.tables import framed
from articles.models import Image
from articles.pictures.renditions import figure_html

# Bodies come from the sanitiser, whose output is regular: one figure is one element, attributes are quoted.
FIGURE = re.compile(r"<figure\b[^>]*>(.*?)</figure>", re.DOTALL)
FILE = re.compile(r'\bdata-file="([0-9]+)"')
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
QUOTE = re.compile(r'<aside data-block="quote"><p>(.*?)</p>(?:<cite>(.*?)</cite>)?</aside>', re.DOTALL)


def picture_keys(body: str) -> list[int]:
    """Keys of the library pictures that a body shows, each once, in order."""
    return list(dict.fromkeys(int(key) for key in FILE.findall(body)))


def render_body(body: str, language: str) -> tuple[str, list[Image]]:
    """The body as readers get it, and the pictures in it.

    Each figure becomes the library's own markup, whatever address the editor stored; one whose picture is gone
    is left out. A caption written in the story stands instead of the library's. Boxes with other stories and sites
    stay as they are: ``articles.body.showing`` fills them when a page is made.
    """
    body = framed(blocks.settled(without_keys(body)), language)
    images = Image.objects.in_bulk(picture_keys(body))

    def figure(match):
        inside = match.group(1)
        file = FILE.search(inside)
        image = images.get(int(file.group(1))) if file else None
        if image is None:
            return ""
        caption = CAPTION.search(inside)
        written = unescape(strip_tags(caption.group(1))).strip() if caption else ""
        return figure_html(image, language=language, caption=written)

    return QUOTE.sub(_quote, FIGURE.sub(figure, body)), list(images.values())


def _quote(match) -> str:
    said, who = match.groups()
    who = f"<figcaption>{who}</figcaption>" if who else ""
    return f'<figure class="pull-quote"><blockquote><p>{said}</p></blockquote>{who}</figure>'
