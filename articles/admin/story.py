"""The story screen and the list of stories."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from js_asset import Media

from articles import preview, slugs, workflow
from articles.admin import acts, history
from articles.admin.filters import MineFilter, StateFilter
from articles.admin.story_form import StoryForm
from articles.languages import LANGUAGES, in_words
from articles.models import Article, Review
from articles.permissions import may_edit
from articles.states import status, with_newest_revisions
from articles.templatetags.dates import desk_moment
from newsroom import hindi


@admin.register(Article)
class StoryAdmin(admin.ModelAdmin):
    form = StoryForm
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ["headline", "hindi_state", "english_state", "section", "bylines", "changed"]
    list_filter = [StateFilter, MineFilter, "section"]
    list_select_related = ["section"]
    list_per_page = 50
    search_fields = ["title_hi", "title_en", "slug_hi", "slug_en", "authors__name_hi", "authors__name_en"]
    search_help_text = gettext_lazy("Search headlines and bylines")
    show_full_result_count = False
    autocomplete_fields = ["lead_image"]
    fieldsets = [
        (
            gettext_lazy("Hindi"),
            {"fields": ["title_hi", "slug_hi", "summary_hi", "body_hi"], "classes": ["story-hi"]},
        ),
        (
            gettext_lazy("English"),
            {"fields": ["title_en", "slug_en", "summary_en", "body_en"], "classes": ["story-en"]},
        ),
        (
            gettext_lazy("Facts of the story"),
            {
                "fields": ["section", "categories", "bylines", "tags", "lead_image"],
                "classes": ["story-facts"],
                "description": gettext_lazy("Both languages share them; readers see them after the next publication."),
            },
        ),
        (
            gettext_lazy("Search engines"),
            {
                "fields": ["seo_title_hi", "seo_description_hi", "seo_title_en", "seo_description_en"],
                "classes": ["story-seo", "collapse"],
            },
        ),
        (
            gettext_lazy("This version"),
            {
                "fields": ["note", "publish_at", "send_back_note", "base_hi", "base_en", "base_facts"],
                "classes": ["story-act"],
            },
        ),
    ]

    # --- the list

    def get_queryset(self, request):
        return with_newest_revisions(super().get_queryset(request)).prefetch_related("bylines__author")

    @admin.display(description=gettext_lazy("headline"), ordering="title_hi")
    def headline(self, article):
        return str(article)

    @admin.display(description=gettext_lazy("Hindi"))
    def hindi_state(self, article):
        return self._chip(article, "hi")

    @admin.display(description=gettext_lazy("English"))
    def english_state(self, article):
        return self._chip(article, "en")

    @admin.display(description=gettext_lazy("bylines"))
    def bylines(self, article):
        return ", ".join(str(byline.author) for byline in article.bylines.all()) or "—"

    @admin.display(description=gettext_lazy("changed"), ordering="changed_at")
    def changed(self, article):
        return desk_moment(article.changed_at)

    def _chip(self, article, language):
        return render_to_string("admin/articles/_state.html", {"status": status(article, language)})

    # --- who may

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_edit(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.editions.exists())

    def get_actions(self, request):
        """No bulk deletion: a story goes one at a time, with its name on the page."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_fieldsets(self, request, obj=None):
        """Who may only look sees no fields that are there to act with."""
        if obj and not self.has_change_permission(request, obj):
            return [(name, {"fields": _that_stories_have(options["fields"])}) for name, options in self.fieldsets[:3]]
        return super().get_fieldsets(request, obj)

    # --- saving and acting

    def get_object(self, request, object_id, from_field=None):
        article = super().get_object(request, object_id, from_field)
        if article and request.method == "POST":
            Article.objects.select_for_update().get(pk=article.pk)  # two who save at once take turns
        return article

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"refusal": getattr(request, "refusal", None)})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the workflow refuses is shown beside the fields, with all that was typed; nothing is saved then."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.refusal = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        request.story_form, request.unseen = form, form.unseen() if change else set()
        workflow.save_draft(
            obj,
            form.changes(),
            by=request.user,
            bases=form.bases() if change else None,
            note=form.cleaned_data.get("note", ""),
        )

    def save_related(self, request, form, formsets, change):
        """Facts were saved with the words, in one act."""

    def response_add(self, request, obj, post_url_continue=None):
        return self._act(request, obj)

    def response_change(self, request, obj):
        return self._act(request, obj)

    def _act(self, request, article):
        """Do what the pressed button says with the story just saved, and come back to it."""
        name = request.POST.get("act", "save")
        if name == "save":
            messages.success(request, _("Saved. Readers see nothing of it yet."))
        else:
            self._perform(request, article, name)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _perform(self, request, article, name):
        typed = request.story_form.cleaned_data
        try:
            acts.require_read(name, request.unseen)
            done = acts.perform(
                name, article, by=request.user, at=typed.get("publish_at"), note=typed.get("send_back_note", "")
            )
        except ValidationError as refusal:
            messages.warning(request, _("The text is saved, but this was not done:"))
            for sentence in refusal.messages:
                messages.error(request, sentence)
        else:
            messages.success(request, done)

    def delete_model(self, request, obj):
        workflow.discard(obj, by=request.user)

    # --- around the form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        context["theirs"] = form.theirs() if isinstance(form, StoryForm) else []
        if obj:
            context |= self._where_it_stands(request, obj)
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _where_it_stands(self, request, article):
        """For the bar: acts, and for each language its state, its preview and what readers have."""
        states = [
            (
                language,
                in_words(language),
                status(article, language),
                preview.address(article, language) if article.has_text(language) else None,
                article.edition(language),
            )
            for language in LANGUAGES
        ]
        notes = [
            (language, in_words(language), getattr(article, f"review_note_{language}"))
            for language in LANGUAGES
            if article.review_of(language) == Review.SENT_BACK
        ]
        return {
            "statuses": states,
            "notes": [note for note in notes if note[2]],
            "acts": acts.offered(request.user, article),
            "editions": [edition.language for edition in article.editions.all()],
        }

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("slug/", view(require_GET(self.slug_view)), name="articles_article_slug"),
            path(
                "<int:key>/restore/<int:revision>/",
                view(require_POST(self.restore_view)),
                name="articles_article_restore",
            ),
            *super().get_urls(),
        ]

    def slug_view(self, request):
        """The address that a headline would get, for the form to show while somebody types."""
        language, title = request.GET.get("language"), hindi.normalise(request.GET.get("title", ""))[:1000]
        if language not in LANGUAGES or not self.has_view_permission(request):
            return JsonResponse({"slug": ""}, status=400)
        key = request.GET.get("story", "")
        story = Article(pk=int(key)) if key.isascii() and key.isdigit() and len(key) < 19 else Article()
        return JsonResponse({"slug": slugs.free(title, language, story) if title.strip() else ""})

    def history_view(self, request, object_id, extra_context=None):
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        return history.show(self, request, article)

    def restore_view(self, request, key, revision):
        return history.restore(self, request, get_object_or_404(Article, pk=key), revision)


def _that_stories_have(fields):
    return [name for name in fields if name not in {"bylines", "tags", "categories"}]
