"""Files that somebody means ill with, or whose camera says too much: made on the fly, named by what they try.

``REFUSED`` pages cannot show; ``TAKEN`` are pictures, whatever else they carry. ``TRACE`` is in all that must go.
"""

import gzip
import random
import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from PIL import Image as Pillow
from PIL import ImageCms, PngImagePlugin

from tests.articles.pictures import encoded, painted, png_header

TRACE = b"hidden-trace-9431"
SCRIPT = b"<script>alert('" + TRACE + b"')</script>"
PHP = b"<?php system('" + TRACE + b"'); ?>"
KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
ORIENTATION, GPS, ARTIST, MAKER = 0x0112, 0x8825, 0x013B, 0x927C


def noise(format, **options):
    return encoded(Pillow.effect_noise((320, 200), 80).convert("RGB"), format, **options)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(*chunks, width=8, height=8, rows=None):
    """A PNG of our own making, with chunks before its pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = zlib.compress(rows or (b"\0" + b"\x40\x80\xc0" * width) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg_claiming(width, height):
    content = bytearray(encoded(painted()))
    start = next(place for mark in (b"\xff\xc0", b"\xff\xc2") if (place := content.find(mark)) > 0)
    content[start + 5 : start + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def jpeg_with(*segments):
    """A JPEG with ``(marker, data)`` right behind its beginning."""
    content = encoded(painted())
    extra = b"".join(b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data for mark, data in segments)
    return content[:2] + extra + content[2:]


def gif_claiming(width, height):
    content = bytearray(encoded(painted(), "GIF"))
    content[6:10] = struct.pack("<HH", width, height)
    return bytes(content)


def webp_claiming(width, height):
    """An extended header with a canvas of this size, around a small picture."""
    inside = encoded(painted(), "WEBP")[12:]
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + canvas + inside
    return b"RIFF" + struct.pack("<I", len(body)) + body


def avif_claiming(width, height):
    content = bytearray(encoded(painted(), "AVIF"))
    place = content.find(b"ispe") + 8
    content[place : place + 8] = struct.pack(">II", width, height)
    return bytes(content)


def frames(format, count, size=(40, 30)):
    rest = [Pillow.new("RGB", size, (n % 256, n // 256, 90)) for n in range(1, count)]
    return encoded(Pillow.new("RGB", size, "red"), format, save_all=True, append_images=rest, duration=20)


def camera_exif(orientation=1):
    exif = Pillow.Exif()
    exif[ORIENTATION], exif[ARTIST] = orientation, TRACE.decode()
    exif.get_ifd(GPS).update({1: "N", 2: (28.0, 36.0, 50.0), 3: "E", 4: (77.0, 12.0, 32.0)})
    return exif


def zipped(name, content):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


def xmp():
    return b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + TRACE + b"</x:xmpmeta>"


def scrambled(magic):
    return magic + random.Random(9431).randbytes(4000)


def truncated():
    """Each kind, cut within its header, at a tenth, in the middle and shortly before its end."""
    for format in KINDS:
        content = noise(format)
        for name, length in (("header", 20), ("tenth", len(content) // 10), ("half", len(content) // 2)):
            yield f"{format} cut: {name}", content[:length]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
ENTITY = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'

BOMBS = {
    "PNG of 144 megapixels": png_header(12_000, 12_000),
    "PNG of 3,600 megapixels": png_header(60_000, 60_000),
    "PNG of four thousand million pixels a side": png_header(2**31 - 1, 2**31 - 1),
    "PNG as a thread": png_header(16_001, 1),
    "JPEG of 65,000 a side": jpeg_claiming(65_000, 65_000),
    "JPEG of 51 megapixels": jpeg_claiming(8_500, 6_000),
    "GIF of 65,535 a side": gif_claiming(65_535, 65_535),
    "WebP of 16,384 a side": webp_claiming(16_384, 16_384),
    "WebP of sixteen million a side": webp_claiming(2**24, 2**24),
    "AVIF of 30,000 a side": avif_claiming(30_000, 30_000),
    "AVIF of four thousand million a side": avif_claiming(2**32 - 1, 2**32 - 1),
    "PNG with 16 MB of packed text": png_with(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(16_000_000), 9))),
    "PNG with 16 MB of packed international text": png_with(
        chunk(b"iTXt", b"a\0\1\0\0\0" + zlib.compress(bytes(16_000_000), 9))
    ),
    "PNG with a profile that is a bomb": png_with(
        chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(16_000_000), 9)), chunk(b"tEXt", b"a\0" + TRACE)
    ),
}

NO_PICTURES = {
    "SVG with a script": SVG,
    "SVG packed": gzip.compress(SVG),
    "SVG with an entity": ENTITY,
    "HTML": b"<!doctype html>" + SCRIPT,
    "HTML that begins like a GIF": b"GIF89a/*" + b"*/=1;" + SCRIPT,
    "JavaScript that begins like a GIF": b"GIF89a=1;alert('" + TRACE + b"')//",
    "PHP": PHP,
    "a shell script": b"#!/bin/sh\nrm -rf /\n",
    "a program": b"MZ" + bytes(200),
    "a ZIP with a picture in it": zipped("photo.jpg", encoded(painted())),
    "a PDF": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF",
    "a PDF with a JPEG behind it": b"%PDF-1.7\n" + encoded(painted()),
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n(" + TRACE + b") run\n",
    "EPS with a DOS header": b"\xc5\xd0\xd3\xc6" + bytes(60),
    "PostScript": b"%!PS\n(/etc/passwd) (r) file\n",
    "TIFF": encoded(painted(), "TIFF"),
    "BMP": encoded(painted(), "BMP"),
    "ICO": encoded(painted(), "ICO"),
    "PPM": encoded(painted(), "PPM"),
    "TGA": encoded(painted(), "TGA"),
    "PCX": encoded(painted(), "PCX"),
    "JPEG 2000": encoded(painted(), "JPEG2000"),
    "DDS": encoded(painted(), "DDS"),
    "HEIC": b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + bytes(200),
    "PSD": b"8BPS\0\1" + bytes(200),
    "WMF": b"\xd7\xcd\xc6\x9a" + bytes(200),
    "XBM": b"#define a_width 8\n#define a_height 8\nstatic char a_bits[] = {0x00};",
    "FLI": bytes(4) + b"\x11\xaf" + bytes(200),
    "MPEG": b"\0\0\1\xb3" + bytes(200),
    "nothing": b"",
    "nothing but zeros": bytes(5000),
    "noise": scrambled(b""),
    "noise that begins like a JPEG": scrambled(b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
    "noise that begins like a PNG": scrambled(b"\x89PNG\r\n\x1a\n"),
    "noise that begins like a GIF": scrambled(b"GIF89a"),
    "noise that begins like a WebP": scrambled(b"RIFF\xa0\x0f\0\0WEBPVP8 "),
    "noise that begins like an AVIF": scrambled(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1"),
    **dict(truncated()),
}


def _png_info():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", TRACE.decode())
    info.add_itxt("XML:com.adobe.xmp", TRACE.decode())
    return info


TAKEN = {
    **{f"{format}, and nothing wrong with it": noise(format) for format in KINDS},
    "JPEG with GPS": encoded(painted(), exif=camera_exif()),
    "JPEG on its side with GPS": encoded(painted(), exif=camera_exif(6)),
    "JPEG whose EXIF points nowhere": jpeg_with((0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff" + TRACE)),
    "JPEG with an orientation that is none": encoded(painted(), exif=camera_exif(99)),
    "JPEG with XMP": encoded(painted(), xmp=xmp()),
    "JPEG with IPTC": jpeg_with((0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x18\x1c\x02\x50\0\x11" + TRACE)),
    "JPEG with a comment": encoded(painted(), comment=TRACE),
    "JPEG with PHP in its comment": encoded(painted(), comment=PHP),
    "JPEG with 1 MB of EXIF": jpeg_with(*[(0xE1, b"Exif\0\0" + TRACE * 3500)] * 16),
    "JPEG with PHP behind it": encoded(painted()) + PHP,
    "JPEG with a page behind it": encoded(painted()) + SCRIPT,
    "JPEG with an archive behind it": encoded(painted()) + zipped("run.sh", TRACE),
    "JPEG with another view": encoded(painted(), "MPO", save_all=True, append_images=[painted()], exif=camera_exif()),
    "JPEG in CMYK": encoded(Pillow.new("CMYK", (60, 40), (10, 80, 20, 5)), exif=camera_exif()),
    "JPEG with a profile of another kind": encoded(
        painted(), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    ),
    "JPEG with a profile that is none": encoded(painted(), icc_profile=TRACE * 100),
    "PNG with EXIF and text": encoded(painted(), "PNG", exif=camera_exif(), pnginfo=_png_info()),
    "PNG with a page behind it": encoded(painted(), "PNG") + SCRIPT,
    "PNG with a thousand times more pixels than it says": png_with(
        chunk(b"tEXt", b"a\0" + SCRIPT), rows=bytes(8_000_000)
    ),
    "PNG of 16 bits": encoded(Pillow.new("I;16", (60, 40), 0x8000), "PNG"),
    "PNG with a palette that shows through": encoded(
        Pillow.new("P", (60, 40), 1), "PNG", transparency=1, pnginfo=_png_info()
    ),
    "PNG that moves": frames("PNG", 300),
    "GIF that moves two thousand times": frames("GIF", 2_000, (16, 12)),
    "GIF with a comment": encoded(painted(), "GIF", comment=TRACE),
    "GIF with a page behind it": encoded(painted(), "GIF") + SCRIPT,
    "WebP that moves": frames("WEBP", 100),
    "WebP with EXIF and XMP": encoded(painted(), "WEBP", exif=camera_exif(), xmp=xmp()),
    "WebP with a page behind it": encoded(painted(), "WEBP") + SCRIPT,
    "AVIF that moves": frames("AVIF", 12),
    "AVIF with EXIF and XMP": encoded(painted(), "AVIF", exif=camera_exif(), xmp=xmp()),
    "AVIF with a page behind it": encoded(painted(), "AVIF") + SCRIPT,
}

NAMES = {
    "up and away": "../../../etc/cron.d/x.jpg",
    "up and away, as Windows writes it": "..\\..\\boot.jpg",
    "from the root": "/etc/passwd.jpg",
    "with a NUL": "photo.php\0.jpg",
    "in Devanagari": "भारतीय सेना.jpg",
    "of 300 letters": "न" * 300 + ".jpg",
    "reserved": "CON.jpg",
    "with two endings": "photo.php.jpg",
    "of another kind": "photo.html",
    "hidden": ".htaccess",
    "of dots": "...jpg",
    "that turns around": "photo\u202egpj.exe",
    "with lines": "a\r\nSet-Cookie: x=1\r\n.jpg",
    "with markup": '"><img src=x onerror=alert(1)>.jpg',
    "without an ending": "photo",
    "that is a stream": "photo.jpg::$DATA",
}
