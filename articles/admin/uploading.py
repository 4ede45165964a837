"""Many pictures at once: taken one by one, then given their words on one page. And another file for a picture."""

import logging

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import modelformset_factory
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from articles.admin.image_filters import EDITOR, FIELD
from articles.admin.image_form import ReplacementForm, WordsForm
from articles.languages import LANGUAGES
from articles.models import Author, Image
from articles.permissions import may_edit_picture
from articles.pictures import uses, workflow
from articles.pictures.renditions import fallback
from articles.states import status, with_newest_revisions
from newsroom import hindi

logger = logging.getLogger(__name__)

MOST = 50  # pictures of one form
LISTED = 20  # stories that a picture's page names
NOT_STORED = gettext_noop("The picture could not be stored. Tell whoever runs the server, then try again.")


def choosing(request) -> dict:
    """What the addresses of a window carry on in which somebody chooses a picture; {} for the library itself."""
    kept = {name: request.GET[name] for name in (EDITOR, FIELD) if request.GET.get(name)}
    return kept | {"_popup": "1"} if kept else {}


def answer_of(image) -> dict:
    """What a window in which somebody chose a picture says to the one that asked."""
    square = fallback(image, "wide")
    return {"picture": image.pk, "address": fallback(image, "natural").url, "alt": image.alt, "thumb": square.url}


def upload(admin, request):
    """Take what is a picture and say of each of the others why not. Answers a script in JSON."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    images, refused = [], []
    for file in request.FILES.getlist("files")[:MOST]:
        try:
            images.append(workflow.add(file, by=request.user))
        except ValidationError as error:
            refused.append((file.name, " ".join(error.messages)))
        except OSError:  # the disk: what the file holds has been judged by now
            logger.exception("A picture could not be stored.")
            refused.append((file.name, _(NOT_STORED)))
    where = _words_address(request, images) if images else reverse("admin:articles_image_changelist")
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(
            {
                "pictures": [answer_of(image) | {"said": _("In the library")} for image in images],
                "refused": [{"name": _short(name), "said": said} for name, said in refused],
            }
        )
    _say(admin, request, images, refused)
    query = choosing(request)
    return HttpResponseRedirect(where if images or not query else f"{where}?{urlencode(query)}")


def _say(admin, request, images, refused):
    if not images and not refused:
        admin.message_user(request, _("Choose one picture or more, then send them."), "WARNING")
    for name, said in refused:
        admin.message_user(request, f"“{_short(name)}”: {said}", "ERROR")


def _short(name: str) -> str:
    return hindi.truncate(hindi.normalise(name), 80)


def _words_address(request, images) -> str:
    query = {"pictures": ",".join(str(image.pk) for image in images)} | choosing(request)
    return f"{reverse('admin:articles_image_words')}?{urlencode(query)}"


def words(admin, request):
    """The words of new pictures, all on one page."""
    images = _own_of(request)
    if not images:
        raise Http404
    formset_of = modelformset_factory(Image, form=WordsForm, extra=0)
    queryset = Image.objects.filter(pk__in=[image.pk for image in images]).order_by("id")
    data = _with_common_credit(request.POST) if request.method == "POST" else None
    formset = formset_of(data, queryset=queryset)
    if data is not None and formset.is_valid():
        try:
            return _keep_words(admin, request, formset)
        except OSError:
            logger.exception("A picture could not be stored.")
            admin.message_user(request, _(NOT_STORED), "ERROR")
    context = admin.admin_site.each_context(request) | {
        "title": _("Words for the new pictures"),
        "opts": admin.model._meta,
        "formset": formset,
        "is_popup": bool(choosing(request)),
        "choosing": choosing(request),
        "address": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/articles/image/words.html", context)


def _own_of(request) -> list[Image]:
    """The pictures that the address names and this person may change."""
    keys = [key for key in request.GET.get("pictures", "").split(",") if key.isascii() and key.isdigit()][:MOST]
    images = Image.objects.filter(pk__in=[int(key) for key in keys if len(key) < 19]).order_by("id")
    allowed = [image for image in images if may_edit_picture(request.user, image)]
    if images and not allowed:
        raise PermissionDenied
    return allowed


def _with_common_credit(post):
    """Where a picture has no credit of its own it gets the one that was written for all."""
    post = post.copy()
    for prefix in {name.partition("-credit_")[0] for name in post if "-credit_" in name}:
        if not any(post.get(f"{prefix}-credit_{language}", "").strip() for language in LANGUAGES):
            for language in LANGUAGES:
                post[f"{prefix}-credit_{language}"] = post.get(f"all_{language}", "")
    return post


def _keep_words(admin, request, formset):
    images = [form.instance for form in formset.forms]
    workflow.change({form.instance.pk: form.changes for form in formset.forms}, by=request.user)
    if choosing(request) and len(images) == 1:
        return chosen(admin, request, images[0])
    said = ngettext("The picture is in the library.", "%(count)d pictures are in the library.", len(images))
    admin.message_user(request, said % {"count": len(images)})
    query = choosing(request)
    address = reverse("admin:articles_image_changelist")
    return HttpResponseRedirect(f"{address}?{urlencode(query)}" if query else address)


def chosen(admin, request, image):
    """The window's last page: its script tells the one that asked, and closes."""
    context = admin.admin_site.each_context(request) | {
        "title": _("Picture chosen"),
        "opts": admin.model._meta,
        "is_popup": True,
        "answer": answer_of(image),
    }
    return TemplateResponse(request, "admin/articles/image/chosen.html", context)


def replace(admin, request, key):
    """Another file under the same picture, after a look at the stories that will show it."""
    image = get_object_or_404(Image, pk=key)
    if not admin.has_change_permission(request, image):
        raise PermissionDenied
    sent = request.method == "POST"
    form = ReplacementForm(request.POST, request.FILES) if sent else ReplacementForm()
    if sent and form.is_valid():
        try:
            workflow.replace(image, form.cleaned_data["file"], by=request.user)
        except OSError:
            logger.exception("A picture could not be stored.")
            form.add_error("file", _(NOT_STORED))
        else:
            admin.message_user(request, _("Replaced. Readers see the new file now; look whether the crops still fit."))
            return HttpResponseRedirect(reverse("admin:articles_image_change", args=[image.pk]))
    context = admin.admin_site.each_context(request) | {
        "title": _("Replace everywhere"),
        "opts": admin.model._meta,
        "image": image,
        "form": form,
    }
    return TemplateResponse(request, "admin/articles/image/replace.html", context | where_used(image))


def where_used(image) -> dict:
    """Stories with the picture, each with where its languages stand (one more than are listed when there are more),
    and authors whose portrait it is.
    """
    found = list(with_newest_revisions(uses.stories_showing([image], LISTED + 1))[: LISTED + 1])
    shown = uses.languages_of(image, found)
    stories = [
        (story, [(language, status(story, language)) for language in LANGUAGES if language in shown[story.pk]])
        for story in found
    ]
    return {"stories": stories, "authors": Author.objects.filter(photo=image)[:LISTED]}
