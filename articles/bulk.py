"""Many stories that readers get at once, as rows straight in the tables: what the workflow would leave, a batch a time.

For importers and for measuring at size. Tests hold the two together. No query is asked a row.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from articles import editions
from articles.facts import Facts
from articles.languages import LANGUAGES
from articles.models import Article, Byline, Edition, Kind, Listing, Revision, Scope, StorySlug, Tagging
from articles.models.revision import WORDS
from articles.search import desk_entries, entries
from newsroom.pagecache.naming import SITE
from newsroom.pagecache.outbox import announce


@dataclass(frozen=True)
class Draft:
    """A story to be made live under ``moment``, which is past: cleaned words by language, with addresses that are free.

    Pictures in its bodies are not kept.
    """

    texts: dict[str, dict[str, str]]
    facts: Facts
    moment: datetime


@transaction.atomic
def write(drafts: list[Draft]) -> list[Edition]:
    """The editions of new stories, in the order of ``drafts``. Raises IntegrityError when an address is not free."""
    articles = Article.objects.bulk_create(map(_article, drafts))
    stories = list(zip(articles, drafts, strict=True))
    written = _write_editions(stories)
    listings = [row for edition, facts in written for row in facts.listings(edition)]
    Listing._base_manager.bulk_create(listings)
    StorySlug._base_manager.bulk_create(
        StorySlug(language=edition.language, slug=edition.slug, article=edition.article) for edition, _facts in written
    )
    _write_facts(stories)
    desk_entries.note_many(articles)
    made = [edition for edition, _facts in written]
    entries.note_many(made, listings)
    announce({SITE})
    return made


def _article(draft: Draft) -> Article:
    columns = {f"{name}_{language}": text[name] for language, text in draft.texts.items() for name in WORDS}
    facts = draft.facts
    return Article(**columns, section=facts.section, lead_image=facts.picture, is_draft=False)


def _write_editions(stories) -> list[tuple[Edition, Facts]]:
    revisions = {
        (revision.article_id, revision.scope): revision
        for revision in Revision.objects.bulk_create(_revisions(stories))
    }
    written = [
        (_edition(article, language, draft, revisions), draft.facts)
        for article, draft in stories
        for language in LANGUAGES
        if language in draft.texts
    ]
    Edition._base_manager.bulk_create(edition for edition, _facts in written)
    return written


def _revisions(stories):
    for article, draft in stories:
        for language, text in draft.texts.items():
            yield Revision(article=article, scope=language, kind=Kind.IMPORTED, content=text)
        yield Revision(article=article, scope=Scope.FACTS, kind=Kind.IMPORTED, content=draft.facts.keys())


def _edition(article, language, draft, revisions) -> Edition:
    edition = Edition(
        article=article,
        language=language,
        publish_at=draft.moment,
        first_published_at=draft.moment,
        words_revision=revisions[article.pk, language],
        facts_revision=revisions[article.pk, Scope.FACTS],
    )
    editions.compose(edition, draft.texts[language], draft.facts)
    return edition


def _write_facts(stories) -> None:
    """What the desk's stories point to."""
    further = Article.categories.through
    further.objects.bulk_create(
        further(article=article, category=category)
        for article, draft in stories
        for category in draft.facts.categories[1:]
    )
    Byline.objects.bulk_create(
        Byline(article=article, author=author, position=place)
        for article, draft in stories
        for place, author in enumerate(draft.facts.authors)
    )
    Tagging.objects.bulk_create(
        Tagging(content_object=article, tag=tag) for article, draft in stories for tag in draft.facts.tags
    )
