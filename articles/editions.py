"""Writing what readers see. Only the workflows of stories and pictures call this module, and a test holds that."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import announcing, months, relating, slugs
from articles.body import rendering
from articles.body.sanitizing import plain_text
from articles.facts import Facts
from articles.languages import LANGUAGES
from articles.models import (
    Article,
    BodyPicture,
    Change,
    Correction,
    Edition,
    Image,
    Listing,
    Revision,
    Scope,
    State,
    StorySlug,
)
from articles.search import entries
from newsroom import hindi

AT_ONCE = 20  # stories that the act which changes a picture writes anew itself


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


def write(article, language: str, *, publish_at, words: Revision, facts: Revision, change=Change.UPDATE) -> Edition:
    """Copy saved words and facts into the edition of one language, and the facts into the other one's at once.

    Raises ValidationError when its address is another story's.
    """
    _hold(_pictures_of(article))
    announcing.note(article)  # while it stands where readers have it
    edition = article.edition(language) or Edition(article=article, language=language)
    _date(edition, publish_at, change)
    returns, edition.state = edition.state == State.WITHDRAWN, State.PUBLISHED
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
    if returns:
        relating.note_return(edition)
    if edition.is_scheduled:
        announcing.expect(edition)
        return edition  # the other language gets these facts when it is published itself
    for other in article.editions.filter(state=State.PUBLISHED).exclude(pk=edition.pk):
        other.section, other.picture, other.facts_revision = shared.section, shared.picture, facts
        other.save(update_fields=["section", "picture", "facts_revision"])
        _list(other, shared)
    if change != Change.TYPO or edition.slug != address:
        months.note_change(article)
    announcing.note(article)
    return edition


def _date(edition: Edition, publish_at, change) -> None:
    """What readers have seen keeps its moment and is updated; withdrawn and scheduled again, it waits for the new one.

    A typo that is put right is no update.

    What they have not seen takes ``publish_at``, and may take another address than it was to have.
    """
    if not edition.pk or not edition.was_live:
        _release(edition)
        edition.publish_at = edition.first_published_at = publish_at
    elif max(publish_at, edition.publish_at) > timezone.now():
        edition.publish_at = publish_at
    elif change != Change.TYPO:
        edition.updated_at = publish_at


def correct(edition: Edition, sentence: str, *, at, by) -> None:
    """Tell readers what was wrong. Raises ValidationError when that says nothing, or too much."""
    correction = Correction(edition=edition, language=edition.language, sentence=sentence, at=at, by=by)
    try:
        correction.sentence = Correction._meta.get_field("sentence").clean(sentence, correction)
    except ValidationError as error:
        empty = _("Write the sentence that tells readers what was wrong.")
        said = error.messages if sentence.strip() else [empty]
        raise ValidationError({f"sentence_{edition.language}": said}) from error
    correction.save()
    edition.corrected_at = at
    edition.save(update_fields=["corrected_at"])


def withdraw(edition: Edition) -> None:
    """Take an edition from every list. One that readers never saw goes altogether, and its address is free again."""
    if not edition.was_live:
        _release(edition)
        edition.delete()
        return
    announcing.note(edition.article)
    edition.state = State.WITHDRAWN
    edition.save(update_fields=["state"])
    edition.listings.all().delete()
    relating.note(edition)
    entries.note(edition)
    months.note_change(edition.article)


def put_back(edition: Edition) -> None:
    """Undo ``withdraw``: the same words under the same moment, with the facts that the story's readers have by now."""
    with_readers = [edition, *(row for row in edition.article.editions.all() if row.is_live)]
    shown = max(with_readers, key=lambda row: row.facts_revision_id)
    _hold({shown.picture_id})
    edition.state = State.PUBLISHED
    edition.facts_revision, edition.section, edition.picture = shown.facts_revision, shown.section, shown.picture
    edition.save()
    _list(edition, Facts.of(shown.facts_revision.content))
    relating.note_return(edition)
    months.note_change(edition.article)
    announcing.note(edition.article)


def picture_changed(image) -> None:
    """Its new words, crop or file reach the bodies that show it: some in this act, the rest in turn (``developing``).

    Expects the picture's row to be locked. A story that somebody is saving at this moment is not waited for, since
    they may be waiting for the picture: it is among the rest.
    """
    shown = BodyPicture.objects.filter(image=image)
    shown.update(behind=True)
    newest = list(shown.order_by("-edition").values_list("edition__article", flat=True)[:AT_ONCE])
    for story in Article.objects.select_for_update(skip_locked=True).filter(pk__in=newest).order_by("pk"):
        catch_up(story)


def catch_up(story) -> None:
    """Write the bodies of a story anew that show a picture as it was. Expects the story's row to be locked.

    The note is taken away before the pictures are read: one that changes from here on makes it anew.
    """
    behind = BodyPicture.objects.select_for_update(skip_locked=True).filter(edition__article=story, behind=True)
    rows = dict(behind.order_by("pk").values_list("pk", "edition"))
    BodyPicture.objects.filter(pk__in=rows).update(behind=False)
    for edition in story.editions.filter(pk__in=rows.values()).select_related("words_revision"):
        edition.body, _pictures = rendering.render_body(edition.words_revision.content["body"], edition.language)
        edition.save(update_fields=["body"])
        entries.note(edition)


def preview(article, language: str, unsaved: dict[str, dict] | None = None) -> Edition:
    """An unsaved edition of the words and facts on the desk, or of what ``unsaved`` has for a scope."""
    content = {scope: article.content(scope) for scope in (language, Scope.FACTS)} | (unsaved or {})
    now = timezone.now()
    edition = Edition(article=article, language=language, publish_at=now, first_published_at=now)
    if there := article.edition(language):
        edition.corrected_at = there.corrected_at  # what readers were told stays under the new text
    before = article.edition(language)
    if before and before.was_live:  # the moments that readers know stay
        for moment in ("publish_at", "first_published_at", "updated_at", "corrected_at"):
            setattr(edition, moment, getattr(before, moment))
    facts = Facts.of(content[Scope.FACTS])
    compose(edition, content[language], facts)
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
    relating.note(edition)
    entries.note(edition)


def _pictures_of(article) -> set[int | None]:
    """Keys of its lead picture and of those in the texts of both languages."""
    keys = {key for language in LANGUAGES for key in rendering.picture_keys(getattr(article, f"body_{language}"))}
    return keys | {article.lead_image_id}


def _hold(keys) -> None:
    """Until the act has ended none of these pictures changes: what is written shows each as it stays, and who changes
    one afterwards knows of this story.

    In the order of their keys, so that two who publish both languages do not wait in a circle.
    """
    list(Image.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))


def _keep_pictures(edition: Edition, pictures) -> None:
    BodyPicture.objects.filter(edition=edition).delete()
    BodyPicture.objects.bulk_create(BodyPicture(edition=edition, image=image) for image in pictures)
