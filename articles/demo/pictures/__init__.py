"""The demo newsroom's pictures: flat drawings in the manner of screen prints. No photographs, no faces, no text."""

from PIL import Image

from articles.demo.pictures import fields, halls, portraits, shores, streets, wilds
from articles.demo.pictures.canvas import HEIGHT, WIDTH, Canvas


def _named(drawings):
    return {drawing.__name__.replace("_", "-"): drawing for drawing in drawings}


SCENES = _named((*fields.SCENES, *wilds.SCENES, *shores.SCENES, *streets.SCENES, *halls.SCENES))
PORTRAITS = _named(portraits.PORTRAITS)
KEYS = (*SCENES, *PORTRAITS)


def draw(key: str, width: int = WIDTH) -> Image.Image:
    """The picture of that name: scenes so wide, portraits square and half as wide. The same bytes each time."""
    if key in PORTRAITS:
        page = Canvas(key, (800, 800), width // 2)
        PORTRAITS[key](page)
    else:
        page = Canvas(key, (WIDTH, HEIGHT), width)
        SCENES[key](page)
    return page.finished()
