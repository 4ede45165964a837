"""The sizes and shapes that a library picture is shown in, and the markup that offers them to a browser.

The JPEGs are made before a picture is saved (``darkroom``), AVIF and WebP after it (``developing``);
pages offer what is there.
"""

import re
from hashlib import sha1
from typing import NamedTuple

from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.fields import spoken_in


class Shape(NamedTuple):
    """A crop around the focal point (``ratio`` None: uncropped) in some widths, in pixels."""

    ratio: tuple[int, int] | None
    widths: tuple[int, ...]
    formats: tuple[str, ...] = ("AVIF", "WEBP")  # in every width, best first; JPEG comes in the middle one
    large: int = 0  # the width of one more JPEG, where the picture has so many pixels


SHAPES = {
    "wide": Shape((16, 9), (480, 960, 1600), large=1200),  # the large one for search engines, which ask for that
    "natural": Shape(None, (480, 960, 1600)),
    "square": Shape((1, 1), (160, 320)),
    "classic": Shape((4, 3), (1200,), ()),  # this and the next one for search engines alone
    "block": Shape((1, 1), (1200,), ()),
    "social": Shape((1200, 630), (1200,), ()),  # what other sites show beside a link
}
FOR_SEARCH = ("wide", "classic", "block")  # the shapes that search engines cut results from
# What Pillow is told: the same look in each format, and as fast as that goes.
FORMATS = {
    "AVIF": {"quality": 50, "speed": 6},
    "WEBP": {"quality": 75},
    "JPEG": {"quality": 80, "progressive": True, "optimize": True},
}
EXTENSIONS = {"AVIF": "avif", "WEBP": "webp", "JPEG": "jpg"}
RECIPE = sha1(repr((SHAPES, FORMATS)).encode(), usedforsecurity=False).hexdigest()[:4]
FIXED = re.compile(r"([\d.]+)rem")  # a width that does not depend on the window's
FINEST = 3 * 16  # pixels a rem, on the finest screens
BODY_COLUMN = "(min-width: 48rem) 44rem, 100vw"


def _specification(shape: Shape):
    """What imagefield hashes into a name that all files of a shape share: a new focal point is a new address."""

    def specify(fieldfile, context):
        context.extension = ""
        context.processors = [(RECIPE, shape.ratio)]

    return specify


NAMES = {name: _specification(shape) for name, shape in SHAPES.items()}  # for the model's field


def fingerprint(image) -> str:
    """Changes with all that renditions are made from: the recipe, the file and its focal point."""
    made_from = f"{image.file.name} {image.focal_point}"
    return RECIPE + sha1(made_from.encode(), usedforsecurity=False).hexdigest()[:8]


def _frame(size: tuple[int, int], ratio: tuple[int, int] | None) -> tuple[int, int]:
    """The largest part of a picture that has this ratio."""
    width, height = size
    if ratio is None:
        return size
    across, down = ratio
    return max(1, min(width, round(height * across / down))), max(1, min(height, round(width * down / across)))


def scaled(size: tuple[int, int], ratio: tuple[int, int] | None, width: int) -> tuple[int, int]:
    """Width and height of a rendition: at most ``width``, never larger than the picture has pixels for."""
    frame_width, frame_height = _frame(size, ratio)
    width = min(width, frame_width)
    return width, max(1, round(width * frame_height / frame_width))


