"""Towns and villages, and what they do out of doors."""

from math import cos, pi, sin

from articles.demo.pictures import nature, people
from articles.demo.pictures.canvas import mix

LIT = "#fff3c8"


def skyline(page, base, low, high, colour, windows=None):
    """Houses side by side, with a tank, a hut or a mast on some of their roofs."""
    x = -30
    while x < page.width:
        width, height = page.random.randint(70, 150), page.random.randint(low, high)
        page.box(x, base - height, width + 1, height + 300, colour)
        _rooftop(page, x, base - height, width, colour)
        if windows:
            _windows(page, x, base - height, width, height, windows)
        x += width


def _rooftop(page, x, roof, width, colour):
    if page.random.random() < 0.5:
        page.box(x + width * 0.15, roof - 22, width * 0.3, 24, colour)
    if page.random.random() < 0.5:
        page.box(x + width * 0.6, roof - 30, 26, 20, colour, radius=4)
        page.box(x + width * 0.6 + 4, roof - 12, 18, 14, colour)
    if page.random.random() < 0.3:
        page.box(x + width * 0.5, roof - 66, 3, 70, colour)


def _windows(page, x, roof, width, height, colour):
    for row in range(int(height / 44)):
        for column in range(int((width - 16) / 30)):
            if page.random.random() < 0.6:
                page.box(x + 14 + column * 30, roof + 16 + row * 44, 14, 20, colour)


def stadium(page):
    page.sky("#141b3c", "#3d3166", "#b9566b", "#f0a070")
    nature.stars(page, 60, 260, "#e9e4ff")
    _stands(page, 660)
    for x, height in ((360, 520), (1225, 470)):
        _floodlight(page, x, 590, height)
    _ground(page, 660)
    for x, y, cloth in ((610, 815, "#f4f1e6"), (760, 800, "#2f6db5"), (1010, 730, "#2f6db5"), (420, 745, "#2f6db5"),
                        (870, 900, "#2f6db5"), (1210, 850, "#2f6db5"), (250, 880, "#2f6db5")):  # fmt: skip
        height = (y - 500) * 0.27
        page.disc(x + height * 0.5, y, height * 0.6, "#1f4a3488", squash=0.12)
        people.standing(page, x, y, height, cloth, cloth)


def _stands(page, x):
    """Tiers of people around the ground, under one roof."""
    page.disc(x, 1010, 1560, "#221f42", "#2c2850", squash=0.43)
    for tier in range(9, -1, -1):
        across, down = 1180 + tier * 34, 392 + tier * 24
        if tier == 5:
            page.disc(x, 1010, across + 18, "#f4d9a0", squash=(down + 12) / (across + 18))
        page.disc(x, 1010, across, mix("#3b3a68", "#262449", tier / 9), squash=down / across)
        seats = [(x + cos(a * pi / 540) * across, 1010 - sin(a * pi / 540) * down + 8) for a in range(70, 470, 3)]
        people.audience(
            page, seats, 19 - tier * 0.7, ("#e8a34a", "#d8574d", "#f3e5cb", "#4f86c0", "#56a07c", "#8a6bb0")
        )
    page.disc(x, 1010, 1180, "#f4e6c4", squash=0.326)
    page.disc(x, 1010, 1176, "#2f5d9e", squash=0.324)


def _ground(page, x):
    for ring in range(9):
        across = 1160 - ring * 128
        page.disc(x, 1010, across, "#4fa05a" if ring % 2 else "#44924f", squash=0.31)
    page.arc(x, 1010, 1090, 180, 360, "#f2f4e6", 5, squash=0.31)
    page.shape([(630, 780), (735, 780), (830, 960), (610, 960)], "#dcc08a", "#cba96f")


