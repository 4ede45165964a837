"""The list of stories: what needs me, where each language stands, what a translation owes."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.found_by_sound import FoundBySound
from articles.admin.stories_asked import CHANGED, DUE, TEXTS, VIEWS, Asked, counts, looked_for, page_of
from articles.models import Author, Category
from articles.rows import rows_of
from articles.search.desk import MOST, MOST_AUTHORS
from articles.states import RECENT


class StoryList(FoundBySound):
    """A list of our own: Django's counts what it shows, and knows one state a row where a story has two."""

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        asked = Asked.of(request.GET)
        looked = looked_for(asked)
        keys, older = page_of(asked, looked, request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Stories"),
            "opts": self.opts,
            "asked": asked,
            "views": [(VIEWS[state], count, Asked(state=state).query, state) for state, count in counts().items()],
            "filters": _filters(asked),
            "looked": looked,
            "most": MOST,
            "most_authors": MOST_AUTHORS,
            "in_texts": asked.but(where=TEXTS).query,
            "in_names": asked.but(where="").query,
            "rows": rows_of(keys),
            "older": asked.but(before=older).query if older else "",
            "newest": asked.but().query if asked.before else "",
            "everything": Asked(state=asked.state).query,
            "by_debt": asked.state == DUE,
            "recent": RECENT if asked.state == "changes" else 0,
            "may_add": self.has_add_permission(request),
        }
        return TemplateResponse(request, "admin/articles/article/stories.html", context)


def _filters(asked) -> list:
    """(name, what is chosen, its choices as (label, address, chosen or not))."""
    sections = {str(section.pk): section for section in Category.objects.with_tree_fields()}
    authors = {str(author.pk): author for author in Author.objects.only("name_hi", "name_en", "slug")}
    alone = {"hi": _("Hindi alone"), "en": _("English alone")}
    return [
        _filter(asked, "section", _("Section"), _("all"), {key: _indented(row) for key, row in sections.items()}),
        _filter(asked, "byline", _("Byline"), _("anyone"), {"me": _("Me")} | {k: str(a) for k, a in authors.items()}),
        _filter(asked, "language", _("Language"), _("both"), alone),
        _filter(asked, "changed", _("Changed"), _("at any time"), CHANGED),
    ]


def _filter(asked, name, label, everything, choices):
    chosen = getattr(asked, name)
    options = [("", everything), *choices.items()]
    return (
        label,
        str(choices.get(chosen, everything)).lstrip("— "),
        [(text, asked.but(**{name: value}).query, value == chosen) for value, text in options],
    )


def _indented(section) -> str:
    return f"{'— ' * section.tree_depth}{section}"
