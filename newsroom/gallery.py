"""Every component of the reader's site, in both languages, light and dark: for whoever works on its look.

It stands behind the desk's door and shows the newsroom's own stories through the templates that readers get.
"""

import re
from pathlib import PurePosixPath
from types import SimpleNamespace

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.contrib import admin
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles import converters  # noqa: F401  (importing the converters registers them)
from articles.body.showing import ShownBody
from articles.frontpage.arrangement import Block, BreakingBar
from articles.frontpage.rhythm import Row
from articles.languages import LANGUAGES, in_words
from articles.models import Category, Edition
from articles.models.edition import with_own_listings
from comments.forms import CommentForm
from comments.grounds import ground_of
from newsroom.staticfiles import IMPORT, READERS, SHARED

SHEETS = settings.BASE_DIR / "static/css"
STORIES = 12
# A rhythm, how many sections stand in its row, and how many stories in each.
ROWS = [("broad", 1, 7), ("pair", 2, 5), ("digest", 3, 4), ("wide", 1, 3), ("photos", 1, 7)]


def components() -> list[str]:
    """By the names of their sheets, in the order in which readers get them."""
    entries = "".join((SHEETS.parent / entry).read_text() for entry in (SHARED, *READERS))
    imported = (match["name"] for match in IMPORT.finditer(entries))
    return [PurePosixPath(name).stem for name in imported if name.startswith("components/")]


def tokens(kind: str) -> list[str]:
    """The names in tokens.css whose value begins like a ``kind``."""
    return list(dict.fromkeys(re.findall(rf"(--[\w-]+): {kind}", (SHEETS / "tokens.css").read_text())))


@require_safe
def frames(request):
    shown = [(language, in_words(language), reverse("gallery_specimens", args=[language])) for language in LANGUAGES]
    schemes = [("light", _("Light")), ("dark", _("Dark"))]
    context = {"title": _("Gallery"), "frames": shown, "schemes": schemes}
    return render(request, "admin/gallery.html", admin.site.each_context(request) | context)


@require_safe
def specimens(request, language):
    with override(language):
        newest = Edition.objects.live(language).newest_first()
        stories = list(newest.for_cards().prefetch_related(with_own_listings())[:STORIES])
        story = newest.for_page().filter(picture__isnull=False).first() or newest.for_page().first()
        context = {
            "sheets": READERS,
            "components": components() if story else [],
            "colours": tokens("#"),
            "sizes": range(8),
            "today": timezone.localtime(),
            "categories": list(Category.objects.filter(parent=None)),
            "stories": stories,
            **(_of(story, stories) if story else {}),
        }
        return render(request, "gallery/specimens.html", context)


def _of(story, stories) -> dict:
    """What the templates of a story's page, and of sections, are given."""
    views = Edition.objects.live(story.language).filter(section__opinion=True).prefetch_related(with_own_listings())
    return {
        "story": story,
        "writer": next(iter(story.authors), None),
        "body": ShownBody(story),
        "corrections": [SimpleNamespace(at=story.publish_at, sentence=story.summary, edition=story)],
        "rows": [Row(rhythm, [Block(story.section, stories[:many])] * beside) for rhythm, beside, many in ROWS],
        "views": SimpleNamespace(editions=list(views[:4])),
        "form": CommentForm({"body": "", "name": "", "email": "meera"}, edition=story),
        "ground": ground_of(story),
        "page": SimpleNamespace(before=story.article_id, older=story.article_id),
        "provider": SimpleNamespace(name="YouTube", key="youtube"),
        "found": story.title.split()[0],
        "breaking": BreakingBar(story.title, story.publish_at, story),
    }


_framing = csp_update(settings.DESK_CONTENT_SECURITY_POLICY | {"frame-src": [SELF]})
_framed = csp_replace({"frame-ancestors": [SELF]})

urlpatterns = [
    path("", _framing(admin.site.admin_view(frames)), name="gallery"),
    path(
        "<language:language>/",
        _framed(xframe_options_sameorigin(admin.site.admin_view(specimens))),
        name="gallery_specimens",
    ),
]
