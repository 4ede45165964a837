"""The picture library. It is also the window in which the body editor and the story's form let people choose."""

import logging

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.admin import uploading
from articles.admin.found_by_sound import FoundBySound
from articles.admin.image_filters import FIELD, MissingFilter, OwnFilter, PictureList, UseFilter
from articles.admin.image_form import WORDS, PictureForm
from articles.models import Image, Publication
from articles.permissions import may_edit_picture
from articles.pictures import uses, workflow
from articles.pictures.uploads import accept

logger = logging.getLogger(__name__)


@admin.register(Image)
class ImageAdmin(FoundBySound):
    form = PictureForm
    list_filter = [MissingFilter, UseFilter, OwnFilter]
    list_select_related = ["created_by"]
    list_per_page = 48
    search_help_text = gettext_lazy("What can be seen, in Hindi or English")
    show_full_result_count = False
    actions = None
    change_list_template = "admin/articles/image/change_list.html"
    change_form_template = "admin/articles/image/change_form.html"

    class Media:
        js = [forms.Script(f"js/pictures/{name}.js", type="module") for name in ("picker", "uploads", "focal-point")]

    # --- the list, and choosing from it

    def get_changelist(self, request, **kwargs):
        return PictureList

    def get_queryset(self, request):
        return uses.with_uses(super().get_queryset(request))

    def changelist_view(self, request, extra_context=None):
        choosing = uploading.choosing(request)
        title = _("Choose the lead picture") if request.GET.get(FIELD) else _("Choose a picture")
        around = {"choosing": choosing, "answer_to": uploading.answer_of}
        return super().changelist_view(request, around | ({"title": title} if choosing else {}))

    def get_urls(self):
        def view(function, *methods):
            of_this_desk = require_http_methods(methods)(lambda request, **kwargs: function(self, request, **kwargs))
            return self.admin_site.admin_view(of_this_desk)

        page = "GET", "HEAD", "POST"
        return [
            path("upload/", view(uploading.upload, "POST"), name="articles_image_upload"),
            path("words/", view(uploading.words, *page), name="articles_image_words"),
            path("<int:key>/replace/", view(uploading.replace, *page), name="articles_image_replace"),
            *super().get_urls(),
        ]

    # --- one picture

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_edit_picture(request.user, obj))

    def get_fields(self, request, obj=None):
        """The file of a picture that is there changes on a page of its own, which says where it is shown."""
        return ["focal_point" if obj else "file", *WORDS]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"not_stored": getattr(request, "not_stored", "")})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None and request.method == "POST" and self.has_add_permission(request):
            _accept_before_the_transaction(request)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except OSError:  # the disk: what the file holds has been judged by now
            logger.exception("A picture could not be stored.")
            request.not_stored = _(uploading.NOT_STORED)  # the form says so, with the words that were typed
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= uploading.where_used(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        if change:
            workflow.change({obj.pk: form.changes} if form.changes else {}, by=request.user)
        else:
            words = {name: value for name, value in form.changes.items() if name != "file"}
            obj.pk = workflow.add(form.cleaned_data["file"], by=request.user, words=words).pk
        obj.refresh_from_db()
        if notice := getattr(form.cleaned_data.get("file"), "notice", ""):
            self.message_user(request, notice)

    # --- deleting

    def get_deleted_objects(self, objs, request):
        """A picture that is shown stays. The database guards what is published, this the working copies too."""
        to_delete, counts, perms_needed, _protected = super().get_deleted_objects(objs, request)
        shown_by = [*uses.stories_showing(objs), *Publication.objects.showing(objs)]
        # Django asks whether what protects a picture may be deleted along with it. Nobody wants that.
        return to_delete, counts, set() if shown_by else perms_needed, [_link(row) for row in shown_by]


def _accept_before_the_transaction(request):
    """A large picture takes a second: nobody else's saving waits for it. What is refused, the form says."""
    if file := request.FILES.get("file"):
        try:
            request.FILES["file"] = accept(file)
        except ValidationError:
            file.seek(0)


def _link(row):
    address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, row)
