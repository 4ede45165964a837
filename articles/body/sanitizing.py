"""One configuration for the body: what the editor offers is what may be stored, and nothing else."""

import re
from collections import Counter
from html import unescape

import nh3
from django.core.validators import MaxLengthValidator
from django.urls import reverse_lazy
from django.utils.html import escape, strip_tags
from django.utils.text import format_lazy
from django.utils.translation import ngettext_lazy
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField

from articles.body import blocks, editor
from articles.body.paragraphs import BLOCKS
from articles.body.paragraphs import KEY as PARAGRAPH_KEY
from newsroom import hindi

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "HardBreak": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Image": True,
    "Caption": True,
    "ParagraphKeys": True,
    "Figure": {"pickerUrl": format_lazy("{}?_popup=1", reverse_lazy("admin:articles_image_changelist"))},
    **editor.EXTENSIONS,
}
LONGEST_BODY = 400_000  # characters of HTML: a book's chapter
MEDIA = re.compile(r"/media/[a-z0-9_/-]+\.[a-z]+")
ROUNDS = 8  # of cleaning, until nothing changes any more: one for what people write, a few for hostile markup
DEEPEST = 2_000  # elements inside each other, if none of them ends by itself
ELEMENT = re.compile(r"<(/?)(?!(?:br|hr|img|p|li)\b)([a-zA-Z][^\s/>]*)")
ANY_TAG = re.compile(r"<[^>]*>?")
EMPTY = re.compile(r"(?:</?p\b[^>]*>|<br>|&nbsp;|\s)*")


def _keep_attribute(tag: str, attribute: str, value: str) -> str | None:
    """``data-file`` is the key of a library picture; a figure shows library pictures only, so ``src`` must be ours."""
    if attribute == "data-id":
        return value if PARAGRAPH_KEY.fullmatch(value) else None
    if attribute == "data-file":
        return value if blocks.KEY.fullmatch(value) else None
    if (tag, attribute) == ("img", "src"):
        return value if MEDIA.fullmatch(value) else None
    return value


_allowed = allowlist_from_extensions(expand_extensions(EXTENSIONS))
for _block in BLOCKS & _allowed["tags"]:
    _allowed["attributes"].setdefault(_block, set()).add("data-id")
_cleaner = nh3.Cleaner(**_allowed, attribute_filter=_keep_attribute)


def clean_html(html: str) -> str:
    """Body HTML reduced to the allow-list, as NFC; "" when no text and no block is left. Idempotent.

    Taking an element away can make the rest read differently, so it is cleaned until it stays as it is; what never
    does, and what is nested without end, is markup that nobody wrote: only its words are kept.
    """
    html = hindi.normalise(html)
    for _round in range(ROUNDS if _depth(html) < DEEPEST else 0):
        before, html = html, blocks.settled(blocks.straight(_cleaner.clean(html))).strip()
        if html == before:
            return "" if EMPTY.fullmatch(html) else html
    words = " ".join(unescape(ANY_TAG.sub(" ", html)).split())
    return f"<p>{escape(words)}</p>" if words else ""


def _depth(html: str) -> int:
    """How deep elements may be nested at most: a parser's work grows with its square."""
    open_now, deepest, depth = Counter(), 0, 0
    for closes, name in ELEMENT.findall(html):
        if not closes:
            open_now[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif open_now[name]:
            open_now[name] -= 1
            depth -= 1
    return deepest


def plain_text(html: str) -> str:
    """The words of a body, a block a line."""
    return strip_tags(re.sub(r"</(?:p|h2|h3|li|blockquote|figcaption|cite|aside|td|th)>|<br>", "\n", html)).strip()


class BodyField(ProseEditorField):
    """A story's body. Cleaned by the form, and again by the workflow, which importers call too."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", clean_html)
        super().__init__(*args, **kwargs)
        self.validators.append(
            MaxLengthValidator(
                LONGEST_BODY,
                ngettext_lazy(
                    "The text is too long: at most %(limit_value)d character. Split the story in two.",
                    "The text is too long: at most %(limit_value)d characters. Split the story in two.",
                    "limit_value",
                ),
            )
        )
