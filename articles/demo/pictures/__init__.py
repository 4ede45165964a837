"""The demo newsroom's pictures: flat drawings, made from a few shapes. No photographs, no faces, no text."""

from PIL import Image

from articles.demo.pictures import land, town
from articles.demo.pictures.canvas import WIDTH
from articles.demo.pictures.portraits import PORTRAITS, portrait

SCENES = {scene.__name__.replace("_", "-"): scene for scene in (*land.SCENES, *town.SCENES)}
KEYS = (*SCENES, *PORTRAITS)


def draw(key: str, width: int = WIDTH) -> Image.Image:
    """The picture of that name: scenes so wide, portraits square and half as wide. The same bytes each time."""
    if key in PORTRAITS:
        return portrait(key).finished(width // 2)
    return SCENES[key](key).finished(width)
