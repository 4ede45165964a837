"""The address of a story: it follows the headline until somebody writes one or the story is published."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Article, StorySlug
from newsroom import hindi

FALLBACK = "story"  # for a headline without a letter that can stand in an address


def taken(language: str) -> ValidationError:
    return ValidationError({f"slug_{language}": _("Another story has this address already. Choose a different one.")})


def follows(slug: str, title: str) -> bool:
    """Whether ``slug`` is what ``title`` makes by itself, with or without a number behind it."""
    made = hindi.slugify(title) or FALLBACK
    return not slug or bool(re.fullmatch(f"{re.escape(made)}(-[0-9]+)?", slug))


def is_taken(slug: str, language: str, article) -> bool:
    """Another story has, had, or proposes this address."""
    others = Article.objects.filter(**{f"slug_{language}": slug}).exclude(pk=article.pk)
    claimed = StorySlug.objects.filter(language=language, slug=slug).exclude(article=article.pk)
    return others.exists() or claimed.exists()


def free(title: str, language: str, article) -> str:
    """The address that ``title`` makes, numbered when another story has it."""
    made = hindi.slugify(title) or FALLBACK
    slug, number = made, 1
    while is_taken(slug, language, article):
        number += 1
        slug = f"{made}-{number}"
    return slug


def proposal(article, language: str, *, typed: str, title: str) -> str:
    """The address to keep for a story whose form says ``typed`` and ``title``; "" while there is no headline.

    Raises ValidationError when somebody typed one that another story has.
    """
    before = getattr(article, f"slug_{language}") or ""
    if typed and typed != before:
        if is_taken(typed, language, article):
            raise taken(language)
        return typed
    published = article.pk and article.editions.filter(language=language).exists()
    if published or not follows(before, getattr(article, f"title_{language}")):
        return before
    return free(title, language, article) if title else ""


def claim(slug: str, language: str, article) -> None:
    """Take an address for a story for ever. Raises ValidationError when it is another story's."""
    claimed, _made = StorySlug.objects.get_or_create(language=language, slug=slug, defaults={"article": article})
    if claimed.article_id != article.pk:
        raise taken(language)
