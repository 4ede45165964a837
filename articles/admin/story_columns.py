"""The two columns of the story screen: what each language's column shows of the form."""

from dataclasses import dataclass

from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from articles import lengths
from articles.body.rendering import render_body
from articles.languages import LANGUAGES, in_words
from articles.lengths import Counts
from newsroom import publication

COUNTED = ("title", "body", "seo_title")


@dataclass(frozen=True)
class Column:
    language: str
    name: str
    lines: tuple[BoundField, BoundField]  # headline and standfirst
    body: BoundField
    counts: Counts

    @property
    def publication(self) -> str:
        """What the paper is called in this language."""
        return publication.name(self.language)

    @property
    def last_of_search(self) -> str:
        """The field behind which the panel shows how a search engine shows this language."""
        return f"seo_description_{self.language}"


@dataclass(frozen=True)
class Text:
    """One language of a story for who may only look."""

    language: str
    title: str
    summary: str
    body: SafeString


def texts(article) -> list[Text]:
    """What is written, as readers would see it."""
    found = []
    for language in LANGUAGES:
        words = article.words(language)
        if article.has_text(language):
            body, _pictures = render_body(words["body"], language)
            found.append(Text(language, words["title"], words["summary"], mark_safe(body)))  # noqa: S308  (sanitised)
    return found


def columns(form) -> list[Column]:
    return [
        Column(
            language,
            in_words(language),
            (form[f"title_{language}"], form[f"summary_{language}"]),
            form[f"body_{language}"],
            lengths.of({name: form[f"{name}_{language}"].value() or "" for name in COUNTED}),
        )
        for language in LANGUAGES
    ]
