"""What may come in as a picture, what is done to it, and what whoever chose the wrong file is told."""

import time
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import override
from PIL import Image as Pillow
from PIL import ImageCms

from articles.models import Image
from articles.pictures.uploads import accept
from newsroom import hindi
from tests.articles.pictures import encoded, jpeg, painted, png_header, upload

ORIENTATION, GPS, ARTIST = 0x0112, 0x8825, 0x013B


def opened(picture):
    return Pillow.open(BytesIO(picture.read()))


def refused(file):
    with pytest.raises(ValidationError) as refusal:
        accept(file)
    (error,) = refusal.value.error_list
    return error.code


def sentence(file, language):
    with override(language), pytest.raises(ValidationError) as refusal:
        accept(file)
    with override(language):
        return refusal.value.messages[0]


# --- What is taken


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_five_formats_are_taken_whatever_their_name_says(format):
    picture = accept(upload(encoded(painted(), format), "photo.doc"))
    assert picture.name == "photo.jpg"
    assert opened(picture).size == (64, 36)


@pytest.mark.parametrize("format", ["TIFF", "BMP", "ICO", "EPS", "PPM", "TGA", "JPEG2000"])
def test_other_formats_are_refused_even_as_jpg(format):
    assert refused(upload(encoded(painted(), format))) == "not_a_picture"


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<html>picture</html>",
        b"%PDF-1.7",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x1cftypavif",
        b"\x00" * 40,
        b"",
    ],
)
def test_what_is_no_picture_is_refused(content):
    assert refused(upload(content)) in ("not_a_picture", "damaged")


def test_postscript_never_reaches_its_decoder(monkeypatch):
    def reached(*args):
        raise AssertionError("The EPS decoder was asked.")

    monkeypatch.setitem(Pillow.OPEN, "EPS", (reached, reached))
    eps = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n"
    assert refused(upload(eps)) == "not_a_picture"


# --- Limits, before a pixel is decoded


def test_a_bomb_of_144_megapixels_is_refused_at_once():
    began = time.perf_counter()
    assert refused(upload(png_header(12_000, 12_000), "bomb.png")) == "too_many_pixels"
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize("size", [(8000, 6251), (16_001, 10), (60_000, 60_000)])
def test_too_many_pixels_are_refused(size):
    assert refused(upload(png_header(*size))) == "too_many_pixels"


def test_pillow_s_own_warning_is_a_refusal_too():
    assert refused(upload(png_header(10_000, 9500))) == "too_many_pixels"


def test_a_file_of_more_than_20_mb_is_refused_unread():
    class Unread(ContentFile):
        def read(self):
            raise AssertionError("It was read.")

    file = Unread(b"")
    file.size = 20_000_001
    assert refused(file) == "too_many_bytes"


# --- Damage


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_half_a_file_is_refused(format):
    noise = Pillow.effect_noise((300, 200), 80).convert("RGB")
    content = encoded(noise, format)
    assert refused(upload(content[: len(content) // 2])) in ("damaged", "not_a_picture")


# --- What is done to it


def camera_file():
    """As a phone writes it: lying on its side, with the place, the name and a hidden archive."""
    image = painted(60, 40)
    image.paste("red", (0, 0, 60, 10))
    exif = Pillow.Exif()
    exif[ORIENTATION] = 6
    exif[ARTIST] = "Ravi Kumar"
    exif.get_ifd(GPS).update({1: "N", 2: (28.0, 36.0, 50.0), 3: "E", 4: (77.0, 12.0, 32.0)})
    return encoded(image, exif=exif, comment=b"hidden comment", xmp=b"<x:xmpmeta>hidden</x:xmpmeta>", dpi=(300, 300))


def test_a_picture_that_lies_on_its_side_stands_up():
    image = opened(accept(upload(camera_file())))
    assert image.size == (40, 60)
    red, green, _blue = image.getpixel((35, 30))  # the top edge of the sensor is the right one of the picture
    assert red > 200
    assert green < 60


def test_place_name_comment_and_appended_bytes_are_gone():
    picture = accept(upload(camera_file() + b"PK\x03\x04 hidden archive"))
    content = picture.read()
    assert not opened_exif(content)
    for trace in (b"Exif", b"Ravi", b"GPS", b"hidden", b"xmp", b"PK\x03\x04"):
        assert trace not in content


def opened_exif(content):
    return dict(Pillow.open(BytesIO(content)).getexif())


def test_the_words_of_a_png_are_gone():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "hidden")
    info.add_itxt("XML:com.adobe.xmp", "hidden")
    see_through = painted(mode="RGBA", colour=(0, 128, 128, 90))
    picture = accept(upload(encoded(see_through, "PNG", pnginfo=info) + b"hidden"))
    assert b"hidden" not in picture.read()


def test_what_shows_through_stays_png_and_what_does_not_becomes_jpeg():
    assert accept(upload(encoded(painted(mode="RGBA", colour=(0, 0, 0, 0)), "PNG"))).name == "photo.png"
    assert accept(upload(encoded(painted(mode="RGBA", colour=(0, 0, 0, 255)), "PNG"))).name == "photo.jpg"
    assert accept(upload(encoded(painted(mode="RGBA", colour=(0, 0, 0, 90)), "WEBP"))).name == "photo.png"


@pytest.mark.parametrize(
    ("mode", "colour", "format"),
    [
        ("1", 1, "PNG"),
        ("L", 250, "JPEG"),
        ("LA", (250, 255), "PNG"),
        ("P", 0, "PNG"),
        ("P", 0, "GIF"),
        ("CMYK", (5, 5, 5, 0), "JPEG"),
    ],
)
def test_every_way_of_writing_pixels_becomes_rgb(mode, colour, format):
    image = Pillow.new(mode, (20, 20), colour)
    if mode == "P":
        image.putpalette([250, 250, 250] * 256)
    result = opened(accept(upload(encoded(image, format))))
    assert result.mode == "RGB"
    assert all(value > 235 for value in result.getpixel((10, 10)))


def test_sixteen_bits_of_grey_keep_their_brightness():
    image = opened(accept(upload(encoded(Pillow.new("I;16", (20, 20), 0x8000), "PNG"))))
    assert abs(image.getpixel((10, 10))[0] - 0x80) < 3


def test_a_palette_with_transparency_keeps_it():
    image = Pillow.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0] * 256)
    for transparency in (0, bytes([0] + [255] * 255)):
        picture = accept(upload(encoded(image, "PNG", transparency=transparency)))
        assert opened(picture).getpixel((5, 5))[3] == 0


