import re
import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from imagefield.fields import PPOIField

from articles.fields import LineField, WrittenField, bilingual
from articles.pictures import darkroom, renditions
from articles.pictures.uploads import PictureField
from newsroom import hindi
from newsroom.pagecache.changes import PublicModel, PublicQuerySet

# Two finite numbers, as the widget writes them; one beyond the picture's edge counts as the edge.
FOCAL_POINT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?x-?[0-9]+(?:\.[0-9]+)?")


def upload_to(image: "Image", name: str) -> str:
    """``images/2026/11/<name>-<random>.jpg``: readable for people, not guessable before it is published."""
    stem, _dot, extension = hindi.safe_filename(name).rpartition(".")
    return f"images/{timezone.now():%Y/%m}/{stem[:60]}-{secrets.token_hex(8)}.{extension}"


class Image(PublicModel):
    """A picture of the library, with its words in both languages."""

    file = PictureField(
        _("file"),
        upload_to=upload_to,
        width_field="width",
        height_field="height",
        ppoi_field="focal_point",
        formats=renditions.NAMES,
        max_length=255,
        help_text=_("JPEG, PNG, WebP, AVIF or GIF, up to 20 MB."),
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    focal_point = PPOIField(_("focal point"))
    alt = bilingual(
        LineField(
            _("alternative text"),
            aksharas=250,
            blank=True,
            help_text=_("What the picture shows, for those who cannot see it: “Boats in a flooded street.”"),
        ),
        falls_back=True,
    )
    caption = bilingual(WrittenField(_("caption"), aksharas=400, blank=True), falls_back=True)
    credit = bilingual(
        LineField(_("credit"), aksharas=120, blank=True, help_text=_("Who made it, such as “Photo: PTI”.")),
        falls_back=True,
    )
    # Whether pages can offer renditions: the fingerprint that the JPEGs were made by, and whether the rest waits.
    rendered = models.CharField(max_length=12, default="", editable=False)
    waiting = models.BooleanField(default=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-id"]
        indexes = [models.Index(fields=["-id"], condition=models.Q(waiting=True), name="image_waiting")]

    def __str__(self):
        return self.caption or self.alt or self.file.name.rpartition("/")[2]

    def clean(self):
        super().clean()
        if not FOCAL_POINT.fullmatch(self.focal_point):
            raise ValidationError({"focal_point": _("Click on the most important spot of the picture.")})

    def save(self, *args, **kwargs):
        """The JPEGs are made before the row is written, so that no page names a file that is not there."""
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        wanted = renditions.fingerprint(self)
        if self.rendered != wanted:
            darkroom.develop(self, "JPEG")
            self.rendered, self.waiting = wanted, True
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "rendered", "waiting"}
        super().save(*args, **kwargs)


@receiver(post_delete, sender=Image)
def delete_files(sender, instance, **kwargs):
    """What is gone from the library is gone from the disk, its renditions too. Not before the row is."""
    transaction.on_commit(lambda: instance.file.delete(save=False))


def stem_of(name: str) -> str:
    """``images/2026/11/boats-<16 hex>.jpg``: ``boats-<16 hex>``, with which its renditions' names begin, too."""
    return name.rpartition("/")[2].partition(".")[0]


class FormerFile(models.Model):
    """A file that another one took the place of. Whoever still has its address is led to the picture as it is now."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="former_files")
    stem = models.CharField(max_length=255, unique=True)  # the file's name without folder and extension

    def __str__(self):
        return self.stem


class DeskPicture(models.Model):
    """A library picture in a story's body as the desk has it; what readers have is ``BodyPicture``."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    image = models.ForeignKey(Image, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "image"], name="desk_picture_once")]

    def __str__(self):
        return f"{self.article_id}: {self.image_id}"
