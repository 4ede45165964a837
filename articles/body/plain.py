"""Running text without a story's own blocks: what the site's own pages may hold."""

import nh3
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField

from articles.body import editor
from articles.body.sanitizing import EXTENSIONS, clean_html

# fmt: off
TEXT = (
    "Bold", "Italic", "HardBreak", "Heading", "BulletList", "OrderedList", "ListItem", "Blockquote", "HorizontalRule",
    "Link",
)
# fmt: on
PLAIN = {name: EXTENSIONS[name] for name in TEXT} | {"CleanPaste": editor.EXTENSIONS["CleanPaste"]}
LONGEST = 100_000  # characters of HTML

_cleaner = nh3.Cleaner(**allowlist_from_extensions(expand_extensions(PLAIN)))


def clean_plain(html: str) -> str:
    """HTML reduced to running text, as NFC; "" when no text is left."""
    return _cleaner.clean(clean_html(html))


class PlainBodyField(ProseEditorField):
    """Cleaned by the form, and again by whatever writes the row."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"extensions": PLAIN, "sanitize": clean_plain} | kwargs)
        self.validators.append(MaxLengthValidator(LONGEST, _("The text is too long. Make two pages of it.")))

    def pre_save(self, instance, add):
        cleaned = clean_plain(super().pre_save(instance, add) or "")
        setattr(instance, self.attname, cleaned)
        return cleaned
