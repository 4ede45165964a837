"""Where renditions are made: pixels of a library picture in, files beside it out."""

import os
import threading
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from articles.pictures.renditions import EXTENSIONS, FORMATS, SHAPES, Shape, crop, renditions, scaled

SPARE = 1.25  # times as many pixels as are needed, each way
Rendered = tuple[str, Shape, int]  # a file's name, the shape it is of, its width


def develop(image, *formats: str) -> int:
    """Store what is missing of a picture's renditions in these formats; returns how many were.

    Safe to run again and beside itself: a file that is there is whole, and another focal point has other names.
    """
    missing = [row for row in _wanted(image, formats) if not default_storage.exists(row[0])]
    if missing:
        with image.file.storage.open(image.file.name) as file, Pillow.open(file) as source:
            _decode(source, missing)
            for name, shape, width in missing:
                _store(name, _print(source, image, shape, width))
    return len(missing)


def _wanted(image, formats) -> list[Rendered]:
    prefix = len(default_storage.base_url)
    return [
        (rendition.url[prefix:], SHAPES[shape], rendition.width)
        for shape in SHAPES
        for format in formats
        if format in (*SHAPES[shape].formats, "JPEG")
        for rendition in renditions(image, shape, format)
    ]


def _decode(source: Pillow.Image, wanted: list[Rendered]) -> None:
    """Once for all sizes. A JPEG can be decoded at a half, a quarter or an eighth; a little more than needed does."""
    scale = max(width / scaled(source.size, shape.ratio, source.width)[0] for _name, shape, width in wanted)
    source.draft(None, tuple(round(SPARE * side * scale) for side in source.size))
    source.load()


def _print(source: Pillow.Image, image, shape: Shape, width: int) -> Pillow.Image:
    """One crop in one size. Originals are upright RGB or RGBA in sRGB: ``articles.pictures.uploads`` sees to it."""
    size = scaled((image.width, image.height), shape.ratio, width)
    box = crop(source.size, shape.ratio, image.file._ppoi())
    small = source.resize(size, Pillow.Resampling.LANCZOS, box=box, reducing_gap=3)
    small.info.clear()
    return small


def _on_white(image: Pillow.Image) -> Pillow.Image:
    """JPEG knows no transparency."""
    if image.mode != "RGBA":
        return image
    white = Pillow.new("RGB", image.size, "white")
    white.paste(image, mask=image)
    return white


def _store(name: str, image: Pillow.Image) -> None:
    """Under its name when it is whole: a process may end at any moment."""
    format = {extension: format for format, extension in EXTENSIONS.items()}[name.rpartition(".")[2]]
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        (_on_white(image) if format == "JPEG" else image).save(part, format, **FORMATS[format])
        part.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
