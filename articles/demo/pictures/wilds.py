"""Where nobody lives: sand, rock and orbit."""

from math import cos, pi, sin

from articles.demo.pictures import nature
from articles.demo.pictures.canvas import mix, smooth


def dunes(page):
    page.sky("#c65b4d", "#f0995c", "#fbd894")
    nature.sun(page, 520, 400, 110, "#fff1c9", "#ffd98a")
    nature.land(page, nature.rolling(page, 560, 90, waves=1.2), "#e0935a", "#c97845")
    _dune(page, 1180, 470, 900, 860, "#eca75f", "#a9563a")
    for place in range(4):
        _camel(page, 560 + place * 122, 630 + place * 3 + sin(place) * 6, 88)
    _dune(page, 330, 640, 800, 1000, "#e39a50", "#934530")
    _dune(page, 1420, 730, 1000, 1060, "#d4833f", "#7a3529")


def _dune(page, x, top, spread, foot, lit, shade):
    """A crest between the side in the sun and the side in shadow."""
    windward = smooth([(x - spread, foot), (x - spread * 0.5, foot - (foot - top) * 0.42), (x, top)])
    leeward = smooth([(x, top), (x + spread * 0.4, foot - (foot - top) * 0.5), (x + spread, foot)])
    crest = smooth([(x, top), (x - spread * 0.02, top + (foot - top) * 0.3),
                    (x - spread * 0.22, top + (foot - top) * 0.62), (x - spread * 0.16, foot + 40)])  # fmt: skip
    bottom = [(x + spread, page.height), (x - spread, page.height)]
    page.shape([*windward, *leeward, *bottom], lit, mix(lit, shade, 0.35))
    page.shape([*crest, (x + spread, page.height + 40), *reversed(leeward)], mix(shade, lit, 0.2), shade)


def _camel(page, x, ground, size):
    """In silhouette, walking left, its shadow long behind it."""
    dark = "#4b231f"

    def at(*points):
        return [(x + across * size / 100, ground + (down - 100) * size / 100) for across, down in points]

    page.shape(at((28, 98), (88, 98), (330, 122), (250, 126)), "#6d302666")
    outline = [(0, 27), (6, 20), (13, 20), (17, 29), (20, 43), (28, 48), (38, 38), (47, 24), (56, 26), (66, 42),
               (80, 45), (89, 54), (91, 68), (86, 60), (80, 66), (60, 69), (34, 67), (21, 60), (13, 46), (10, 34),
               (2, 32)]  # fmt: skip
    page.shape(smooth(at(*outline)), dark)
    for hip, foot in (((29, 60), (26, 100)), ((36, 62), (40, 100)), ((75, 60), (71, 100)), ((82, 56), (86, 100))):
        page.line(at(hip, foot), dark, size * 0.055)
    page.shape(at((38, 42), (47, 26), (57, 28), (64, 44), (58, 56), (42, 55)), "#b8402f")


def mountain_pass(page):
    page.sky("#3f76a8", "#93bfd8", "#f0e6d8")
    nature.land(page, nature.jagged(page, 640, 330, (0.5, 0.8, 0.5, 0.7, 0.4, 0.9, 0.5)), "#a9c3d6", "#cfdbe2")
    _peak(page, 1230, 130, 620, 760, "#8ea4b8", "#4f6880")
    _peak(page, 420, 230, 560, 760, "#8297ac", "#465e76")
    page.mist(480, 720, "#dfe8ea", 0.5)
    _peak(page, 1560, 380, 520, 860, "#6d8190", "#384d61")
    _peak(page, 60, 420, 480, 860, "#66798a", "#33475a")
    nature.land(page, smooth([(0, 760), (330, 720), (640, 690), (820, 664), (1000, 690), (1300, 740), (1600, 760)]),
                "#7b8a72", "#46584d")  # fmt: skip
    nature.ribbon(page, [(812, 668, 6), (846, 682, 9), (770, 704, 15), (740, 728, 22), (900, 762, 32), (985, 806, 48),
                         (800, 862, 72), (640, 930, 120), (760, 1020, 200)], "#e6dcc6", "#c9b99d")  # fmt: skip
    _lorry(page, 905, 778, 64)
    _boulders(page)


def _peak(page, x, top, half, foot, light, shade):
    """A mountain of two faces, with snow on its upper part."""
    height = foot - top
    sway = [(page.random.uniform(-0.07, 0.07), step / 6) for step in range(1, 6)]
    spine = [(x, top), *((x + half * (drift + 0.1 * down), top + height * down) for drift, down in sway), (x, foot)]
    left = [(x - half * down + half * drift * 0.6, top + height * down) for drift, down in sway]
    right = [(x + half * down + half * drift * 0.6, top + height * down) for drift, down in sway]
    page.shape([(x, top), *left, (x - half, foot), *reversed(spine)], light, mix(light, shade, 0.4))
    page.shape([(x, top), *right, (x + half, foot), *reversed(spine)], shade, mix(shade, light, 0.35))
    page.shape([(x, top), *left[:3], *_drip(page, left[2], spine[3], height), *reversed(spine[:4])], "#fbfaf5")
    page.shape([(x, top), *right[:2], *_drip(page, right[1], spine[3], height), *reversed(spine[:4])], "#b9cadb")


