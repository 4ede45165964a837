"""A page to draw on, the few marks that drawings are made of, and the paper it is printed on."""

from math import ceil, floor
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
GRAIN = 0.07


class Canvas:
    """Drawn in units of a 1600 × 1000 picture, at twice the width asked for, so that edges come out smooth.

    A colour may carry its opacity: ``#ffffff80`` lies half transparent over what is there.
    """

    def __init__(self, key: str, units: tuple[int, int], width: int):
        self.random = Random(key)  # noqa: S311  (the same picture each time)
        self.width, self.height = units
        self.scale = 2 * width / self.width
        self.image = Image.new("RGB", (width * 2, round(self.height * self.scale)))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def sky(self, *colours):
        """Cover the page, from the first colour at the top to the last at the bottom."""
        self.image.paste(_gradient(colours, self.image.size))

    def shape(self, points, *colours):
        """A filled outline; several colours run from its top to its bottom."""
        self._fill(ImageDraw.ImageDraw.polygon, points, colours)

    def box(self, x, y, width, height, *colours, radius=0):
        corners = [(x, y), (x + width, y + height)]
        self._fill(ImageDraw.ImageDraw.rounded_rectangle, corners, colours, radius=radius * self.scale)

    def disc(self, x, y, radius, *colours, squash=1.0):
        self._fill(ImageDraw.ImageDraw.ellipse, _around(x, y, radius, squash), colours)

    def slice(self, x, y, radius, start, end, *colours, squash=1.0):
        """Part of a disc, the angles in degrees clockwise from three o'clock."""
        self._fill(ImageDraw.ImageDraw.pieslice, _around(x, y, radius, squash), colours, start=start, end=end)

    def line(self, points, colour, width=4):
        self.pen.line(self._scaled(points), colour, max(1, round(width * self.scale)), joint="curve")

    def limb(self, points, colour, width):
        """A line with round ends: arms, fingers, branches."""
        self.line(points, colour, width)
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def arc(self, x, y, radius, start, end, colour, width=6, squash=1.0):
        corners = self._scaled(_around(x, y, radius, squash))
        self.pen.arc(corners, start, end, colour, max(1, round(width * self.scale)))

    def glow(self, x, y, radius, colour, strength=1.0):
        """Light that fades away from its source."""
        side = max(2, round(radius * 2 * self.scale))
        # Pillow's ramp is 181 in the middle of its edges, and 255 only in the corners.
        fade = Image.radial_gradient("L").point(lambda far: round(max(0, 1 - far / 181) ** 2 * 255 * strength))
        self.image.paste(colour, self._corner(x - radius, y - radius), fade.resize((side, side)))

    def mist(self, top, bottom, colour, strength=0.8):
        """A veil over the whole width that thickens from ``top`` to ``bottom``."""
        corner, end = self._corner(0, top), self._corner(self.width, bottom)
        fade = Image.linear_gradient("L").point(lambda low: round(low * strength))
        self.image.paste(colour, (*corner, *end), fade.resize((end[0], end[1] - corner[1])))

    def mirror(self, shore, depth, strength=0.6):
        """What stands above the shore, upside down in the water below it, and fading."""
        left, top = self._corner(0, shore - depth)
        right, bottom = self._corner(self.width, shore)
        above = self.image.crop((left, top, right, bottom)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        fade = Image.linear_gradient("L").point(lambda low: round((255 - low) * strength))
        self.image.paste(above, (left, bottom), fade.resize(above.size))

    def finished(self) -> Image.Image:
        """At the size asked for, on paper with a little grain."""
        picture = self.image.resize((self.image.width // 2, self.image.height // 2), Image.Resampling.LANCZOS)
        noise = Image.frombytes("L", picture.size, self.random.randbytes(picture.width * picture.height))
        grain = noise.filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
        return Image.blend(picture, ImageChops.overlay(picture, grain), GRAIN)

    def _scaled(self, points):
        return [(x * self.scale, y * self.scale) for x, y in points]

    def _corner(self, x, y):
        return round(x * self.scale), round(y * self.scale)

    def _fill(self, mark, points, colours, **options):
        """One colour goes straight onto the page; several are poured through a stencil of the mark."""
        points = self._scaled(points)
        if len(colours) == 1:
            mark(self.pen, points, fill=colours[0], **options)
            return
        across, down = zip(*points, strict=True)
        left, top = floor(min(across)), floor(min(down))
        stencil = Image.new("L", (ceil(max(across)) - left + 1, ceil(max(down)) - top + 1))
        mark(ImageDraw.Draw(stencil), [(x - left, y - top) for x, y in points], fill=255, **options)
        self.image.paste(_gradient(colours, stencil.size), (left, top), stencil)


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies ``share`` of the way from one to the other."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def smooth(points, steps=10):
    """A curve through all the points (Catmull–Rom)."""
    padded = [points[0], *points, points[-1]]
    curve = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        curve += [
            tuple(_between(*axis, step / steps) for axis in zip(a, b, c, d, strict=True)) for step in range(steps)
        ]
    return [*curve, points[-1]]


def _between(a, b, c, d, t):
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def _around(x, y, radius, squash):
    return [(x - radius, y - radius * squash), (x + radius, y + radius * squash)]


def _gradient(colours, size):
    strip = Image.new("RGB", (1, len(colours)))
    strip.putdata([ImageColor.getrgb(colour) for colour in colours])
    # From the middle of the first pixel to the middle of the last: no flat ends.
    return strip.resize(size, Image.Resampling.BILINEAR, box=(0, 0.5, 1, len(colours) - 0.5))
