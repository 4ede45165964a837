"""What grows, and what gathers the sun."""

from math import sin

from articles.demo.pictures import nature, people
from articles.demo.pictures.canvas import mix, smooth


def monsoon(page):
    page.sky("#26384a", "#4f6b78", "#a9bdb2")
    for shade, y in (("#3a5061", 190), ("#2f4354", 110), ("#223342", 30)):
        for x in range(0, 1900, 380):
            nature.cloud(page, x + page.random.uniform(-120, 120), y + page.random.uniform(-20, 30), 620, shade)
    nature.ranges(page, 560, 130, "#3f6157", "#8ba49d", count=3, drop=22)
    for x, height in ((330, 220), (395, 170), (1340, 250)):
        nature.palm(page, x, 606, height, "#27443f")
    _paddies(page)
    _umbrella(page, 1010, 790, 210)
    nature.rain(page, "#e4eeee55", 260)
    nature.rain(page, "#f3f8f8a0", 130, length=110, width=3)


def _paddies(page):
    """Flooded fields between their banks, nearer ones taller."""
    for number in range(8):
        top = 590 + 410 * (number / 8) ** 1.5
        bank = nature.rolling(page, top + 16, 18 + number * 4, waves=1.5)
        green = mix("#86a968", "#3f7a46", number / 7)
        nature.land(page, bank, green)
        nature.land(page, [(x, y + 10 + number * 3) for x, y in bank], "#a9c0b8", mix("#5d8a80", green, 0.4))
        _seedlings(page, top + 40 + number * 5, number, green)


def _seedlings(page, y, number, green):
    size = 7 + number * 4
    for x in range(-20, page.width, 15 + number * 6):
        foot = (x + page.random.uniform(-6, 6), y + page.random.uniform(-6, 6))
        for lean in (-0.4, 0.05, 0.5):
            page.line([foot, (foot[0] + lean * size, foot[1] - size)], mix(green, "#c9dd7c", 0.35), 2 + number * 0.4)


def _umbrella(page, x, ground, height):
    page.disc(x + 4, ground + 4, height * 0.3, "#24443f66", squash=0.14)
    people.draped(page, x, ground, height * 0.82, "#b8862f", "#7d4a1f")
    top = ground - height * 0.64
    page.line([(x + 18, ground - height * 0.36), (x + 6, top - 60)], "#1d2830", 5)
    page.slice(x + 6, top, height * 0.56, 180, 360, "#c23b2e", squash=0.72)
    page.slice(x + 6, top, height * 0.22, 180, 360, "#d95440", squash=1.84)


def wheat(page):
    page.sky("#6fa9c4", "#f3dca4", "#f8e7bd")
    nature.sun(page, 1060, 400, 96, "#fff6d8", "#ffe9a8")
    nature.ranges(page, 520, 70, "#a79a55", "#d6c98b", count=2, drop=30)
    for x, height in ((300, 110), (380, 150), (455, 100)):
        nature.tree(page, x, 560, height, "#6f7d45", "#5c4a2c")
    nature.land(page, nature.rolling(page, 575, 30), "#e9c562", "#c08a2a")
    for _stalk in range(1800):
        near = page.random.random() ** 1.5
        x, y, tall = page.random.uniform(0, page.width), 590 + near * 440, 24 + near * 70
        tint = mix(page.random.choice(["#f3d77c", "#d9a83c", "#b98527"]), "#9a6a1c", near * 0.4)
        page.line([(x, y), (x + tall * 0.16, y - tall)], tint, 2 + near * 4)
    for x in range(-40, 1700, 62):
        _ear(page, x + page.random.uniform(-22, 22), page.random.uniform(600, 760), page.random.uniform(0.8, 1.25))


def _ear(page, x, y, size):
    """One ear close to us: a bending stalk, grains in pairs, and their awns."""
    lean = page.random.uniform(-0.15, 0.3)
    page.line(smooth([(x - 120 * lean, 1010), (x - 30 * lean, y + 140 * size), (x, y)]), "#a8741f", 6 * size)
    for pair in range(8):
        foot = (x + pair * 15 * lean * size, y - pair * 15 * size)
        for side in (-1, 1):
            tip = (foot[0] + (side * 13 + 14 * lean) * size, foot[1] - 21 * size)
            page.line([tip, (tip[0] + (side * 20 + 30 * lean) * size, tip[1] - 54 * size)], "#f1d58199", 1.6)
            page.limb([foot, tip], "#f2cd66" if side < 0 else "#d39a30", 11 * size)


