"""Pages of the site itself: both languages beside each other. Editors write them, administrators delete them."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from articles.admin.category import PlaceForm
from articles.admin.found_by_sound import FoundBySound
from articles.admin.overtaken import OvertakenAdmin, OvertakenForm
from articles.languages import LANGUAGES, in_words
from articles.models import Ending, StaticPage
from newsroom import publication


class StaticPageForm(OvertakenForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name.endswith(tuple(f"_{language}" for language in LANGUAGES)):
                field.widget.attrs["lang"] = name[-2:]


@admin.register(StaticPage)
class StaticPageAdmin(FoundBySound, OvertakenAdmin):
    form = StaticPageForm
    purpose = _("Pages that are no stories, such as “About us” and “Contact”.")
    list_display = ["__str__", "slug", "where_public", "position"]
    list_editable = ["position"]
    actions = None
    fieldsets = [
        (None, {"fields": ["slug"]}),
        (_("Hindi"), {"fields": ["title_hi", "body_hi"], "description": _("Without title or text: no page in Hindi.")}),
        (
            _("English"),
            {"fields": ["title_en", "body_en"], "description": _("Without title or text: no page in English.")},
        ),
        (_("Both"), {"fields": ["ending", "position"]}),
    ]
    radio_fields = {"ending": admin.VERTICAL}

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, form=PlaceForm, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        """Links elsewhere lead to it."""
        return ["slug"] if obj else []

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def view_on_site(self, page):
        """In the language of the desk, or in the one that readers have."""
        languages = page.languages(publication.current().publisher)
        here = get_language() if get_language() in languages else next(iter(languages), None)
        return address(page, here) if here else None

    @admin.display(description=_("readers have it in"))
    def where_public(self, page):
        publisher = publication.current().publisher
        if not publisher.knows(page.ending):
            form = reverse("admin:articles_publication_change", args=[1])
            missing = _("not public: “Publication” does not say %(what)s yet") % {"what": Ending(page.ending).label}
            return format_html('<a href="{}">{}</a>', form, missing)
        links = ((address(page, language), in_words(language)) for language in page.languages(publisher))
        return format_html_join(", ", '<a href="{}">{}</a>', links) or "—"


def address(page, language) -> str:
    with override(language):
        return page.get_absolute_url()