def _drip(page, start, end, height):
    """The torn lower edge of the snow."""
    shares = [step / 7 for step in range(1, 7)]
    return [
        (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share + height * 0.05 * (-1) ** step)
        for step, share in enumerate(shares)
    ]


def _lorry(page, x, ground, size):
    page.box(x, ground - size * 0.62, size * 0.8, size * 0.5, "#c9472f", radius=4)
    page.box(x + size * 0.78, ground - size * 0.5, size * 0.3, size * 0.38, "#e9b23a", radius=5)
    page.box(x + size * 0.9, ground - size * 0.44, size * 0.16, size * 0.14, "#33475a")
    for wheel in (0.2, 0.9):
        page.disc(x + size * wheel, ground - size * 0.1, size * 0.13, "#22282e")


def _boulders(page):
    for _stone in range(70):
        x, y = page.random.uniform(0, 1600), page.random.uniform(800, 1000)
        if abs(x - 760) > 260:
            size = (y - 740) / 9
            page.disc(x, y, size, "#3b4b43", squash=0.6)
            page.disc(x - size * 0.2, y - size * 0.15, size * 0.66, "#66776a", squash=0.5)


def satellite(page):
    page.sky("#050a1c", "#0d1b3e", "#1b3564")
    nature.stars(page, 240, 800, "#dfe8ff")
    page.glow(1360, 120, 420, "#ffe6b0", 0.7)
    page.disc(1360, 120, 26, "#fffaf0")
    _earth(page, 420, 1780, 1180)
    _spacecraft(page, 900, 390, -24)


def _earth(page, x, y, radius):
    """The edge of the planet, with its air, land and cloud."""

    def at(angle, depth):
        turn = angle * pi / 180
        return x + cos(turn) * (radius - depth), y + sin(turn) * (radius - depth)

    for air, haze in ((70, "#4aa3e018"), (46, "#5fb4ea28"), (24, "#8fd0f655"), (9, "#d3efff99")):
        page.disc(x, y, radius + air, haze)
    page.disc(x, y, radius, "#5db2d8", "#1f6aa5", "#123f77")
    for start, end, depth, thick, colour in (
        (246, 262, 60, 60, "#6f9a5b"), (256, 275, 130, 120, "#8a9a55"), (262, 280, 270, 150, "#b89a5c"),
        (288, 304, 70, 70, "#7fa062"), (298, 318, 190, 120, "#a9985a"), (228, 244, 170, 110, "#6f9a5b"),
    ):  # fmt: skip
        page.shape(_patch(page, at, start, end, depth, thick), colour)
    for _streak in range(34):
        start, depth = page.random.uniform(222, 318), page.random.uniform(14, 420)
        length, thick = page.random.uniform(4, 13), 6 + depth * 0.06
        page.shape(_patch(page, at, start, start + length, depth, thick), "#ffffffa6")


def _patch(page, at, start, end, depth, thick):
    """A ragged shape that lies along the planet's edge."""
    middle, half = (start + end) / 2, (end - start) / 2
    around = [(cos(turn * pi / 6), sin(turn * pi / 6), page.random.uniform(0.75, 1.2)) for turn in range(12)]
    return smooth([at(middle + c * half * rough, depth + s * thick / 2 * rough) for c, s, rough in around])


def _spacecraft(page, x, y, angle):
    turn = angle * pi / 180

    def at(*points):
        return [(x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn)) for a, b in points]

    for side in (-1, 1):
        page.line(at((0, 0), (side * 130, 0)), "#c9cfda", 9)
        for panel in range(3):
            near, far = side * (120 + panel * 112), side * (224 + panel * 112)
            page.shape(at((near, -58), (far, -58), (far, 58), (near, 58)), "#6a94d6", "#2b4f9c", "#1d3a7d")
            for cell in range(1, 4):
                across = near + (far - near) * cell / 4
                page.line(at((across, -58), (across, 58)), "#b9d0f588", 2)
            page.line(at((near, 0), (far, 0)), "#b9d0f588", 2)
    page.shape(at((-66, -92), (50, -92), (50, 92), (-66, 92)), "#f6cf6a", "#c98a2c")
    page.shape(at((50, -92), (80, -74), (80, 104), (50, 92)), "#8f5c1d")
    for fold in (-40, 14, 60):
        page.line(at((-66, fold), (50, fold - 10)), "#fff0b866", 4)
    page.line(at((-8, 92), (-8, 150)), "#c9cfda", 8)
    dish = [(-82 + 74 * (1 - cos(step * pi / 12)), 150 + 46 * sin(step * pi / 12)) for step in range(13)]
    page.shape(at(*((a, 296 - b) for a, b in dish)), "#eef1f6", "#a9b4c6")
    page.line(at((-8, 150), (-8, 206)), "#c9cfda", 5)
    page.disc(*at((-8, 206))[0], 9, "#e9edf5")
    page.line(at((-30, -92), (-30, -150)), "#c9cfda", 5)
    page.disc(*at((-30, -150))[0], 7, "#e2573f")


SCENES = (dunes, mountain_pass, satellite)
