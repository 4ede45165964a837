"""A published body as a page sets it: the other script's words marked, dandas held, subheads that links lead to.

Done when a page is made, not when a story is published: what typography learns reaches the whole archive at once.
"""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from django.utils.html import strip_tags

from newsroom import hindi

SUBHEAD = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
ANCHOR = "part-{}"  # no other id on a page begins so
LONGEST_ANCHOR = 60


class Subhead(NamedTuple):
    anchor: str
    text: str


def typeset(body: str, language: str) -> tuple[str, list[Subhead]]:
    """A sanitised, rendered body as it is set, and its subheads in order.

    An anchor is made of its subhead's words, Latin in both languages, so it lasts as long as they do.
    """
    subheads, taken = [], set()

    def anchored(match):
        text = unescape(strip_tags(match[1])).strip()
        anchor = _free(ANCHOR.format(_slug(text) or len(subheads) + 1), taken)
        subheads.append(Subhead(anchor, text))
        return f'<h2 id="{anchor}">{match[1]}</h2>'

    return hindi.mark_scripts(hindi.keep_dandas(SUBHEAD.sub(anchored, body)), language), subheads


@lru_cache(4096)  # a page is made anew after each comment, and its subheads stay
def _slug(text: str) -> str:
    return hindi.slugify(text, LONGEST_ANCHOR)


def _free(anchor: str, taken: set[str]) -> str:
    """The anchor, with a number where an earlier subhead has the same."""
    number, free = 1, anchor
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken.add(free)
    return free
