"""Scenes under roofs and in streets."""

from PIL import Image

from articles.demo.pictures.canvas import Canvas


def stadium(key):
    c = Canvas(key, "#16233f", "#3e5a86")
    c.shape([(0, 420), (1600, 330), (1600, 700), (0, 700)], "#24365c")
    c.crowd(400, ["#e3a54a", "#d45d4b", "#f0e3c9", "#5c86b8"], 30, 7)
    c.shape([(0, 680), (1600, 620), (1600, 1000), (0, 1000)], "#4b8b4a")
    for stripe in range(0, 1600, 320):
        c.shape(
            [(stripe, 672 - stripe / 28), (stripe + 160, 666 - stripe / 28), (stripe + 60, 1000), (stripe - 180, 1000)],
            "#55994f",
        )
    c.shape([(760, 720), (880, 716), (960, 900), (720, 906)], "#d9b98a")
    for x in (230, 1340):
        c.line([(x, 420), (x, 120)], "#0f1830", 16)
        c.box(x - 90, 60, 180, 80, "#fff3c4", 8)
    return c


def market(key):
    c = Canvas(key, "#f3d9a8", "#f0b27a")
    c.town(560, ["#c9875c", "#b8734d", "#d79a6b"])
    for stall, colour in enumerate(("#b23a48", "#2f6f73", "#d08c1f", "#6b4a86")):
        x = stall * 410 - 30
        c.box(x + 30, 600, 330, 260, "#7a4b33")
        c.shape([(x, 610), (x + 390, 610), (x + 340, 470), (x + 50, 470)], colour)
        for fruit in range(26):
            c.disc(
                x + 50 + (fruit % 13) * 24,
                740 + (fruit // 13) * 26,
                16,
                c.random.choice(["#e6a21e", "#c8452f", "#7c9c3b"]),
            )
    c.crowd(880, ["#7b2d3b", "#23586b", "#e0c38a", "#3d3d5c"], 56, 2)
    return c


def metro(key):
    c = Canvas(key, "#cfe3e8", "#f5ead6")
    c.town(760, ["#9fb7bd", "#b4c7c6", "#8aa5b0"])
    c.box(0, 560, 1600, 50, "#5b6770")
    for x in range(60, 1600, 380):
        c.shape([(x, 610), (x + 90, 610), (x + 70, 1000), (x + 20, 1000)], "#6c7a83")
    c.box(120, 400, 1500, 150, "#e9edf0", 34)
    c.box(120, 500, 1500, 20, "#c2185b")
    for x in range(200, 1600, 150):
        c.box(x, 430, 100, 58, "#34495e", 8)
    return c


def school(key):
    c = Canvas(key, "#bfe0e2", "#f1ecd5")
    c.hills(600, 130, "#8fb08a")
    c.box(380, 380, 860, 320, "#f2c14e")
    c.shape([(330, 390), (1290, 390), (1180, 270), (440, 270)], "#a5482f")
    for x in range(450, 1180, 180):
        c.box(x, 460, 90, 110, "#3f6d7a", 6)
    c.box(770, 540, 100, 160, "#6d3b27", 6)
    c.box(0, 700, 1600, 300, "#c9a66b")
    c.line([(240, 700), (240, 430)], "#5b3a29", 22)
    c.disc(240, 360, 150, "#4f7d4c")
    c.crowd(740, ["#2c5f8a", "#e9e4d8"], 64, 1)
    return c


def ballot(key):
    c = Canvas(key, "#e9e3d3", "#cfd8d3")
    c.box(0, 740, 1600, 260, "#9c7a58")
    c.box(520, 430, 460, 360, "#3f5f7f", 14)
    c.shape([(520, 440), (980, 440), (1050, 380), (600, 380)], "#5579a0")
    c.box(690, 402, 220, 14, "#1d2f42", 7)
    c.shape([(720, 410), (880, 410), (910, 190), (750, 190)], "#fbf8ef")
    c.line([(780, 260), (870, 260)], "#b9b2a0", 6)
    c.line([(775, 300), (865, 300)], "#b9b2a0", 6)
    c.shape([(1600, 120), (1600, 330), (960, 300), (880, 250), (905, 205), (1000, 215)], "#8a5a3c")
    c.disc(905, 222, 16, "#4b2a63")
    return c


def stage(key):
    c = Canvas(key, "#2b1430", "#5d2340")
    for x, colour in ((420, "#8a4a4a"), (820, "#a8663f"), (1220, "#8a4a6a")):
        c.shape([(x, 0), (x + 60, 0), (x + 260, 800), (x - 220, 800)], colour)
    c.box(0, 760, 1600, 240, "#7b4a2c")
    for side in (0, 1340):
        for fold in range(5):
            c.box(side + fold * 54, 0, 40, 820, "#a11f3a" if fold % 2 else "#c22b48")
    for x, robe in ((640, "#e3a23a"), (860, "#3f7f86"), (1040, "#d9d0bd")):
        c.shape([(x - 70, 800), (x + 70, 800), (x + 28, 540), (x - 28, 540)], robe)
        c.disc(x, 505, 34, "#6b4028")
        c.line([(x + 20, 580), (x + 90, 500)], "#6b4028", 16)
    return c


def archive_books(key):
    c = Canvas(key, "#3a2a22", "#5a4030")
    for shelf in range(4):
        y, x = 250 + shelf * 240, 40
        while x < 1540:
            width, height = c.random.randint(26, 62), c.random.randint(140, 205)
            colour = c.random.choice(["#8c3b2e", "#2f5560", "#b98a3a", "#5f6b3f", "#7a4a6a", "#c9b48a"])
            c.box(x, y - height, width, height, colour, 4)
            c.line([(x + 6, y - height + 26), (x + width - 6, y - height + 26)], "#e9d9b0", 3)
            x += width + 5
        c.box(0, y, 1600, 24, "#7d5a3d")
    return c


def parliament_hall(key):
    c = Canvas(key, "#c9b08a", "#e6d6b5")
    c.arc(800, 120, 520, 180, 360, "#a88b5f", 26)
    c.box(0, 0, 1600, 120, "#b4986b")
    for x in range(60, 1600, 180):
        c.box(x, 150, 44, 360, "#efe3c9", 10)
    for row in range(5):
        top = 520 + row * 100
        c.pen.ellipse(
            [(-300 - row * 60) * 2, top * 2, (1900 + row * 60) * 2, (top + 560) * 2],
            fill="#2f6b4a" if row % 2 else "#3a7d58",
        )
    c.crowd(560, ["#e9e4d8", "#31445c", "#7a3b3b", "#d9a441"], 58, 4)
    c.box(680, 380, 240, 150, "#6b4226", 8)
    return c


def smog_city(key):
    c = Canvas(key, "#b9a893", "#d8c7ab")
    c.disc(1120, 250, 80, "#e2a25f")
    for depth, colour in enumerate(("#b3a48f", "#998b79", "#776b5f")):
        c.town(760 + depth * 110, [colour])
    c.box(0, 900, 1600, 100, "#5a5049")
    veil = Image.new("RGB", c.image.size, "#cdbb9f")
    c.image.paste(Image.blend(c.image, veil, 0.32))
    for x in (300, 760, 1250):
        c.box(x, 905, 150, 50, "#3b3733", 14)
        c.disc(x + 148, 930, 9, "#f6e3a0")
    return c


SCENES = (stadium, market, metro, school, ballot, stage, archive_books, parliament_hall, smog_city)