def test_an_opaque_palette_that_says_so_byte_by_byte_becomes_jpeg():
    image = Pillow.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0] * 256)
    assert accept(upload(encoded(image, "PNG", transparency=bytes([255] * 256)))).name == "photo.jpg"


def test_colours_of_a_profile_become_srgb_and_the_profile_goes():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    wide = _wide_gamut_profile()
    image = opened(accept(upload(encoded(painted(colour=(60, 200, 60)), icc_profile=wide))))
    assert "icc_profile" not in image.info
    assert image.getpixel((5, 5))[0] < 40  # a green beyond sRGB has less red in it
    assert accept(upload(encoded(painted(), icc_profile=profile))).name == "photo.jpg"
    assert accept(upload(encoded(painted(), icc_profile=b"no profile at all"))).name == "photo.jpg"


def _wide_gamut_profile():
    """sRGB with its green moved outwards: enough to see whether the profile was heeded."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    entries = int.from_bytes(profile[128:132], "big")
    table = {bytes(profile[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(entries)}
    offset = int.from_bytes(profile[table[b"gXYZ"] + 4 : table[b"gXYZ"] + 8], "big") + 8
    profile[offset : offset + 4] = round(0.20 * 65536).to_bytes(4, "big")
    return bytes(profile)


def test_an_animation_gives_its_first_picture_and_says_so():
    frames = [painted(colour="red"), painted(colour="blue"), painted(colour="green")]
    for format in ("GIF", "WEBP", "PNG"):
        content = encoded(frames[0], format, save_all=True, append_images=frames[1:], duration=100)
        picture = accept(upload(content))
        assert "animation" in sentence_of(picture)
        red, _green, blue = opened(picture).convert("RGB").getpixel((5, 5))
        assert red > 200
        assert blue < 60


def sentence_of(picture):
    with override("en"):
        return str(picture.notice)


def test_a_still_picture_needs_no_notice():
    assert not accept(jpeg()).notice
    assert not accept(upload(encoded(painted(), "GIF"))).notice


def test_a_phone_s_jpeg_with_a_second_view_is_a_jpeg():
    content = encoded(painted(colour="red"), "MPO", save_all=True, append_images=[painted(colour="blue")])
    picture = accept(upload(content))
    assert opened(picture).format == "JPEG"
    assert not picture.notice


# --- Names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("भारतीय सेना.jpg", f"{hindi.slugify('भारतीय सेना')}.jpg"),
        ("IMG_2041.JPEG", "img-2041.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\ravi\\boat.png", "boat.jpg"),
        ("a\x00b.jpg", "ab.jpg"),
        ("con\r\nname.png", "con-name.jpg"),
        ("\u202egpj.exe", "gpj.jpg"),
        ("photo.php.jpg", "photo-php.jpg"),
        ("..", "file.jpg"),
        ("", "file.jpg"),
    ],
)
def test_every_name_becomes_a_safe_one(name, safe):
    assert accept(ContentFile(encoded(painted())), name=name).name == safe


def test_a_file_without_a_name_gets_one():
    assert accept(ContentFile(encoded(painted()))).name == "file.jpg"


# --- Words


def test_refusals_say_what_to_do_in_both_languages():
    for file in (upload(b"no picture"), upload(png_header(12_000, 12_000)), upload(encoded(painted())[:400])):
        assert sentence(file, "en").endswith(("choose it again.", "choose the new file."))
        assert sentence(file, "hi").endswith("।")


# --- Every way in


@pytest.mark.django_db
def test_code_that_stores_a_file_passes_the_same_door():
    picture = Image.objects.create(file=upload(camera_file()), alt_hi="लाल पट्टी")
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (40, 60)
    with picture.file.open() as stored:
        assert b"GPS" not in stored.read()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [encoded(painted(), "TIFF"), png_header(12_000, 12_000), png_header(60_000, 60_000)],
    ids=["tiff", "144 megapixels", "3600 megapixels"],
)
def test_code_cannot_store_what_is_refused(content):
    with pytest.raises(ValidationError), transaction.atomic():
        Image.objects.create(file=upload(content), alt_hi="चित्र")
    with pytest.raises(ValidationError):
        Image(alt_hi="चित्र").file.save("x.jpg", ContentFile(content))
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_an_accepted_picture_is_not_written_twice():
    picture = accept(jpeg())
    with Image.objects.create(file=picture, alt_hi="चित्र").file.open() as stored:
        assert stored.read() == picture.open().read()
