"""One configuration for the body: what the editor offers is what may be stored, and nothing else."""

import re

import nh3
from django.core.validators import MaxLengthValidator
from django.urls import reverse_lazy
from django.utils.html import strip_tags
from django.utils.text import format_lazy
from django.utils.translation import ngettext_lazy
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField

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
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Image": True,
    "Caption": True,
    "Figure": {"pickerUrl": format_lazy("{}?_popup=1", reverse_lazy("admin:articles_image_changelist"))},
}
LONGEST_BODY = 400_000  # characters of HTML: a book's chapter
KEY = re.compile("[1-9][0-9]{0,17}")
MEDIA = re.compile(r"/media/[a-z0-9_/-]+\.[a-z]+")
LOOSE_IMAGE = re.compile(r"(<figure\b[^>]*>.*?</figure>)|<img\b[^>]*>", re.DOTALL)  # a picture stands in a figure
EMPTY = re.compile(r"(?:<p>(?:\s|&nbsp;|<br>)*</p>\s*)*")


def _keep_attribute(tag: str, attribute: str, value: str) -> str | None:
    """``data-file`` is the key of a library picture; a figure shows library pictures only, so ``src`` must be ours."""
    if attribute == "data-file":
        return value if KEY.fullmatch(value) else None
    if (tag, attribute) == ("img", "src"):
        return value if MEDIA.fullmatch(value) else None
    return value


_allowed = allowlist_from_extensions(expand_extensions(EXTENSIONS))
_cleaner = nh3.Cleaner(**_allowed, attribute_filter=_keep_attribute)


def clean_html(html: str) -> str:
    """Body HTML reduced to the allow-list, as NFC; "" when no text and no picture is left. Idempotent."""
    cleaned = LOOSE_IMAGE.sub(lambda match: match.group(1) or "", _cleaner.clean(hindi.normalise(html))).strip()
    return "" if EMPTY.fullmatch(cleaned) else cleaned


def plain_text(html: str) -> str:
    """The words of a body, a block a line."""
    return strip_tags(re.sub(r"</(?:p|h2|h3|li|blockquote|figcaption)>|<br>", "\n", html)).strip()


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
