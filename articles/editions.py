"""Writing what readers see. Only ``articles.workflow`` calls this module, and a test holds that."""

from django.utils import timezone

from articles import rendering, slugs
from articles.facts import Facts
from articles.models import BodyPicture, Edition, Listing, Revision, Scope, State, StorySlug
from articles.sanitizing import plain_text
from newsroom import hindi


def compose(edition: Edition, words: dict, facts: Facts) -> list:
    """Fill an edition's columns from saved words and facts; returns the pictures in its body. Saves nothing."""
    edition.body, pictures = rendering.render_body(words["body"], edition.language)
    edition.title = words["title"]
    edition.slug = words["slug"]
    edition.summary = words["summary"]
    edition.seo_title = words["seo_title"]
    edition.seo_description = words["seo_description"]
    edition.reading_minutes = hindi.reading_minutes(plain_text(words["body"]))
    edition.section, edition.picture = facts.section, facts.picture
    return pictures


def write(article, language: str, *, publish_at, words: Revision, facts: Revision) -> Edition:
    """Copy saved words and facts into the edition of one language, and the facts into the other one's at once.

    Raises ValidationError when its address is another story's.
    """
    edition = article.edition(language) or Edition(article=article, language=language)
    _date(edition, publish_at)
    edition.state = State.PUBLISHED
    edition.words_revision, edition.facts_revision = words, facts
    shared = Facts.of(facts.content)
    address = edition.slug
    pictures = compose(edition, words.content, shared)
    if edition.was_live and edition.is_scheduled:
        edition.slug = address  # until its hour the story is known by the address that readers had
    slugs.claim(edition.slug, language, article)
    edition.save()
    _keep_pictures(edition, pictures)
    _list(edition, shared)
    if edition.is_scheduled:
        return edition  # the other language gets these facts when it is published itself
    for other in article.editions.filter(state=State.PUBLISHED).exclude(pk=edition.pk):
        other.section, other.picture, other.facts_revision = shared.section, shared.picture, facts
        other.save(update_fields=["section", "picture", "facts_revision"])
        _list(other, shared)
    return edition


def _date(edition: Edition, publish_at) -> None:
    """What readers have seen keeps its moment and is updated; withdrawn and scheduled again, it waits for the new one.

    What they have not seen takes ``publish_at``, and may take another address than it was to have.
    """
    if not edition.pk or not edition.was_live:
        _release(edition)
        edition.publish_at = edition.first_published_at = publish_at
    elif max(publish_at, edition.publish_at) > timezone.now():
        edition.publish_at = publish_at
    else:
        edition.updated_at = publish_at


def withdraw(edition: Edition) -> None:
    """Take an edition from every list. One that readers never saw goes altogether, and its address is free again."""
    if not edition.was_live:
        _release(edition)
        edition.delete()
        return
    edition.state = State.WITHDRAWN
    edition.save(update_fields=["state"])
    edition.listings.all().delete()


def refresh_picture(image) -> None:
    """Write a picture's new words or crop into the bodies that show it."""
    for edition in Edition.objects.filter(body_pictures=image).select_related("words_revision"):
        edition.body, _pictures = rendering.render_body(edition.words_revision.content["body"], edition.language)
        edition.save(update_fields=["body"])


def preview(article, language: str) -> Edition:
    """An unsaved edition of the words and facts on the desk."""
    now = timezone.now()
    edition = Edition(article=article, language=language, publish_at=now, first_published_at=now)
    facts = Facts.of(article.content(Scope.FACTS))
    compose(edition, article.words(language), facts)
    edition.own_listings = [row for row in facts.listings(edition) if row.own]
    return edition


def _release(edition: Edition) -> None:
    """Free the address of an edition that no reader has seen."""
    if edition.slug:
        StorySlug.objects.filter(language=edition.language, slug=edition.slug, article=edition.article).delete()


def _list(edition: Edition, facts: Facts) -> None:
    """Put the edition on its lists. Lists that it is on already, in the same place, are left alone."""
    wanted = {row.place: row for row in facts.listings(edition)}
    there = {row.place: row for row in edition.listings.all()}
    Listing.objects.filter(pk__in=[there[place].pk for place in there.keys() - wanted.keys()]).delete()
    Listing.objects.bulk_create(row for place, row in wanted.items() if place not in there)


def _keep_pictures(edition: Edition, pictures) -> None:
    BodyPicture.objects.filter(edition=edition).delete()
    BodyPicture.objects.bulk_create(BodyPicture(edition=edition, image=image) for image in pictures)
