"""The sizes and shapes that a library picture is shown in, and the markup that offers them to a browser."""

from typing import NamedTuple

from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from imagefield.processing import register
from PIL import Image as Pillow

from articles.fields import spoken_in


class Shape(NamedTuple):
    """A crop around the focal point (``ratio`` None: uncropped) in some widths, in pixels."""

    ratio: tuple[int, int] | None
    widths: tuple[int, ...]
    format: str = "WEBP"
    quality: int = 75


SHAPES = {
    "wide": Shape((16, 9), (480, 960, 1600)),
    "natural": Shape(None, (480, 960, 1600)),
    "square": Shape((1, 1), (160, 320)),
    "social": Shape((1200, 630), (1200,), "JPEG", 82),  # what other sites show beside a link
}
EXTENSIONS = {"WEBP": ".webp", "JPEG": ".jpg"}
BODY_COLUMN = "(min-width: 48rem) 44rem, 100vw"


def _specification(shape: Shape, width: int):
    """What imagefield hashes into the file's name: a change here, or of the focal point, is a new address."""

    def specify(fieldfile, context):
        context.extension = EXTENSIONS[shape.format]
        context.processors = [("rendition", shape.ratio, width, shape.format, shape.quality)]

    return specify


def _name(shape: str, width: int) -> str:
    return f"{shape}_{width}"


FORMATS = {_name(name, width): _specification(shape, width) for name, shape in SHAPES.items() for width in shape.widths}
FORMATS["preview"] = FORMATS["natural_480"]  # imagefield's focal point widget looks for this name


def _frame(size: tuple[int, int], ratio: tuple[int, int] | None) -> tuple[int, int]:
    """The largest part of a picture that has this ratio."""
    width, height = size
    if ratio is None:
        return size
    across, down = ratio
    return max(1, min(width, round(height * across / down))), max(1, min(height, round(width * down / across)))


def _scaled(size: tuple[int, int], ratio: tuple[int, int] | None, width: int) -> tuple[int, int]:
    """Width and height of a rendition: at most ``width``, never larger than the picture has pixels for."""
    frame_width, frame_height = _frame(size, ratio)
    width = min(width, frame_width)
    return width, max(1, round(width * frame_height / frame_width))


def _crop(size: tuple[int, int], ratio: tuple[int, int] | None, focal_point) -> tuple[int, int, int, int]:
    """The frame, moved as near to the focal point as the picture's edges allow."""
    frame = _frame(size, ratio)
    left, top = (
        min(max(round(whole * point) - part // 2, 0), whole - part)
        for whole, part, point in zip(size, frame, focal_point, strict=True)
    )
    return left, top, left + frame[0], top + frame[1]


def _on_white(image: Pillow.Image) -> Pillow.Image:
    """JPEG knows no transparency."""
    if image.mode != "RGBA":
        return image
    white = Pillow.new("RGB", image.size, "white")
    white.paste(image, mask=image)
    return white


@register
def rendition(get_image, ratio, width, format, quality):
    """An imagefield processor. Originals are upright RGB or RGBA in sRGB: ``articles.uploads`` sees to it."""

    def process(image, context):
        image = get_image(image, context)
        size = _scaled(image.size, ratio, width)
        # A JPEG can be decoded at a half, a quarter or an eighth: twice what is needed stays sharp.
        frame_width, _height = _frame(image.size, ratio)
        image.draft(None, tuple(2 * side * size[0] // frame_width for side in image.size))
        context.save_kwargs.update(format=format, quality=quality)
        box = _crop(image.size, ratio, context.ppoi)
        small = image.resize(size, Pillow.Resampling.LANCZOS, box=box, reducing_gap=3)
        return _on_white(small) if format == "JPEG" else small

    return process


class Rendition(NamedTuple):
    url: str
    width: int
    height: int


def renditions(image, shape: str) -> list[Rendition]:
    """Those worth offering, smallest first: a small picture has no large ones."""
    offered = {}
    for width in SHAPES[shape].widths:
        size = _scaled((image.width, image.height), SHAPES[shape].ratio, width)
        offered.setdefault(size, Rendition(getattr(image.file, _name(shape, width)), *size))
    return list(offered.values())


def srcset(image, shape: str) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions(image, shape))


def fallback(image, shape: str) -> Rendition:
    """The one for whoever reads no ``srcset`` (feeds, other sites, old browsers): the middle one."""
    offered = renditions(image, shape)
    return offered[len(offered) // 2]


def _lang(image, name: str, language: str) -> str | None:
    """The ``lang`` that words of a picture need: none where they are in the page's language."""
    spoken = spoken_in(image, name, language)
    return spoken if spoken != language else None


def _words(image, name: str, language: str) -> str:
    return getattr(image, f"{name}_{spoken_in(image, name, language)}")


def picture_html(
    image, *, shape: str, sizes: str, language: str, lazy: bool = True, priority: bool = False, **attributes
) -> SafeString:
    """``<img>`` in every width of a shape. ``priority`` is for the one picture that a page opens with."""
    plain = fallback(image, shape)
    loading = {"fetchpriority": "high"} if priority else {"loading": "lazy" if lazy else None, "decoding": "async"}
    words = {"alt": _words(image, "alt", language), "lang": _lang(image, "alt", language)}
    return format_html(
        "<img{}>",
        flatatt(
            {"src": plain.url, "srcset": srcset(image, shape), "sizes": sizes}
            | {"width": plain.width, "height": plain.height}
            | words
            | loading
            | attributes
        ),
    )


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
