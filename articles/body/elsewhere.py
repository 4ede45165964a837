"""A story's text as other programs show it (feeds): without boxes that need our page, and with whole addresses."""

import re
from html import unescape

from django.utils.html import format_html

from articles.body.blocks import attributes
from articles.body.embeds import provider_of
from articles.body.showing import BOX
from articles.models import Edition
from newsroom import publication

# As the renderer writes them: attributes are quoted, and addresses on this site begin with a slash.
ADDRESS = re.compile(r'(\s(?:href|src)=")(/(?!/)[^"]*)')
CHOICES = re.compile(r'(\ssrcset=")([^"]*)')
BEGINS = re.compile(r"(^|,\s*)(?=/(?!/))")


def elsewhere(edition: Edition) -> str:
    """A post of another site becomes a link; a box with another story is left out."""
    text = BOX.sub(_as_link, edition.body)
    text = CHOICES.sub(lambda match: match[1] + BEGINS.sub(rf"\1{publication.absolute('')}", match[2]), text)
    return ADDRESS.sub(lambda match: match[1] + publication.absolute(match[2]), text)


def _as_link(match) -> str:
    box, title = attributes(match[1]), unescape(match[2])
    provider = provider_of(box.get("data-provider", ""), box.get("data-embed", ""))
    if provider is None:
        return ""
    return format_html('<p><a href="{}">{}</a></p>', provider.page.format(box["data-embed"]), title or provider.name)
