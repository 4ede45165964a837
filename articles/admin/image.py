"""The picture library. It is also the window in which the body editor's figure button lets people choose."""

import logging

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminFileWidget, AdminTextareaWidget, AdminTextInputWidget
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from imagefield.widgets import with_preview_and_ppoi

from articles import workflow
from articles.fields import LineField, WrittenField, spoken_in
from articles.languages import LANGUAGES, in_words
from articles.models import Article, Edition, Image
from articles.permissions import may_edit_picture
from articles.renditions import FORMATS, fallback, picture_html
from articles.uploads import PictureField
from newsroom import hindi

logger = logging.getLogger(__name__)

# The editor opens this list with its callback's number; the row's button answers it (static/js/picture-picker.js).
PICKER = "CKEditorFuncNum"


class PictureInput(AdminFileWidget):
    """Types are named one by one, so that a phone hands over a JPEG and not a format of its own."""

    def get_context(self, name, value, attrs):
        taken = "image/jpeg,image/png,image/webp,image/avif,image/gif"
        return super().get_context(name, value, attrs | {"accept": taken})


class NoInput(forms.Widget):
    """Nothing to fill in: the preview with the focal point stands alone."""

    def render(self, name, value, attrs=None, renderer=None):
        return ""


FocalPoint = with_preview_and_ppoi(NoInput, ppoi_field="focal_point", processors=FORMATS["preview"])


class PictureList(ChangeList):
    """The list keeps the editor's number while one searches, and does not take it for a filter."""

    def get_filters_params(self, params=None):
        return {name: value for name, value in super().get_filters_params(params).items() if name != PICKER}


class MissingWordsFilter(admin.SimpleListFilter):
    title = gettext_lazy("alternative text missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [(language, in_words(language)) for language in LANGUAGES]

    def queryset(self, request, queryset):
        return queryset.filter(**{f"alt_{self.value()}": ""}) if self.value() in LANGUAGES else queryset


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    fields = ["file", "focal_point", ("alt_hi", "alt_en"), ("caption_hi", "caption_en"), ("credit_hi", "credit_en")]
    formfield_overrides = {
        PictureField: {"widget": PictureInput},
        LineField: {"widget": AdminTextInputWidget({"class": "vLargeTextField"})},
        WrittenField: {"widget": AdminTextareaWidget({"rows": 3})},
    }
    list_display = ["thumbnail", "words", "alt_in_hindi", "alt_in_english", "credit_line", "added_by", "created_at"]
    list_filter = [MissingWordsFilter]
    list_select_related = ["created_by"]
    list_per_page = 40
    search_fields = [f"{name}_{language}" for name in ("alt", "caption", "credit") for language in LANGUAGES]
    search_help_text = gettext_lazy("Search captions, alternative texts and credits")
    show_full_result_count = False

    class Media:
        js = [forms.Script("js/picture-picker.js", type="module")]

    # --- the list, and choosing from it

    def get_changelist(self, request, **kwargs):
        return PictureList

    def get_list_display(self, request):
        return ["choose", "thumbnail", "words", "credit_line", "pixels"] if PICKER in request.GET else self.list_display

    def get_list_display_links(self, request, list_display):
        return None if PICKER in request.GET else ["thumbnail", "words"]

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, hindi.normalise(search_term))

    @admin.display(description="")
    def choose(self, image):
        """The caption stays with the library: it then follows the language of whoever reads the story."""
        return format_html(
            '<button type="button" class="button" data-picture="{}" data-address="{}" data-alt="{}">{}</button>',
            image.pk,
            fallback(image, "natural").url,
            image.alt,
            _("Use this picture"),
        )

    @admin.display(description=gettext_lazy("picture"))
    def thumbnail(self, image):
        return picture_html(image, shape="square", sizes="80px", language=get_language(), width=80, height=80)

    @admin.display(description=gettext_lazy("caption"))
    def words(self, image):
        name = "caption" if image.caption else "alt"
        return _in_language(spoken_in(image, name), str(image))

    @admin.display(description=gettext_lazy("alternative text (Hindi)"), ordering="alt_hi")
    def alt_in_hindi(self, image):
        return _in_language("hi", image.alt_hi) if image.alt_hi else _missing()

    @admin.display(description=gettext_lazy("alternative text (English)"), ordering="alt_en")
    def alt_in_english(self, image):
        return _in_language("en", image.alt_en) if image.alt_en else _missing()

    @admin.display(description=gettext_lazy("credit"))
    def credit_line(self, image):
        return _in_language(spoken_in(image, "credit"), image.credit)

    @admin.display(description=gettext_lazy("added by"), ordering="created_by")
    def added_by(self, image):
        return image.created_by or "—"

    @admin.display(description=gettext_lazy("pixels"))
    def pixels(self, image):
        return f"{image.width} × {image.height}"

    # --- one picture

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_edit_picture(request.user, obj))

    def get_form(self, request, obj=None, **kwargs):
        """The file stays once it is there: published stories show it, and they change by publishing only."""
        form = super().get_form(request, obj, **kwargs)
        if obj and (file := form.base_fields.get("file")):
            file.disabled = True
            file.widget = FocalPoint()
            file.help_text = _(
                "Click on the most important spot: every crop keeps it in view. "
                "For a different picture, add it to the library as a new one."
            )
        return form

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except OSError:  # the disk: what the file holds has been judged by now
            logger.exception("A picture could not be stored.")
            sentence = _("The picture could not be stored. Tell whoever runs the server, then try again.")
            self.message_user(request, sentence, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if change:
            workflow.refresh_picture(obj, by=request.user)
        if notice := getattr(form.cleaned_data.get("file"), "notice", ""):
            self.message_user(request, notice)

    def response_add(self, request, obj, post_url_continue=None):
        """Whoever came to choose goes back to choosing; the new picture is the first of the list."""
        if PICKER in self.get_preserved_filters(request):
            return self.response_post_save_add(request, obj)
        return super().response_add(request, obj, post_url_continue)

    # --- deleting

    def get_deleted_objects(self, objs, request):
        """A picture that a story shows stays. The database guards what is published, this the working copies too."""
        to_delete, counts, perms_needed, _protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, perms_needed, [_link(story) for story in _stories_showing(objs)]


def _in_language(language, words):
    return format_html('<span lang="{}">{}</span>', language, words)


def _missing():
    return format_html('<strong class="picture-missing">{}</strong>', _("Missing"))


def _stories_showing(images):
    """Stories with one of these pictures, on the desk or before readers."""
    keys = [image.pk for image in images]
    editions = Edition.objects.filter(Q(picture__in=keys) | Q(body_pictures__in=keys), article=OuterRef("pk"))
    shown = Q(lead_image__in=keys) | Exists(editions)
    for key in keys:
        for language in LANGUAGES:
            shown |= Q(**{f"body_{language}__contains": f'data-file="{key}"'})
    return Article.objects.filter(shown)


def _link(story):
    return format_html('<a href="{}">{}</a>', reverse("admin:articles_article_change", args=[story.pk]), story)
