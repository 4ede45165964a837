"""The story screen."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from js_asset import Media

from articles import presence, slugs, workflow
from articles.admin import acts, numbers, previews, publish_sheet, review_sheet, story_choice, together, withdraw_sheet
from articles.admin.history import screen as history
from articles.admin.stories import StoryList
from articles.admin.story_columns import columns, texts
from articles.admin.story_form import StoryForm
from articles.admin.story_sentences import SENTENCES
from articles.languages import LANGUAGES, in_words
from articles.models import Article, Author
from articles.permissions import may_edit, may_publish
from articles.rows import WHO_SAID_IT, notes_of
from articles.states import status, with_newest_revisions
from newsroom import hindi


@admin.register(Article)
class StoryAdmin(StoryList):
    form = StoryForm
    change_form_template = "admin/articles/article/change_form.html"
    fieldsets = [
        (gettext_lazy("Hindi"), {"fields": ["title_hi", "summary_hi", "body_hi"]}),
        (gettext_lazy("English"), {"fields": ["title_en", "summary_en", "body_en"]}),
        (gettext_lazy("Sections"), {"fields": ["section", "categories"], "classes": ["story-panel"]}),
        (gettext_lazy("Bylines"), {"fields": ["bylines"], "classes": ["story-panel"]}),
        (gettext_lazy("Tags"), {"fields": ["tags"], "classes": ["story-panel"]}),
        (gettext_lazy("Lead picture"), {"fields": ["lead_image"], "classes": ["story-panel"]}),
        (
            gettext_lazy("Search and share"),
            {
                "fields": [
                    *("slug_hi", "seo_title_hi", "seo_description_hi"),
                    *("slug_en", "seo_title_en", "seo_description_en"),
                ],
                "classes": ["story-panel", "closed"],
            },
        ),
        (gettext_lazy("Notes"), {"fields": ["note"], "classes": ["story-panel", "closed"]}),
        (None, {"fields": ["base_hi", "base_en", "base_facts", "window", "took", "writer", "paired"]}),
    ]
    fields_to_read = [(gettext_lazy("Facts of the story"), {"fields": ["section", "lead_image"]})]

    def get_queryset(self, request):
        stories = super().get_queryset(request).select_related(*WHO_SAID_IT)
        return with_newest_revisions(stories).prefetch_related("bylines__author")

    # --- who may

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_edit(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.editions.exists())

    def get_fieldsets(self, request, obj=None):
        """Who may only look sees no fields that are there to act with."""
        if obj and not self.has_change_permission(request, obj):
            return self.fields_to_read
        return super().get_fieldsets(request, obj)

    # --- saving and acting

    def get_object(self, request, object_id, from_field=None):
        article = super().get_object(request, object_id, from_field)
        if article and request.method == "POST":
            Article.objects.select_for_update().get(pk=article.pk)  # two who save at once take turns
        return article

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        kept = self._left_behind(request, obj)
        more = {"refusal": getattr(request, "refusal", None), "unsaved": kept, "person": request.user}
        return type(form.__name__, (form,), more)

    def _left_behind(self, request, article) -> dict:
        """What this person typed and did not save, for the form to go on with; not when they ask for what is saved."""
        if article is None or request.method != "GET" or "saved" in request.GET:
            return {}
        if not self.has_change_permission(request, article):
            return {}
        return presence.left_behind(article, request.user, take=request.GET.get("take", ""))

    def get_changeform_initial_data(self, request):
        """A new story begins with the byline of whoever writes it."""
        own = Author.objects.filter(user=request.user).values_list("pk", flat=True)
        return {"bylines": list(own[:1])} | super().get_changeform_initial_data(request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the workflow refuses is shown beside the fields, with all that was typed; nothing is saved then."""
        if together.asks_for_json(request) and (refusal := together.another_writer(request)):
            return refusal
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.refusal = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)
        except PermissionDenied as refusal:
            if not together.asks_for_json(request):
                raise
            sentence = str(refusal) or _("This story is somebody else's. Ask an editor to change it.")
            return together.refused(sentence, 403)

    def save_model(self, request, obj, form, change):
        request.story_form, request.unseen = form, form.unseen() if change else set()
        workflow.save_draft(
            obj,
            form.changes(),
            by=request.user,
            bases=form.bases() if change else None,
            note=form.cleaned_data.get("note", ""),
            window=form.cleaned_data.get("window", ""),
            took=form.cleaned_data.get("took", ""),
            paired=form.cleaned_data.get("paired", ()),
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
        sheet = self._sheet(request, article, name)
        if name == "save" or sheet:
            messages.success(request, _("Saved. Readers see nothing of it yet."))
        else:
            self._perform(request, article, name)
        if together.asks_for_json(request):
            return together.saved(request, article, request.story_form, self._bar, sheet=sheet)
        if sheet:
            return HttpResponseRedirect(sheet)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _sheet(self, request, article, name) -> str:
        """The address of the sheet that the pressed button opens first; "" when it simply acts."""
        if acts.is_unread(name, request.unseen):
            return ""
        return acts.sheet(name, article, by=request.user)

    def _perform(self, request, article, name):
        try:
            acts.require_read(name, request.unseen)
            said = acts.perform(name, article, by=request.user)
        except ValidationError as refusal:
            messages.warning(request, _("The text is saved, but this was not done:"))
            for sentence in refusal.messages:
                messages.error(request, sentence)
        else:
            messages.success(request, said)

    def delete_model(self, request, obj):
        workflow.discard(obj, by=request.user)

    # --- around the form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if request.method == "POST" and together.asks_for_json(request):
            return together.invalid(form)
        context["theirs"] = form.theirs() if isinstance(form, StoryForm) else []
        context["may_write"] = "title_hi" in form.fields
        if context["may_write"]:
            context |= {"columns": columns(form), "sentences": SENTENCES}
            if obj:
                here = {form.initial["window"], *(kept.window for kept in form.unsaved.values())}
                context["elsewhere"] = presence.elsewhere(obj, request.user, here)
                context["mine"] = presence.texts(obj, request.user, form.unsaved)
        elif obj:
            context["texts"] = texts(obj)
        if obj:
            context |= self._where_it_stands(request, obj)
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _where_it_stands(self, request, article):
        """For the bar: acts, and for each language its state, its preview and what readers have."""
        shown = reverse("admin:articles_article_preview", args=[article.pk])
        states = [
            (
                language,
                in_words(language),
                status(article, language),
                f"{shown}?language={language}" if article.has_text(language) else None,
                article.edition(language),
            )
            for language in LANGUAGES
        ]
        return {
            "statuses": states,
            "notes": notes_of(article),
            "acts": acts.offered(request.user, article),
            "may_publish": may_publish(request.user),
            "memory": together.memory(article),
            "editions": [edition.language for edition in article.editions.all()],
        }

    def _bar(self, request, article):
        """The pieces of the bar that an act changes, as HTML."""
        context = self._where_it_stands(request, article) | {
            "opts": self.opts,
            "original": article,
            "may_write": True,
            "has_delete_permission": self.has_delete_permission(request, article),
        }
        return {
            name: render_to_string(f"admin/articles/article/_{name}.html", context, request)
            for name in ("states", "acts", "notes")
        }

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("slug/", view(require_GET(self.slug_view)), name="articles_article_slug"),
            path("stories/", view(require_GET(self.stories_view)), name="articles_article_stories"),
            *history.urls(view),
            *previews.urls(self, self.admin_site),
            path("autosave/", view(self.autosave_view), name="articles_article_begin"),
            path("<int:key>/autosave/", view(self.autosave_view), name="articles_article_autosave"),
            path("<int:key>/settle/", view(require_POST(self.settle_view)), name="articles_article_settle"),
            path("numbers/", view(require_POST(self.numbers_view)), name="articles_article_numbers"),
            path("<int:key>/checks/", view(require_GET(self.checks_view)), name="articles_article_checks"),
            path("<int:key>/publish/<str:target>/", view(self.publish_view), name="articles_article_publish"),
            path("<int:key>/review/<str:language>/", view(self.review_view), name="articles_article_review"),
            path("<int:key>/send-back/<str:language>/", view(self.send_back_view), name="articles_article_send-back"),
            path("<int:key>/withdraw/<str:language>/", view(self.withdraw_view), name="articles_article_withdraw"),
            *super().get_urls(),
        ]

    @method_decorator(require_http_methods(["GET", "POST"]))
    def autosave_view(self, request, key=None):
        return together.autosave(self, request, key)

    def settle_view(self, request, key):
        return together.settle(request, get_object_or_404(Article, pk=key))

    def numbers_view(self, request):
        return numbers.answer(self, request)

    def checks_view(self, request, key):
        return publish_sheet.checklist(self, request, key)

    @method_decorator(require_http_methods(["GET", "POST"]))
    def publish_view(self, request, key, target):
        return publish_sheet.show(self, request, key, target)

    @method_decorator(require_http_methods(["GET", "POST"]))
    def review_view(self, request, key, language):
        return review_sheet.show(self, request, key, "review", language)

    @method_decorator(require_http_methods(["GET", "POST"]))
    def send_back_view(self, request, key, language):
        return review_sheet.show(self, request, key, "send-back", language)

    @method_decorator(require_http_methods(["GET", "POST"]))
    def withdraw_view(self, request, key, language):
        return withdraw_sheet.show(self, request, key, language)

    def slug_view(self, request):
        """The address that a headline would get, for the form to show while somebody types."""
        language, title = request.GET.get("language"), hindi.normalise(request.GET.get("title", ""))[:1000]
        if language not in LANGUAGES or not self.has_view_permission(request):
            return JsonResponse({"slug": ""}, status=400)
        key = request.GET.get("story", "")
        story = Article(pk=int(key)) if key.isascii() and key.isdigit() and len(key) < 19 else Article()
        return JsonResponse({"slug": slugs.free(title, language, story) if title.strip() else ""})

    def stories_view(self, request):
        """Stories to choose from, for the body editor's box with another story."""
        return story_choice.answer(self, request)

    def history_view(self, request, object_id, extra_context=None):
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        return history.show(self, request, article)
