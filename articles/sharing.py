"""Passing a story on by plain links: nothing of these sites is loaded, and a press tells them the story, no more."""

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from django.utils.translation import gettext as _


class Way(NamedTuple):
    """A place to share on, and the address that opens it with the story filled in."""

    name: str
    address: str


DEVANAGARI = re.compile("(?:%E0%A4%[0-9A-F]{2}|%E0%A5%[0-9A-F]{2})+")


def ways(title: str, address: str) -> list[Way]:
    """In the order in which Indian readers use them. ``address`` is the story's own, with its host.

    Letters of Hindi stay letters, a third of the bytes: a browser spells them out when it follows the link.
    """
    said, link = DEVANAGARI.sub(_letters, quote(title, safe="")), quote(address, safe="")
    return [
        Way("WhatsApp", f"https://wa.me/?text={said}%0A{link}"),
        Way("X", f"https://x.com/intent/post?text={said}&url={link}"),
        Way("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={link}"),
        Way("Telegram", f"https://t.me/share/url?url={link}&text={said}"),
        Way(_("E-mail"), f"mailto:?subject={said}&body={link}"),
    ]


def _letters(match) -> str:
    return unquote(match[0])
