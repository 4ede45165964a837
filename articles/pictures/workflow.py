"""What the desk does with a picture of the library, one function an act, as in ``articles.workflow``."""

from django.db import transaction

from articles import editions
from articles.models import Article, FormerFile, Image
from articles.models.image import stem_of
from articles.permissions import require_adding_pictures, require_picture_editing
from articles.pictures.renditions import fingerprint
from articles.pictures.uploads import accept


def add(upload, *, by, words=None):
    """Put an uploaded file into the library, with its words (``{field: value}``) or without them as yet.

    Raises ValidationError for what pages cannot show.
    """
    require_adding_pictures(by)
    picture = accept(upload)  # before the transaction: it takes a while
    image = Image(file=picture, created_by=by, **(words or {}))
    with transaction.atomic():
        image.save()
    return image


@transaction.atomic
def change(changes, *, by):
    """New words or another focal point for pictures, all or none: ``{key: {field: value}}``.

    What is not named stays as a colleague may have made it meanwhile.
    """
    for image in _locked(changes):
        require_picture_editing(by, image)
        for name, value in changes[image.pk].items():
            setattr(image, name, value)
        image.save(update_fields=changes[image.pk])
        editions.picture_changed(image)


def replace(image, upload, *, by):
    """Show another file wherever a picture is shown. The former one is deleted; its addresses lead to the new one."""
    require_picture_editing(by, image)
    picture = accept(upload)  # before the transaction: it takes a while
    with transaction.atomic():
        (image,) = _locked([image.pk])
        former = image.file.name
        image.file = picture
        image.save(update_fields=["file", "width", "height"])
        FormerFile.objects.create(image=image, stem=stem_of(former))
        editions.picture_changed(image)
        transaction.on_commit(lambda: Image(file=former, width=1, height=1).file.delete(save=False))


@transaction.atomic
def offer_renditions(image):
    """Every rendition of a picture is made: pages offer them. Not when the picture changed meanwhile."""
    made = Image.objects.filter(pk=image.pk, file=image.file.name, focal_point=image.focal_point)
    if made.update(rendered=fingerprint(image), waiting=False):
        editions.picture_changed(image)


@transaction.atomic
def catch_up(key):
    """Bring what readers have of one story up to date with the pictures in it."""
    if story := Article.objects.select_for_update().filter(pk=key).first():
        editions.catch_up(story)


def _locked(keys) -> list[Image]:
    """In one order, so that two who change the same pictures take turns; stories that name them are saved meanwhile."""
    return list(Image.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
