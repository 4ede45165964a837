"""Where a library picture is used: lead pictures and bodies, on the desk and before readers."""

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery

from articles.body.rendering import picture_keys
from articles.languages import LANGUAGES
from articles.models import Article, Author, BodyPicture, DeskPicture, Edition, Image

MOST = 100  # stories that are counted


def note(story) -> None:
    """Keep which pictures the story's bodies show, as they are saved now."""
    shown = {key for body in (story.body_hi, story.body_en) for key in picture_keys(body)}
    noted = set(DeskPicture.objects.filter(article=story).values_list("image", flat=True))
    if gone := noted - shown:
        DeskPicture.objects.filter(article=story, image__in=gone).delete()
    if new := shown - noted:
        known = Image.objects.filter(pk__in=new).values_list("pk", flat=True)
        DeskPicture.objects.bulk_create(DeskPicture(article=story, image_id=key) for key in known)


def stories_showing(images, most: int = MOST):
    """Up to ``most`` stories with one of these pictures, on the desk or before readers, the last changed first.

    Asked place by place, each from its index: a picture may be in ten thousand stories.
    """
    keys = [image.pk for image in images]
    places = (
        Article.objects.filter(lead_image__in=keys).order_by("-changed_at").values_list("pk", flat=True),
        DeskPicture.objects.filter(image__in=keys).order_by("-article").values_list("article", flat=True),
        Edition.objects.filter(picture__in=keys).order_by("-article").values_list("article", flat=True),
        BodyPicture.objects.filter(image__in=keys).order_by("-edition").values_list("edition__article", flat=True),
    )
    found = {key for place in places for key in place[:most]}
    return Article.objects.filter(pk__in=found).order_by("-changed_at", "-id")


def languages_of(image, stories) -> dict[int, set[str]]:
    """In which languages of these stories a picture stands, on the desk or with readers. A lead picture is in both."""
    found = {
        story.pk: set(LANGUAGES) if story.lead_image_id == image.pk else _bodies_with(image, story) for story in stories
    }
    with_readers = Edition.objects.filter(article__in=found).filter(Q(picture=image) | Q(body_pictures=image))
    for story, language in with_readers.values_list("article", "language"):
        found[story].add(language)
    return found


def _bodies_with(image, story) -> set[str]:
    return {
        language
        for language in LANGUAGES
        if str(image.pk) in map(str, picture_keys(getattr(story, f"body_{language}")))
    }


class _Counted(Subquery):
    """How many rows a query has, up to the number that it is cut at."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def with_uses(images):
    """Annotate ``stories`` (how many on the desk, up to twice ``MOST``), ``portrait`` (of an author) and ``seen``."""
    leads = Article.objects.filter(lead_image=OuterRef("pk")).order_by().values("pk")
    bodies = DeskPicture.objects.filter(image=OuterRef("pk")).exclude(article__lead_image=F("image"))
    return images.annotate(
        stories=_Counted(leads[:MOST]) + _Counted(bodies.order_by().values("pk")[:MOST]),
        portrait=_with_an_author(),
        seen=_before_readers(),
    )


def _with_an_author():
    return Exists(Author.objects.filter(photo=OuterRef("pk")))


def _before_readers():
    editions = Edition.objects.filter(picture=OuterRef("pk"))
    return Exists(editions) | Exists(BodyPicture.objects.filter(image=OuterRef("pk")))


def unused(images):
    """Those that no story and no author shows."""
    rows = (Article.objects.filter(lead_image=OuterRef("pk")), DeskPicture.objects.filter(image=OuterRef("pk")))
    return images.exclude(_before_readers() | _with_an_author() | Exists(rows[0]) | Exists(rows[1]))
