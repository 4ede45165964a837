"""The form of the story screen: what people type, handed to the workflow as changes to scopes."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils.translation import gettext_lazy as _
from tree_queries.forms import TreeNodeChoiceField, TreeNodeMultipleChoiceField

from articles import facts
from articles.admin.story_fields import InChosenOrder, OrderedChoiceField, TagNamesField, TagSelect
from articles.languages import LANGUAGES
from articles.merging import Conflict
from articles.models import Article, Author, Byline, Category, Revision, Scope, Tagging
from articles.models.revision import WORDS

# Facts by their name in the workflow; the form says "bylines" because the admin refuses "authors", whose rows
# have a place of their own.
FACT_FIELDS = {
    "section": "section",
    "categories": "categories",
    "authors": "bylines",
    "tags": "tags",
    "lead_image": "lead_image",
}


class StoryForm(forms.ModelForm):
    section = TreeNodeChoiceField(
        Category.objects.with_tree_fields(),
        label=_("main section"),
        required=False,
        help_text=_("Where the story belongs; it stands first over the headline."),
    )
    categories = TreeNodeMultipleChoiceField(
        Category.objects.with_tree_fields(),
        label=_("further sections"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    bylines = OrderedChoiceField(
        Author.objects.all(),
        label=_("bylines"),
        required=False,
        widget=InChosenOrder(Byline._meta.get_field("author"), admin.site),
        help_text=_("In the order that readers see."),
    )
    tags = TagNamesField(
        label=_("tags"),
        required=False,
        widget=TagSelect(Tagging._meta.get_field("tag"), admin.site),
        help_text=_("Type and press Enter. A new word makes a new tag."),
    )
    note = forms.CharField(
        label=_("note on this version"),
        required=False,
        max_length=200,
        help_text=_("For colleagues, such as “Added the minister's reply”."),
    )
    send_back_note = forms.CharField(
        label=_("what to do, when sending back"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    publish_at = forms.SplitDateTimeField(
        label=_("publish later, at"),
        required=False,
        widget=AdminSplitDateTime,
        help_text=_("India time. Choose, then press the button that names the language."),
    )
    base_hi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    base_en = forms.IntegerField(required=False, widget=forms.HiddenInput)
    base_facts = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = [
            *(f"{name}_{language}" for language in LANGUAGES for name in WORDS),
            "section",
            "lead_image",
        ]

        widgets = {
            f"{name}_{language}": forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})
            for language in LANGUAGES
            for name, rows in {"title": 2, "summary": 3}.items()
        }

    # The workflow's refusal of what this form said a moment ago; the desk shows the form again with it.
    refusal = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self._begin_from(self.instance)

    def _begin_from(self, article):
        initial = {
            "bylines": [byline.author_id for byline in article.bylines.all()],
            "tags": [tag.name for tag in article.tags.all()],
            "categories": article.categories.all(),
        }
        for scope in Scope.values:  # read in the same query as the text that is shown
            initial[f"base_{scope}"] = getattr(article, f"newest_{scope}", None)
        for name, value in initial.items():
            if name in self.fields:
                self.initial[name] = value

    def clean(self):
        super().clean()
        if self.refusal is not None:
            self._take_up(self.refusal)

    def _take_up(self, refusal):
        """Stand the workflow's sentences beside the fields; after a conflict the next save begins from their text."""
        sentences = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
        for name, messages in sentences.items():
            field = FACT_FIELDS.get(name, name)
            self.add_error(field if field in self.fields else None, messages)
        if isinstance(refusal, Conflict):
            self._begin_anew_from(refusal)

    def _begin_anew_from(self, conflict):
        """Show both people's changes but in the fields they dispute, so that the next save loses neither's."""
        self.data = self.data.copy()
        self.data[f"base_{conflict.scope}"] = conflict.newest.pk
        for name in conflict.merged.keys() - conflict.theirs.keys():
            self.data.setlist(_field(conflict.scope, name), _as_typed(name, conflict.merged[name]))

    def theirs(self) -> list[tuple[str, str]]:
        """What a colleague saved meanwhile in the disputed fields: ``(label, text)``."""
        if not isinstance(self.refusal, Conflict):
            return []
        return [
            (self.fields[_field(self.refusal.scope, name)].label, facts.in_words(name, value))
            for name, value in self.refusal.theirs.items()
        ]

    def unseen(self) -> set[str]:
        """Scopes that somebody saved since this person opened the story: they have not read the newest words."""
        return {
            scope
            for scope, base in self.bases().items()
            if base != getattr(Revision.objects.newest(self.instance, scope), "pk", None)
        }

    def changes(self) -> dict:
        """What the workflow is to save: ``{scope: {field: value}}``."""
        data = self.cleaned_data
        words = {
            language: {name: data[f"{name}_{language}"] or "" for name in WORDS if f"{name}_{language}" in data}
            for language in LANGUAGES
        }
        shared = {fact: data[field] for fact, field in FACT_FIELDS.items() if field in data}
        return words | {Scope.FACTS.value: shared}

    def bases(self) -> dict:
        """From which revisions the person began: ``{scope: key or None}``; a new story begins from none."""
        return {scope: self.cleaned_data.get(f"base_{scope}") for scope in Scope.values}

    def save_m2m(self):
        """Nothing: facts are saved by the workflow."""


def _field(scope, name) -> str:
    """The form's field for a field of a scope."""
    return FACT_FIELDS[name] if scope == Scope.FACTS else f"{name}_{scope}"


def _as_typed(name, value) -> list:
    """A saved value as a browser posts it."""
    if name == "tags":
        return facts.names(name, value)
    return value if isinstance(value, list) else [value or ""]
