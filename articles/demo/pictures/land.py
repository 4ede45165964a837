"""Scenes under the open sky."""

from articles.demo.pictures.canvas import Canvas


def monsoon(key):
    c = Canvas(key, "#39505f", "#8aa3a0")
    for x, y, r in ((200, 150, 170), (520, 90, 220), (900, 140, 200), (1300, 100, 240)):
        c.disc(x, y, r, "#2c3f4c", 0.55)
    c.hills(620, 160, "#4c6b5c")
    c.hills(720, 80, "#5d8a4e")
    for row in range(7):
        c.line([(0, 760 + row * 38), (1600, 742 + row * 44)], "#79b05a", 8 + row)
    c.line([(1150, 700), (1150, 560)], "#23303a", 12)
    c.pen.pieslice([2040, 940, 2560, 1320], 180, 360, fill="#b3402e")
    c.rain("#cfdcdc")
    return c


def solar(key):
    c = Canvas(key, "#f7c978", "#f8e6bf")
    c.disc(1220, 260, 120, "#fff4d6")
    c.hills(560, 90, "#d9a35f")
    c.hills(640, 40, "#c98d4c")
    for row in range(4):
        y, size = 640 + row * 92, 150 + row * 50
        for x in range(-80 - row * 40, 1600, size + 30):
            c.shape([(x, y), (x + size, y), (x + size - 30, y - 60 - row * 8), (x + 30, y - 60 - row * 8)], "#1f3f73")
            c.line([(x + size / 2, y), (x + size / 2, y - 60 - row * 8)], "#5f86bf", 3)
            c.line([(x + 14, y - 30), (x + size - 14, y - 30)], "#5f86bf", 3)
    return c


def wheat(key):
    c = Canvas(key, "#8fc1d9", "#f6e7b8")
    c.disc(380, 330, 100, "#fff1c2")
    c.hills(560, 60, "#b9a24f")
    c.box(0, 560, 1600, 440, "#e0b13f")
    for _stalk in range(900):
        x, y = c.random.uniform(0, 1600), c.random.uniform(580, 1020)
        height = 30 + (y - 560) * 0.28
        lean = c.random.uniform(-12, 16)
        c.line([(x, y), (x + lean, y - height)], c.random.choice(["#c9932b", "#f0cf6d", "#b67f22"]), 3)
        c.disc(x + lean, y - height, 4 + (y - 560) / 90, "#f5dc8a", 2.2)
    return c


def mountain_pass(key):
    c = Canvas(key, "#6f9cc4", "#dfe9ee")
    c.peaks(700, 520, "#7187a0", "#f7fafc", 4)
    c.peaks(800, 360, "#50657d", "#e8eef2", 5)
    c.hills(900, 160, "#3d4c57")
    road = [(700, 1000), (760, 900), (980, 850), (820, 790), (900, 740), (860, 700)]
    c.line(road, "#d8d2c0", 26)
    for x, y in ((740, 905), (890, 868)):
        c.box(x, y - 30, 56, 30, "#4d5b3a", 5)
    return c


def warship(key):
    c = Canvas(key, "#f2c9a1", "#f7e8d4")
    c.disc(1250, 420, 90, "#f9efd8")
    c.water(600, "#2f5f7a", "#7fa7b8")
    c.shape([(260, 560), (1360, 560), (1250, 690), (340, 690)], "#5d6b78")
    c.shape([(520, 560), (1080, 560), (1020, 470), (600, 470)], "#71808d")
    c.box(720, 380, 170, 100, "#66747f")
    c.line([(800, 380), (800, 220)], "#4b5863", 12)
    c.line([(740, 280), (860, 280)], "#4b5863", 6)
    c.disc(1120, 535, 36, "#4b5863", 0.7)
    c.line([(1140, 525), (1260, 495)], "#4b5863", 12)
    c.shape([(800, 225), (870, 245), (800, 268)], "#d9722e")
    return c


def bridge(key):
    c = Canvas(key, "#f0b7a0", "#f6e3c8")
    c.disc(520, 470, 110, "#f7efd9")
    c.hills(640, 120, "#a6788a")
    c.water(650, "#7a8fae", "#c9cfdd")
    for x in (420, 1180):
        c.box(x, 240, 40, 470, "#6a2f3f")
    c.box(0, 600, 1600, 34, "#7d3a49")
    for left, right in ((-340, 420), (440, 1180), (1200, 1960)):
        cable = [(x, 600 - 330 * ((2 * (x - left) / (right - left) - 1) ** 2)) for x in range(left, right + 1, 20)]
        c.line(cable, "#6a2f3f", 8)
        for x, y in cable[::2]:
            c.line([(x, y), (x, 600)], "#6a2f3f", 3)
    return c


