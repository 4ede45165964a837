"""Sky, land, water and weather, for any scene to use."""

from itertools import pairwise
from math import cos, pi, sin

from articles.demo.pictures.canvas import mix, smooth


def sun(page, x, y, radius, colour, halo=None):
    page.glow(x, y, radius * 4, halo or colour, 0.55)
    page.disc(x, y, radius, colour)


def stars(page, count, bottom, colour):
    for _star in range(count):
        x, y = page.random.uniform(0, page.width), page.random.uniform(0, bottom)
        page.disc(x, y, page.random.choice([0.8, 1.2, 1.2, 2.4]), colour)


def cloud(page, x, y, width, colour):
    """A bank of cloud: round on top, flat below."""
    height = width * 0.16
    for puff in range(9):
        along = (puff + 0.5) / 9
        radius = height * (0.45 + 0.75 * sin(along * pi)) * page.random.uniform(0.8, 1.15)
        page.disc(x + (along - 0.5) * width, y - radius * 0.35, radius, colour)
    page.box(x - width * 0.54, y - height * 0.4, width * 1.08, height * 0.55, colour, radius=height * 0.27)


def rolling(page, base, rise, waves=2.0):
    """The line of soft hills from edge to edge, between ``base`` and ``base - rise``."""
    swells = [(rise / 2 ** (n + 1), waves * 2**n, page.random.uniform(0, 2 * pi)) for n in range(3)]

    def height(x):
        return sum(size * (0.5 + 0.5 * sin(x / page.width * 2 * pi * count + start)) for size, count, start in swells)

    return [(x, base - height(x)) for x in range(0, page.width + 8, 8)]


def jagged(page, base, rise, corners):
    """The line of rocky mountains: ``corners`` are its heights from edge to edge, roughened halfway again and again."""
    step = page.width / (len(corners) - 1)
    line = [(number * step, base - rise * corner) for number, corner in enumerate(corners)]
    rough = rise * 0.16
    for _pass in range(6):
        line = [point for pair in pairwise(line) for point in (pair[0], _halfway(page, *pair, rough))] + line[-1:]
        rough *= 0.52
    return line


def _halfway(page, start, end, rough):
    return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + page.random.uniform(-rough, rough)


def land(page, line, *colours):
    """Everything below a line of hills."""
    page.shape([*line, (page.width, page.height), (0, page.height)], *colours)


def ranges(page, base, rise, near, far, count=4, drop=70):
    """Range before range, each nearer one lower and less pale, with mist between."""
    for number in range(count):
        colour = mix(far, near, number / max(1, count - 1))
        land(page, rolling(page, base + number * drop, rise), colour, mix(colour, far, 0.5))


def ribbon(page, points, *colours):
    """A road or a river through points (x, y, width)."""
    curve = smooth(points)
    left = [(x - width / 2, y) for x, y, width in curve]
    page.shape(left + [(x + width / 2, y) for x, y, width in reversed(curve)], *colours)


def water(page, top, *colours):
    page.box(0, top, page.width, page.height - top, *colours)


def ripples(page, top, colour, count=90):
    """Strokes of light on water, longer and wider towards us."""
    for _stroke in range(count):
        near = page.random.random() ** 1.4
        y, length = top + 6 + near * (page.height - top), 16 + near * page.random.uniform(60, 190)
        x = page.random.uniform(-60, page.width)
        thick = 1.5 + near * 4
        page.box(x, y, length, thick, colour, radius=thick / 2)


def rain(page, colour, drops, length=60, width=2):
    for _drop in range(drops):
        x, y = page.random.uniform(0, page.width + 200), page.random.uniform(-60, page.height)
        fall = length * page.random.uniform(0.6, 1.2)
        page.line([(x, y), (x - fall * 0.3, y + fall)], colour, width)


def tree(page, x, ground, height, leaf, trunk):
    """A broad crown, lit from the upper left."""
    page.shape([(x - height * 0.035, ground), (x - height * 0.02, ground - height * 0.6),
                (x + height * 0.02, ground - height * 0.6), (x + height * 0.045, ground)], trunk)  # fmt: skip
    _crown(page, x + height * 0.05, ground - height * 0.63, height * 0.22, mix(leaf, "#10251f", 0.3))
    _crown(page, x, ground - height * 0.68, height * 0.2, leaf)
    _crown(page, x - height * 0.07, ground - height * 0.76, height * 0.12, mix(leaf, "#f5e7a0", 0.25))


def _crown(page, x, y, size, colour):
    page.disc(x, y, size, colour, squash=0.8)
    for angle in range(0, 360, 36):
        reach = size * page.random.uniform(0.8, 1.05)
        page.disc(x + cos(angle * pi / 180) * reach, y + sin(angle * pi / 180) * reach * 0.72, size * 0.45, colour)


def palm(page, x, ground, height, colour):
    lean = page.random.uniform(-0.12, 0.12) * height
    top = (x + lean, ground - height)
    page.line([(x, ground), (x + lean * 0.3, ground - height * 0.5), top], colour, height * 0.035)
    for angle in (200, 225, 250, 285, 315, 340, 170, 10):
        reach, droop = height * 0.34, height * 0.16
        way = (cos(angle * pi / 180), sin(angle * pi / 180))
        bend = (top[0] + way[0] * reach * 0.6, top[1] + way[1] * reach * 0.6)
        tip = (top[0] + way[0] * reach * 1.05, top[1] + way[1] * reach * 0.6 + droop)
        page.shape([top, bend, tip, (bend[0], bend[1] + height * 0.05)], colour)


def birds(page, x, y, count, colour):
    for number in range(count):
        left, up = x + number * 46 + page.random.uniform(-12, 12), y + page.random.uniform(-34, 34)
        page.line([(left - 14, up - 6), (left, up + 3), (left + 14, up - 7)], colour, 3)
