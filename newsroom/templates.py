"""Readers' templates without the layout of their source: a twentieth of what is sent, and nothing that anybody wrote.

It is taken out once, when a template is loaded: no request pays for it, and what a story, a comment or a field of a
form holds was never in a template. Between two lines that print something one line break stays, so words keep apart.
"""

import re

from django.template.loaders import filesystem

DESK = "admin/"  # laid out as Django's own templates, which stand beside it
COMMENT = re.compile(r"\{# .*? #\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
INDENT = re.compile(r"\n\s+")
# What prints nothing itself: a line of these alone leaves no line break.
SILENT = "extends|load|block|endblock|if|elif|else|endif|for|empty|endfor|with|endwith|cache|endcache|regroup|include"
TAG = rf"\{{% (?:(?:{SILENT})\b[^%\n]*|[^%\n]* as \w+ )%\}}"
LINE_OF_TAGS = re.compile(rf"^((?:{TAG})*)\n", re.MULTILINE)


class Loader(filesystem.Loader):
    """Of the project's own templates."""

    def get_contents(self, origin):
        source = super().get_contents(origin)
        name = origin.template_name
        return tight(source) if name.endswith(".html") and not name.startswith(DESK) else source


def tight(source: str) -> str:
    """``"<ul>\\n  {% for one in all %}\\n    <li>"`` is ``"<ul>\\n{% for one in all %}<li>"``."""
    return LINE_OF_TAGS.sub(r"\1", INDENT.sub("\n", COMMENT.sub("", source)))
