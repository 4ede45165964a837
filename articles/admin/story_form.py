"""The form of the story screen: what people type, handed to the workflow as changes to scopes."""

import re

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from tree_queries.forms import TreeNodeChoiceField, TreeNodeMultipleChoiceField

from articles import facts, presence
from articles.admin.picture_choice import PictureChoice
from articles.admin.story_fields import InChosenOrder, OrderedChoiceField, TagNamesField, TagSelect
from articles.body.paragraphs import identified
from articles.languages import LANGUAGES
from articles.merging import Conflict
from articles.models import Article, Author, Byline, Category, Image, Revision, Scope, Tagging
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


PAIRED = re.compile(r"(?:title|summary|[a-z0-9]{8}):(?:title|summary|[a-z0-9]{8})")


def indented(section) -> str:
    """A section under the one that it belongs to."""
    return "\N{EM SPACE}" * section.tree_depth + str(section)


class StoryForm(forms.ModelForm):
    section = TreeNodeChoiceField(
        Category.objects.with_tree_fields(),
        label_from_instance=indented,
        label=_("main section"),
        required=False,
        help_text=_("Where the story belongs; it stands first over the headline."),
    )
    categories = TreeNodeMultipleChoiceField(
        Category.objects.with_tree_fields(),
        label_from_instance=indented,
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
    lead_image = forms.ModelChoiceField(
        Image.objects.all(),
        label=_("lead picture"),
        required=False,
        widget=PictureChoice(Article._meta.get_field("lead_image"), admin.site),
    )
    note = forms.CharField(
        label=_("note on this version"),
        required=False,
        max_length=200,
        help_text=_("For colleagues, such as “Added the minister's reply”."),
    )
    base_hi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    base_en = forms.IntegerField(required=False, widget=forms.HiddenInput)
    base_facts = forms.IntegerField(required=False, widget=forms.HiddenInput)
    window = forms.RegexField(presence.WINDOW, required=False, widget=forms.HiddenInput)
    took = forms.RegexField(presence.TOOK, required=False, widget=forms.HiddenInput)
    writer = forms.IntegerField(required=False, widget=forms.HiddenInput)  # for whom the form was opened
    paired = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = [
            *(f"{name}_{language}" for language in LANGUAGES for name in WORDS),
            "section",
            "lead_image",
        ]

        widgets = {
            f"{name}_{language}": forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField", "placeholder": " "})
            for language in LANGUAGES
            for name, rows in {"title": 2, "summary": 3}.items()
        }

    # The workflow's refusal of what this form said a moment ago; the desk shows the form again with it.
    refusal = None
    # What this person typed in another window and did not save, to go on with: {scope: Revision}.
    unsaved = {}
    person = None  # who has the form now

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["window"] = presence.new_window()
        self.initial["took"] = presence.taken(self.unsaved)
        self.initial["writer"] = self.person and self.person.pk
        if self.instance.pk:
            self._begin_from(self.instance)

    def _begin_from(self, article):
        """Words, facts and bases as they are saved, but where this person has unsaved text, that and its base."""
        for scope in Scope.values:
            kept = self.unsaved.get(scope)
            content = kept.content if kept else article.content(scope)
            # the key of the newest revision was read in the same query as the text that is shown
            initial = {f"base_{scope}": kept.base_id if kept else getattr(article, f"newest_{scope}", None)}
            for name, value in content.items():
                initial[form_field(scope, name)] = facts.tag_names(value) if name == "tags" else value
            if scope != Scope.FACTS:
                initial[f"body_{scope}"] = identified(content["body"])
            self.initial |= {name: value for name, value in initial.items() if name in self.fields}

    def clean_paired(self):
        """``hi:en`` for paragraphs that were written beside each other."""
        return [tuple(pair.split(":")) for pair in self.cleaned_data["paired"].split() if PAIRED.fullmatch(pair)]

    def clean(self):
        super().clean()
        if presence.is_another(self.cleaned_data.get("writer"), self.person):
            self.add_error(None, presence.another_sentence(self.person))
            self.data = self.data.copy()
            self.data["writer"] = self.person.pk  # who presses again knows
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
        """Show both people's changes, and mine where we dispute, so that the next save loses neither's."""
        self.data = self.data.copy()
        for clash in conflict.clashes:
            self.data[f"base_{clash.scope}"] = clash.newest.pk
            for name, value in clash.merged.items():
                self.data.setlist(form_field(clash.scope, name), as_posted(name, value))

    def disputes(self) -> list[tuple]:
        """What a colleague saved meanwhile in the disputed places: ``(field, clash, dispute)``."""
        if not isinstance(self.refusal, Conflict):
            return []
        return [
            (self.fields[form_field(clash.scope, dispute.field)], clash, dispute)
            for clash in self.refusal.clashes
            for dispute in clash.disputes
        ]

    def theirs(self) -> list[tuple[str, str]]:
        """``(label, text)`` of each dispute, to read and to copy from."""
        return [
            (field.label, facts.as_read(dispute.field, dispute.theirs)) for field, _clash, dispute in self.disputes()
        ]

    def as_typed(self) -> dict:
        """What stands in the form, for an autosave: ``{scope: {field: value}}``; facts as far as they are sound."""
        typed = {language: {} for language in LANGUAGES}
        for language in LANGUAGES:
            for name in WORDS:
                field = f"{name}_{language}"
                if field in self.fields:
                    raw = self.data.get(field, "")
                    typed[language][name] = self.cleaned_data.get(field, raw) or ""
        shared = {fact: self.cleaned_data[field] for fact, field in FACT_FIELDS.items() if field in self.cleaned_data}
        return typed | {Scope.FACTS.value: shared}

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


def form_field(scope, name) -> str:
    """The form's field for a field of a scope."""
    return FACT_FIELDS[name] if scope == Scope.FACTS else f"{name}_{scope}"


def as_posted(name, value) -> list:
    """A saved value as a browser posts it."""
    if name == "tags":
        return facts.tag_names(value)
    return value if isinstance(value, list) else [value or ""]
