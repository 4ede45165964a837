"""Picture files made on the fly, good and hostile."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow


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
