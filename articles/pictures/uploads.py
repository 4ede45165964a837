"""What comes in as a picture: judged by its content before it is decoded, then written anew without metadata."""

from contextlib import suppress
from io import BytesIO

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField, ImageFieldFile
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

from newsroom import hindi

MOST_MEGABYTES = 20
MOST_MEGAPIXELS = 50
LONGEST_SIDE = 16_000  # pixels: WebP, which renditions are, ends at 16,383
# Content decides, not the name: nothing else reaches a decoder, neither EPS (Ghostscript) nor TIFF, BMP or ICO.
TAKEN = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
SRGB = ImageCms.createProfile("sRGB")


class Picture(ContentFile):
    """A picture that ``accept`` has made. ``notice`` says what whoever chose the file should know, or is ""."""

    notice = ""


def accept(upload: File, name: str | None = None) -> Picture:
    """The picture in an uploaded file: upright, in sRGB, named safely, holding pixels and nothing else.

    Raises ValidationError with a sentence for whatever pages cannot show.
    """
    if isinstance(upload, Picture):
        return upload
    if upload.size > MOST_MEGABYTES * 1_000_000:
        raise ValidationError(
            _("The file is larger than %(most)d MB. Make the picture smaller and choose it again."),
            code="too_many_bytes",
            params={"most": MOST_MEGABYTES},
        )
    image = _open(upload)
    pixels, animated = _decode(image)
    picture = _written(pixels, name or upload.name or "")
    if animated:
        picture.notice = _("The file is an animation. Its first picture was kept.")
    return picture


def _open(upload: File) -> Pillow.Image:
    """The picture's header, read and judged. Not a pixel is decoded yet."""
    upload.seek(0)
    try:
        image = Pillow.open(BytesIO(upload.read()), formats=TAKEN)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # a decoder may answer hostile bytes with any exception
        raise ValidationError(
            _("Pages cannot show this file. Save the picture as JPEG, PNG, WebP, AVIF or GIF and choose it again."),
            code="not_a_picture",
        ) from error
    if image.width * image.height > MOST_MEGAPIXELS * 1_000_000 or max(image.size) > LONGEST_SIDE:
        raise _too_many_pixels()
    return image


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "The picture has more than %(megapixels)d megapixels or a side longer than %(side)d pixels. "
            "Make it smaller (4000 pixels wide is plenty) and choose it again."
        ),
        code="too_many_pixels",
        params={"megapixels": MOST_MEGAPIXELS, "side": LONGEST_SIDE},
    )


def _decode(image: Pillow.Image) -> tuple[Pillow.Image, bool]:
    """The pixels, upright and in sRGB, and whether more pictures follow in the file."""
    try:
        animated = image.format != "MPO" and getattr(image, "is_animated", False)  # MPO: a JPEG and its other view
        image.load()
        with suppress(Exception):  # metadata that is damaged says nothing of which way up; the pixels are whole
            ImageOps.exif_transpose(image, in_place=True)
        return _in_srgb(image), animated
    except Exception as error:
        raise ValidationError(
            _("The picture is damaged or incomplete. Export it again and choose the new file."), code="damaged"
        ) from error


def _in_srgb(image: Pillow.Image) -> Pillow.Image:
    """RGB, or RGBA where something shows through; colours moved by the file's own profile when it has one."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")  # 16 bits a pixel
    if image.has_transparency_data:
        image = _in_mode(image, "RGBA")
        if image.getchannel("A").getextrema()[0] == 255:
            image = image.convert("RGB")
    elif image.mode not in ("L", "CMYK"):  # these two may have profiles of their own
        image = _in_mode(image, "RGB")
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # a broken profile, or one for other colours than these
            profile = ImageCms.ImageCmsProfile(BytesIO(profile))
            image = ImageCms.profileToProfile(image, profile, SRGB, outputMode=mode)
    return _in_mode(image, mode)


def _in_mode(image: Pillow.Image, mode: str) -> Pillow.Image:
    """Without the copy that ``convert`` makes even of what is right already: 200 MB of the largest picture."""
    return image if image.mode == mode else image.convert(mode)


def _written(image: Pillow.Image, name: str) -> Picture:
    """Readers are sent renditions, so two formats do: WebP would take ten times as long for a large picture."""
    image.info.clear()  # Pillow writes comments, profiles and more from here unasked
    stem = hindi.safe_filename(name).partition(".")[0]
    out = BytesIO()
    if image.mode == "RGBA":
        image.save(out, "PNG")
        return Picture(out.getvalue(), f"{stem}.png")
    image.save(out, "JPEG", quality=88, progressive=True)
    return Picture(out.getvalue(), f"{stem}.jpg")


class PictureFormField(forms.FileField):
    """A file to choose; its value is the accepted picture."""

    def clean(self, data, initial=None):
        """What is stored is not judged, and written, a second time when the field only shows it."""
        return initial if self.disabled else super().clean(data, initial)

    def to_python(self, data):
        upload = super().to_python(data)
        return accept(upload) if upload else None


class PictureFile(ImageFieldFile):
    """A stored picture. Nothing is stored that was not accepted, whichever way it came."""

    def save(self, name, content, save=True):
        picture = accept(content, name)
        # Past imagefield's own check, which decodes once more and renames.
        super(ImageFieldFile, self).save(picture.name, picture, save)

    save.alters_data = True

    def base_of(self, shape: str) -> str:
        """With what the addresses of all renditions of a shape begin."""
        known = self.__dict__.setdefault("bases", {})
        made_from = (shape, self.name, getattr(self.instance, self.field.ppoi_field))
        if made_from not in known:
            known[made_from] = self.storage.url(self._process_context(self.field.formats[shape]).name)
        return known[made_from]


class PictureField(ImageField):
    """imagefield's column, with our door before it."""

    attr_class = PictureFile

    def formfield(self, **kwargs):
        return super().formfield(form_class=PictureFormField, **kwargs)

    def update_dimension_fields(self, instance, *args, **kwargs):
        """Width and height, but never of what is not accepted yet: no foreign header is read here."""
        value = instance.__dict__.get(self.attname)
        if not isinstance(value, File) or isinstance(value, Picture | PictureFile):
            super().update_dimension_fields(instance, *args, **kwargs)
