"""Picture files made on the fly, good and hostile."""

import struct
import zlib
from io import BytesIO

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from articles.models import Image
from articles.pictures.developing import develop_waiting


def painted(width=64, height=36, mode="RGB", colour="teal"):
    return Pillow.new(mode, (width, height), colour)


def encoded(image, format="JPEG", **options) -> bytes:
    out = BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def upload(content: bytes, name="photo.jpg"):
    return SimpleUploadedFile(name, content, "image/jpeg")


def jpeg(width=64, height=36, name="photo.jpg"):
    return upload(encoded(painted(width, height)), name)


def png_header(width, height) -> bytes:
    """A few bytes that claim to be a PNG of this size: black all over, as zlib packs it."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(bytes(1000))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def library_picture(width=64, height=48, focal_point="0.5x0.5", **words):
    if not words.keys() & {"alt_hi", "alt_en"}:
        words |= {"alt_hi": "पानी में नावें", "alt_en": "Boats in the water"}
    return Image.objects.create(file=jpeg(width, height, "boats.jpg"), focal_point=focal_point, **words)


def ready(picture):
    """The picture when the background has made all that pages offer of it."""
    list(develop_waiting())
    return Image.objects.get(pk=picture.pk)


def stored(rendition):
    with default_storage.open(rendition.url.removeprefix("/media/")) as file:
        return Pillow.open(BytesIO(file.read()))


def body_with(picture):
    return f'<p>नदी</p><figure><img src="/media/x.webp" data-file="{picture.pk}"></figure>'