def solar(page):
    page.sky("#f2a65a", "#f8d08c", "#fbe9c2")
    nature.sun(page, 1010, 250, 120, "#fff8e1", "#fff0bd")
    nature.ranges(page, 480, 90, "#c98f58", "#ecc58b", count=3, drop=26)
    page.box(0, 540, page.width, 460, "#d9a866", "#b57a3f")
    for depth in (40, 30, 23, 18, 14, 11, 8.6, 6.7, 5.2):
        for column in range(-9, 9):
            _panel(page, column * 4.2 + 0.4, depth)
    _technician(page, 905, 930, 210)


def _panel(page, left, depth):
    """A table of cells on its posts, seen from a little above; in metres from our feet."""

    def seen(across, up, away):
        return 660 + (across + 1) * 900 / away, 500 + (4.2 - up) * 600 / away

    def on_table(across, along):
        return seen(left + across * 3.7, 0.5 + along * 1.5, depth + along)

    if on_table(1, 0)[0] < -200 or on_table(0, 0)[0] > 1800:
        return
    page.shape([seen(left, 0, depth), seen(left + 3.7, 0, depth), seen(left + 4.3, 0, depth + 1),
                seen(left + 0.6, 0, depth + 1)], "#7d4f2899")  # fmt: skip
    for across in (0.15, 0.85):
        page.line([seen(left + across * 3.7, 0, depth), on_table(across, 0.2)], "#57616b", 30 / depth)
    page.shape([on_table(0, 0), on_table(1, 0), on_table(1, 1), on_table(0, 1)], "#7fa3cf", "#27497f", "#16294f")
    for share in (0.25, 0.5, 0.75):
        page.line([on_table(share, 0), on_table(share, 1)], "#a9c4e666", 9 / depth)
    page.line([on_table(0, 0.5), on_table(1, 0.5)], "#a9c4e666", 9 / depth)
    page.line([on_table(0, 1), on_table(1, 1)], "#dfe9f2", 14 / depth)


def _technician(page, x, ground, height):
    page.disc(x + 40, ground, 60, "#7d4f2899", squash=0.16)
    people.standing(page, x, ground, height, "#e4682f")
    page.slice(x, ground - height * 0.93, height * 0.12, 180, 360, "#f6d13c")
    page.box(x - height * 0.14, ground - height * 0.945, height * 0.28, height * 0.03, "#f6d13c", radius=3)


def tea_garden(page):
    page.sky("#8fbfc7", "#d9e6cf", "#f6efd0")
    nature.sun(page, 430, 250, 70, "#fff8df", "#fff1c4")
    nature.ranges(page, 460, 210, "#6f9a8f", "#bcd3c6", count=4, drop=40)
    page.mist(380, 760, "#eef1dc", 0.55)
    pluckers = {6: (1010, "#c8374f"), 8: (560, "#e2a32f"), 9: (1240, "#2f6f9a")}
    for row in range(13):
        _tea_row(page, row)
        if row in pluckers:
            x, cloth = pluckers[row]
            _plucker(page, x, _slope(x, row) + 50, 90 + row * 10, cloth)
    for x, row, height in ((300, 3, 260), (1390, 2, 300)):
        nature.tree(page, x, _slope(x, row) + 20, height, "#4d7d4f", "#5a5040")


def _slope(x, row):
    return 500 + row**1.45 * 12 + (1600 - x) * (0.1 - row * 0.006) + sin(x / 260 + row * 0.35) * (10 + row * 3)


def _tea_row(page, row):
    """A hedge of round bushes along the slope, its path in shadow below it."""
    size = 13 + row * 3.4
    leaf = mix("#8fb866", "#2f6a33", row / 12)
    nature.land(page, [(x, _slope(x, row)) for x in range(0, 1640, 20)], mix(leaf, "#183a26", 0.45))
    for x in range(-10, 1640, int(size * 1.15)):
        y = _slope(x, row) + page.random.uniform(-3, 3)
        page.disc(x, y, size, leaf, squash=0.8)
        page.disc(x - size * 0.2, y - size * 0.28, size * 0.62, mix(leaf, "#d5e88a", 0.28), squash=0.62)


def _plucker(page, x, ground, height, cloth):
    basket = [(x + height * 0.12, ground - height * 0.76), (x + height * 0.44, ground - height * 0.76),
              (x + height * 0.36, ground - height * 0.3), (x + height * 0.18, ground - height * 0.3)]  # fmt: skip
    page.shape(basket, "#c99a55", "#8f6430")
    page.disc(x + height * 0.28, ground - height * 0.76, height * 0.16, "#9cc45a", squash=0.45)
    people.draped(page, x, ground, height, cloth, mix(cloth, "#ffffff", 0.5))


SCENES = (monsoon, wheat, solar, tea_garden)