def _floodlight(page, x, ground, height):
    page.shape([(x - 12, ground), (x - 6, ground - height), (x + 6, ground - height), (x + 12, ground)], "#11152e")
    page.glow(x, ground - height, 330, "#fff0c2", 0.95)
    page.box(x - 84, ground - height - 52, 168, 96, "#1c2144", radius=8)
    for lamp in range(15):
        page.disc(x - 64 + lamp % 5 * 32, ground - height - 34 + lamp // 5 * 30, 12, "#fffbe6")


def market(page):
    page.sky("#f2b680", "#f8dcae", "#f6e7cb")
    nature.sun(page, 1230, 190, 76, "#fff8e2", "#ffe3a6")
    skyline(page, 560, 150, 330, "#e0a987", "#cf9071")
    skyline(page, 600, 60, 190, "#c98766", "#f2cf9a")
    page.box(0, 560, 1600, 440, "#d9b082", "#b78358")
    for x, cloth in ((-190, "#d9a02e"), (1190, "#7a4a78")):
        _stall(page, x, 400, 560, cloth, mix(cloth, "#ffffff", 0.6))
        _heaps(page, x, 700, 560)
    people.draped(page, 1150, 800, 270, "#2f8577", "#f0c35a")
    _stall(page, 330, 270, 760, "#c0392f", "#f6e6cc")
    people.seated(page, 760, 690, 250, "#f1ead8")
    _scales(page, 960, 430)
    _heaps(page, 330, 730, 760)
    people.draped(page, 1290, 985, 430, "#8a2f5c", "#f0b84a")
    people.standing(page, 210, 1000, 440, "#3f77a3", "#e6dcc6")


def _stall(page, x, top, width, one, other):
    """An awning in stripes, its scalloped edge, two posts and the shade below."""
    page.box(x + 30, top + 90, width - 60, 330, "#5b352c", "#7d4c38")
    for post in (x + 30, x + width - 46):
        page.box(post, top + 60, 16, 400, "#6d4630")
    wide, slant = width / 10, 60
    for stripe in range(10):
        left, cloth = x + stripe * wide, one if stripe % 2 == 0 else other
        lean = [x + slant + (width - 2 * slant) * share / 10 for share in (stripe, stripe + 1)]
        page.shape([(left, top + 110), (left + wide, top + 110), (lean[1], top), (lean[0], top)], cloth)
        page.slice(left + wide / 2, top + 109, wide / 2, 0, 180, mix(cloth, "#3a1a1a", 0.14), squash=0.9)


def _heaps(page, x, y, width):
    """Vegetables in four heaps over a table of planks."""
    kinds = (("#d8432f", 20), ("#6c9a3a", 17), ("#f0b52e", 20), ("#5e3a6b", 22))
    space = width / 4
    for number, (colour, size) in enumerate(kinds):
        middle = x + space * (number + 0.5)
        for row in range(5, -1, -1):
            count = max(1, int(space / size / 1.75) - row)
            for place in range(count):
                left = middle + (place - (count - 1) / 2) * size * 1.7 + page.random.uniform(-2, 2)
                top = y - row * size * 1.25
                page.disc(left, top, size, mix(colour, "#2a1410", page.random.uniform(0, 0.22)))
                page.disc(left - size * 0.3, top - size * 0.35, size * 0.3, mix(colour, "#ffffff", 0.3))
    page.disc(x + width / 2, y + 176, width * 0.54, "#6b3f2766", squash=0.07)
    page.box(x - 10, y + 8, width + 20, 160, "#a86f43", "#7d4b2e", radius=6)
    for plank in (40, 80, 120):
        page.box(x - 10, y + 8 + plank, width + 20, 4, "#6b3f27")


def _scales(page, x, y):
    page.line([(x, 380), (x, y)], "#e6d3a8", 5)
    page.limb([(x - 70, y + 8), (x + 70, y - 8)], "#e6d3a8", 7)
    for side, drop in ((-70, 8), (70, -8)):
        pan = (x + side, y + drop + 96)
        for edge in (-40, 40):
            page.line([(x + side, y + drop), (pan[0] + edge, pan[1])], "#e6d3a8", 3)
        page.slice(*pan, 44, 0, 180, "#e9c877", squash=0.5)


def metro(page):
    page.sky("#6fb1b8", "#cfe0cc", "#fbe3b5")
    nature.sun(page, 1080, 250, 84, "#fffbe9", "#fff0c0")
    skyline(page, 760, 260, 480, "#b9cfc4")
    skyline(page, 780, 160, 400, "#93b3b0", "#b9cfc4")
    page.mist(420, 900, "#f7ecd0", 0.6)
    skyline(page, 900, 90, 260, "#5f8a90", "#f6dfa6")
    page.box(0, 880, 1600, 120, "#3f5f68", "#2f4a54")
    for x, height in ((90, 190), (330, 150), (700, 170), (1010, 140), (1240, 180), (1500, 160)):
        nature.tree(page, x, 960, height, "#4d8263", "#3a4038")
    _viaduct(page)
    _train(page)


def _viaduct(page):
    for x in (200, 720, 1240):
        page.shape([(x - 110, 640), (x + 110, 640), (x + 46, 712), (x - 46, 712)], "#9aa7a4", "#7d8c8c")
        page.box(x - 42, 700, 84, 300, "#a9b4ae", "#6f8082")
        page.box(x + 14, 700, 28, 300, "#5d6f7355")
    page.box(-10, 576, 1620, 70, "#dfe0d2", "#a4afab")
    page.box(-10, 576, 1620, 10, "#f6f3e4")
    for joint in range(40, 1600, 104):
        page.box(joint, 590, 3, 54, "#7d8c8c77")
    for x in (90, 610, 1130):
        page.box(x, 280, 8, 300, "#5b6b70")
        page.line([(x + 4, 300), (x + 90, 300), (x + 8, 352)], "#5b6b70", 4)
    page.line([(-10, 304), (1610, 304)], "#5b6b70", 3)


def _train(page):
    """Coming from the right, its nose in the left third."""
    nose = [(392, 566), (352, 540), (372, 470), (420, 404), (480, 378), (1640, 378), (1640, 566)]
    page.shape(nose, "#fbfaf4", "#c3cccd")
    page.shape([(360, 512), (354, 534), (1640, 534), (1640, 512)], "#c22f63")
    page.shape([(378, 486), (418, 418), (466, 398), (492, 398), (492, 486)], "#5a7f92", "#22384a")
    for x in range(548, 1640, 94):
        door = (x - 548) // 94 % 3 == 1
        page.box(x, 408, 66, 144 if door else 74, "#8fb0bb", "#2b4658", radius=8)
        if door:
            page.box(x + 31, 408, 4, 144, "#dfe5e4")
    for x in (1030, 1594):
        page.box(x, 380, 8, 184, "#6b7a80")
    page.disc(384, 504, 11, LIT)
    page.glow(376, 504, 90, "#fff3c0", 0.8)
    page.box(392, 562, 1250, 12, "#46545b")
    page.line([(840, 378), (800, 340), (850, 306)], "#46545b", 5)


def school(page):
    page.sky("#7cc0cb", "#d3e8d6", "#f8efd0")
    for x, y, width in ((1150, 150, 360), (760, 80, 260)):
        nature.cloud(page, x, y, width, "#f7f6ea")
    nature.ranges(page, 580, 90, "#7fa77b", "#c2d8bd", count=3, drop=24)
    page.box(0, 640, 1600, 360, "#e3c28c", "#c6985d")
    _schoolhouse(page, 560, 650)
    page.disc(420, 742, 330, "#a9794a88", squash=0.16)
    nature.tree(page, 330, 740, 640, "#4f8a4a", "#6d4a33")
    for x, y, girl in ((640, 800, True), (720, 812, False), (930, 840, True), (1120, 790, False), (1210, 800, True)):
        _pupil(page, x, y, 150, girl)
    nature.birds(page, 600, 210, 3, "#5b7a7c")


def _schoolhouse(page, x, ground):
    """One storey with a tiled roof over its verandah."""
    page.box(x, ground - 250, 820, 270, "#f3cd74", "#e2ac4c")
    page.box(x, ground - 60, 820, 80, "#b9563d")
    for left in (x + 22, x + 190, x + 526, x + 694):
        page.box(left, ground - 190, 104, 104, "#fbf0d2")
        page.box(left + 8, ground - 182, 88, 88, "#2f6672", "#3f8088")
        for bar in (30, 58):
            page.box(left + bar, ground - 182, 4, 88, "#fbf0d2")
    page.box(x + 352, ground - 206, 116, 226, "#7c4630", "#5b3024")
    roof = [(x - 60, ground - 232), (x + 60, ground - 380), (x + 760, ground - 380), (x + 880, ground - 232)]
    page.shape(roof, "#c9593d", "#a03f2e")
    for course in range(1, 5):
        spread = course * 24
        page.line([(x + 60 - spread, ground - 380 + course * 29.6), (x + 760 + spread, ground - 380 + course * 29.6)],
                  "#7d2d2444", 4)  # fmt: skip
    for post in range(6):
        page.box(x - 20 + post * 168, ground - 236, 20, 262, "#fdf3da", "#dcc596")
    page.box(x - 50, ground + 14, 920, 22, "#d0a676", "#a87a50")


def _pupil(page, x, ground, height, girl):
    page.disc(x + 24, ground, 46, "#9a6d4266", squash=0.14)
    people.standing(page, x, ground, height, "#f8f6ee", "#2f5f96")
    if girl:
        unit = height / 8
        page.shape([(x - unit * 1.7, ground - unit * 2), (x - unit, ground - unit * 4.4),
                    (x + unit, ground - unit * 4.4), (x + unit * 1.7, ground - unit * 2)], "#2f5f96")  # fmt: skip
        for side in (-0.9, 0.9):
            page.limb([(x + side * unit, ground - unit * 7), (x + side * unit, ground - unit * 5.9)], people.HAIR, 7)
    page.box(x + height * 0.06, ground - height * 0.76, height * 0.2, height * 0.3, "#c8472f", radius=7)


def smog_city(page):
    page.sky("#8f7a66", "#c2a27c", "#e3c391")
    page.glow(1010, 230, 440, "#f6c987", 0.8)
    page.disc(1010, 230, 88, "#f5bd7c")
    for base, low, high, colour in ((700, 200, 420, "#b99a78"), (780, 140, 380, "#9c7f65")):
        skyline(page, base, low, high, colour)
        page.mist(base - 330, base + 200, "#d9b98c", 0.75)
    _domes(page, 540, 800, "#7b6353")
    skyline(page, 870, 50, 190, "#6d574b", "#8d7259")
    page.mist(560, 1000, "#c9a67c", 0.7)
    skyline(page, 960, 30, 130, "#4a3c38", "#e9bd74")
    page.box(0, 890, 1600, 110, "#3b312f", "#2b2526")
    page.box(0, 884, 1600, 10, "#5b4b43")
    for x in (160, 620, 1080, 1500):
        page.box(x, 660, 7, 230, "#2b2526")
        page.line([(x + 3, 664), (x + 60, 652)], "#2b2526", 6)
        page.glow(x + 62, 662, 90, "#ffe0a0", 0.9)
    for x, y in ((260, 948), (520, 930), (800, 952), (1010, 932), (1300, 948)):
        _car(page, x, y)


def _domes(page, x, ground, colour):
    """An old tomb in the haze: a great dome on its drum, small ones beside, two slim towers."""
    page.box(x - 190, ground - 190, 380, 240, colour)
    page.box(x - 96, ground - 240, 192, 60, colour)
    page.disc(x, ground - 262, 102, colour, squash=1.05)
    page.shape([(x - 14, ground - 360), (x, ground - 426), (x + 14, ground - 360)], colour)
    for side in (-1, 1):
        page.disc(x + side * 146, ground - 198, 38, colour)
        page.box(x + side * 270 - 15, ground - 400, 30, 460, colour)
        page.box(x + side * 270 - 21, ground - 300, 42, 12, colour)
        page.disc(x + side * 270, ground - 402, 24, colour, squash=1.3)


def _car(page, x, y):
    page.box(x, y - 26, 118, 28, "#1f1b1d", radius=10)
    page.box(x + 24, y - 48, 66, 30, "#1f1b1d", radius=12)
    page.glow(x - 4, y - 14, 80, "#ffe9b8", 0.9)
    page.disc(x + 3, y - 14, 6, "#fff6dc")
    page.disc(x + 116, y - 14, 5, "#e0523c")


SCENES = (stadium, market, metro, school, smog_city)