def crop(size: tuple[int, int], ratio: tuple[int, int] | None, focal_point) -> tuple[int, int, int, int]:
    """The frame, moved as near to the focal point as the picture's edges allow."""
    frame = _frame(size, ratio)
    left, top = (
        min(max(round(whole * point) - part // 2, 0), whole - part)
        for whole, part, point in zip(size, frame, focal_point, strict=True)
    )
    return left, top, left + frame[0], top + frame[1]


class Rendition(NamedTuple):
    url: str
    width: int
    height: int


def renditions(image, shape: str, format: str) -> list[Rendition]:
    """Those that are made, smallest first: a small picture has no large ones, and of JPEGs there are one or two."""
    base = image.file.base_of(shape)

    def rendition(width):
        size = scaled((image.width, image.height), SHAPES[shape].ratio, width)
        return Rendition(f"{base}-{width}.{EXTENSIONS[format]}", *size)

    offered = {}
    for made in map(rendition, SHAPES[shape].widths):
        offered.setdefault((made.width, made.height), made)
    found = list(offered.values())
    if format != "JPEG":
        return found
    large = rendition(SHAPES[shape].large) if SHAPES[shape].large else None
    return [found[len(found) // 2], *([large] if large and large.width == SHAPES[shape].large else [])]


def _needed(made: list[Rendition], sizes: str) -> list[Rendition]:
    """Those that a browser could choose, up to the first that is fine enough for any screen."""
    fixed = FIXED.fullmatch(sizes)
    if not fixed:
        return made
    coarse = [rendition for rendition in made if rendition.width < float(fixed[1]) * FINEST]
    return made[: len(coarse) + 1]


def srcset(made: list[Rendition]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in made)


def fallback(image, shape: str) -> Rendition:
    """The one for whoever reads no ``srcset`` (feeds, other sites, old browsers): a JPEG of middle size."""
    jpeg, *_large = renditions(image, shape, "JPEG")
    # A picture that an older recipe was used for shows as it came until its turn comes.
    return jpeg if image.rendered == fingerprint(image) else jpeg._replace(url=image.file.url)


def for_machines(image, *shapes: str) -> list[Rendition]:
    """The largest JPEG of each shape; the picture as it came while those of an older recipe are there."""
    if image.rendered != fingerprint(image):
        return [Rendition(image.file.url, image.width, image.height)]
    return [renditions(image, shape, "JPEG")[-1] for shape in shapes]


def _lang(image, name: str, language: str) -> str | None:
    """The ``lang`` that words of a picture need: none where they are in the page's language."""
    spoken = spoken_in(image, name, language)
    return spoken if spoken != language else None


def _words(image, name: str, language: str) -> str:
    return getattr(image, f"{name}_{spoken_in(image, name, language)}")


def picture_html(
    image, *, shape: str, sizes: str, language: str, lazy: bool = True, priority: bool = False, **attributes
) -> SafeString:
    """``<picture>`` in every format and width of a shape; an ``<img>`` alone while only the JPEG is there.

    ``priority`` is for the one picture that a page opens with.
    """
    plain = fallback(image, shape)
    loading = {"fetchpriority": "high"} if priority else {"loading": "lazy" if lazy else None, "decoding": "async"}
    words = {"alt": _words(image, "alt", language), "lang": _lang(image, "alt", language)}
    size = {"src": plain.url, "width": plain.width, "height": plain.height}
    img = format_html("<img{}>", flatatt(size | words | loading | attributes))
    if image.waiting or image.rendered != fingerprint(image):
        return img
    return format_html("<picture>{}{}</picture>", _sources(image, shape, sizes), img)


def _sources(image, shape: str, sizes: str) -> SafeString:
    rows = ((EXTENSIONS[format], _choice(image, shape, format, sizes)) for format in SHAPES[shape].formats)
    return format_html_join("", '<source type="image/{}"{}>', rows)


def _choice(image, shape: str, format: str, sizes: str) -> str:
    made = _needed(renditions(image, shape, format), sizes)
    return flatatt({"srcset": made[0].url} if len(made) == 1 else {"srcset": srcset(made), "sizes": sizes})


def figure_html(
    image,
    *,
    language: str,
    caption: str = "",
    shape: str = "natural",
    sizes: str = BODY_COLUMN,
    lazy: bool = True,
    priority: bool = False,
) -> SafeString:
    """A picture with its caption and credit. ``caption`` is one that the story wrote, in its language."""
    return format_html(
        '<figure class="picture">{}{}</figure>',
        picture_html(image, shape=shape, sizes=sizes, language=language, lazy=lazy, priority=priority),
        _figcaption(image, language, caption),
    )


def _figcaption(image, language: str, written: str) -> str:
    caption = format_html("{}", written) if written else _element("span", image, "caption", language)
    credit = _element("small", image, "credit", language)
    return format_html("<figcaption>{} {}</figcaption>", caption, credit) if caption or credit else ""


def _element(tag: str, image, name: str, language: str) -> str:
    """Words of a picture in an element of their own, marked where they fall back to the other language."""
    words = _words(image, name, language)
    attributes = flatatt({"lang": _lang(image, name, language)})
    return format_html("<{0}{1}>{2}</{0}>", tag, attributes, words) if words else ""