def satellite(key):
    c = Canvas(key, "#060b1f", "#12234a")
    for _star in range(260):
        c.disc(c.random.uniform(0, 1600), c.random.uniform(0, 1000), c.random.uniform(0.8, 2.6), "#dfe7ff")
    c.disc(500, 1500, 900, "#2f74a8")
    c.disc(300, 1250, 300, "#4b9a6a", 0.5)
    c.disc(820, 1180, 220, "#c6a665", 0.4)
    c.box(930, 300, 130, 170, "#d9b44a", 10)
    for x in (620, 1070):
        c.box(x, 340, 300, 90, "#31559c")
        for cell in range(1, 5):
            c.line([(x + cell * 60, 340), (x + cell * 60, 430)], "#86a5dc", 3)
    c.arc(995, 545, 70, 200, 340, "#e8e8ef", 12)
    return c


def port(key):
    c = Canvas(key, "#f4d7a6", "#f7ead0")
    c.water(640, "#3d7a86", "#8fb9bb")
    c.shape([(100, 560), (1180, 560), (1090, 740), (200, 740)], "#7a2f2f")
    for row in range(3):
        for column in range(8):
            colour = c.random.choice(["#c9583a", "#2f6d8a", "#d9a441", "#5b7f56", "#8a8f94"])
            c.box(230 + column * 104, 500 - row * 62, 96, 56, colour)
    for x in (1220, 1420):
        c.line([(x, 800), (x, 180)], "#3b4750", 22)
        c.line([(x - 260, 260), (x + 120, 200)], "#3b4750", 16)
        c.line([(x - 180, 250), (x - 180, 380)], "#3b4750", 5)
    c.box(1120, 790, 480, 210, "#8d8577")
    return c


def tea_garden(key):
    c = Canvas(key, "#a9cfd3", "#e9efd6")
    c.peaks(520, 260, "#7d9aa0", None, 4)
    for depth, colour in enumerate(("#6f9d55", "#5c8d47", "#4a7c3b", "#3c6b31")):
        c.hills(600 + depth * 110, 90, colour)
        for bush in range(26):
            c.disc(
                bush * 66 + depth * 20, 640 + depth * 110, 44, c.random.choice(["#5f9a48", "#6fac52", "#4f8a3d"]), 0.5
            )
    for x, y, cloth in ((460, 690, "#c43d5a"), (930, 770, "#e0a02d"), (1210, 680, "#3b6fa0")):
        c.shape([(x - 40, y + 80), (x + 40, y + 80), (x + 20, y - 10), (x - 20, y - 10)], cloth)
        c.disc(x, y - 30, 22, "#5a3826")
        c.shape([(x + 16, y + 40), (x + 66, y + 40), (x + 58, y - 30), (x + 24, y - 30)], "#b58a4a")
    return c


def flood_boat(key):
    c = Canvas(key, "#6b7f8c", "#b7c0bd")
    c.town(600, ["#7e8b86", "#8f9a92", "#6f7d7b"])
    c.water(560, "#8a7a5f", "#b3a587")
    for x in (150, 1380):
        c.line([(x, 660), (x, 420)], "#3f3a30", 18)
        c.disc(x, 380, 110, "#3f5f48")
    c.shape([(480, 700), (1180, 700), (1080, 810), (580, 810)], "#d9622b")
    for x, cloth in ((620, "#f2d06b"), (760, "#2f6d8a"), (900, "#c43d5a"), (1020, "#e8e3d6")):
        c.box(x - 36, 610, 72, 100, cloth, 24)
        c.disc(x, 580, 28, "#5a3826")
    c.line([(1090, 640), (1290, 820)], "#4d3826", 10)
    c.rain("#d7dde0", 160)
    return c


def dunes(key):
    c = Canvas(key, "#e98a5b", "#f8d9a0")
    c.disc(1100, 360, 130, "#fbeccb")
    for depth, colour in enumerate(("#d98d4f", "#c97a3f", "#b56832", "#9c5527")):
        c.hills(560 + depth * 120, 170, colour, 3)
    for place in range(4):
        x, y = 380 + place * 130, 596 + place * 8
        c.disc(x, y, 34, "#4a2a1c", 0.55)
        c.disc(x - 8, y - 22, 16, "#4a2a1c")
        c.line([(x + 26, y - 6), (x + 44, y - 44)], "#4a2a1c", 9)
        for leg in (-22, -8, 10, 24):
            c.line([(x + leg, y + 8), (x + leg, y + 56)], "#4a2a1c", 5)
    return c


SCENES = (monsoon, solar, wheat, mountain_pass, warship, bridge, satellite, port, tea_garden, flood_boat, dunes)
