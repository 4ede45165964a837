"""A page to draw on, and the shapes that drawings are made of."""

from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000


class Canvas:
    """A page to draw on, in units of a 1600 × 1000 picture, at twice that size so that edges come out smooth."""

    def __init__(self, key: str, top: str, bottom: str, size=(WIDTH, HEIGHT)):
        self.random = Random(key)  # noqa: S311  (the same picture each time)
        self.width, self.height = size
        self.image = _gradient(top, bottom, (self.width * 2, self.height * 2))
        self.pen = ImageDraw.Draw(self.image)

    def shape(self, points, colour):
        self.pen.polygon([(x * 2, y * 2) for x, y in points], fill=colour)

    def box(self, x, y, width, height, colour, radius=0):
        area = [x * 2, y * 2, (x + width) * 2, (y + height) * 2]
        self.pen.rounded_rectangle(area, radius * 2, fill=colour)

    def disc(self, x, y, radius, colour, squash=1.0):
        self.pen.ellipse(
            [(x - radius) * 2, (y - radius * squash) * 2, (x + radius) * 2, (y + radius * squash) * 2], colour
        )

    def line(self, points, colour, width=4):
        self.pen.line([(x * 2, y * 2) for x, y in points], fill=colour, width=width * 2, joint="curve")

    def arc(self, x, y, radius, start, end, colour, width=6):
        self.pen.arc(
            [(x - radius) * 2, (y - radius) * 2, (x + radius) * 2, (y + radius) * 2], start, end, colour, width * 2
        )

    def hills(self, base, rise, colour, steps=7):
        """A range of soft hills from edge to edge, filled to the bottom."""
        ridge = [(x * self.width / steps, base - self.random.uniform(0.2, 1) * rise) for x in range(steps + 1)]
        curve = []
        for (x1, y1), (x2, y2) in pairwise(ridge):
            for step in range(24):
                t = step / 24
                ease = t * t * (3 - 2 * t)
                curve.append((x1 + (x2 - x1) * t, y1 + (y2 - y1) * ease))
        self.shape([*curve, ridge[-1], (self.width, self.height), (0, self.height)], colour)

    def peaks(self, base, rise, colour, snow=None, count=5):
        """Pointed mountains, with snow on top when a colour is given."""
        for number in range(count):
            x = (number + self.random.uniform(0.1, 0.9)) * self.width / count
            height, half = rise * self.random.uniform(0.6, 1), rise * self.random.uniform(0.7, 1)
            self.shape([(x - half, base), (x, base - height), (x + half, base)], colour)
            if snow:
                cap = 0.3
                left, right = (x - half * cap, base - height * (1 - cap)), (x + half * cap, base - height * (1 - cap))
                middle = [(x + half * 0.1, left[1] - 18), (x - half * 0.08, left[1] + 22)]
                self.shape([left, (x, base - height), right, *middle], snow)

    def water(self, top, colour, glint):
        self.box(0, top, self.width, self.height - top, colour)
        for _wave in range(70):
            y = self.random.uniform(top + 12, self.height)
            x, length = self.random.uniform(0, self.width), 20 + (y - top) * 0.35
            self.line([(x, y), (x + length, y)], glint, 2 + int((y - top) / 160))

    def crowd(self, base, colours, size=26, rows=3):
        """Heads and shoulders, row behind row."""
        for row in range(rows):
            for place in range(int(self.width / size) + 2):
                x = place * size * 1.15 + (row % 2) * size * 0.6
                y = base + row * size * 1.1 + self.random.uniform(-4, 4)
                colour = self.random.choice(colours)
                self.disc(x, y + size * 0.95, size * 0.55, colour, 0.8)
                self.disc(x, y, size * 0.3, "#4a3026")

    def rain(self, colour, drops=420):
        for _drop in range(drops):
            x, y = self.random.uniform(-100, self.width), self.random.uniform(-40, self.height)
            self.line([(x, y), (x - 14, y + 46)], colour, 2)

    def town(self, base, colours, lights=None):
        """Houses side by side, with lit windows when a colour is given."""
        x = -20
        while x < self.width:
            width, height = self.random.randint(60, 150), self.random.randint(80, 360)
            self.box(x, base - height, width, height, self.random.choice(colours))
            for row in range(int(height / 46)):
                for column in range(int(width / 34)):
                    if lights and self.random.random() < 0.45:
                        self.box(x + 12 + column * 34, base - height + 16 + row * 46, 12, 18, lights)
            x += width + self.random.randint(0, 14)

    def finished(self, width: int) -> Image.Image:
        """Scaled down, with a little paper grain."""
        height = round(width * self.height / self.width)
        picture = self.image.resize((width, height), Image.Resampling.LANCZOS)
        noise = Image.frombytes("L", (400, 250), self.random.randbytes(400 * 250))
        grain = noise.resize((width, height), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1))
        return Image.blend(picture, ImageChops.overlay(picture, grain.convert("RGB")), 0.14)


def _gradient(top, bottom, size):
    ramp = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)
