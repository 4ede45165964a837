"""What readers would get that they do not have yet: the text of the desk beside their edition."""

from articles.admin.history.comparison import Row, compare
from articles.models import Scope


def changes(article, edition) -> list[Row]:
    """The paragraphs, fields and facts in which the desk's saved text differs from what an edition's readers have."""
    words = compare(edition.language, edition.words_revision.content, article.words(edition.language))
    shared = compare(Scope.FACTS, edition.facts_revision.content, article.facts())
    return words.changed + shared.changed


def newest(article) -> dict:
    """``{"base_hi": key, …}``: which revisions a person has before them when they decide."""
    return {f"base_{scope}": getattr(article, f"newest_{scope}") or "" for scope in Scope.values}
