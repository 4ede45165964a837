"""Rooms where something is decided, kept or played."""

from math import cos, pi, sin

from articles.demo.pictures.canvas import mix, smooth

COVERS = ("#8f3b30", "#2f5661", "#bb8a3c", "#5f6c41", "#6f4560", "#cdb88e", "#3f4a5c", "#a65f38")


def ballot(page):
    page.sky("#e7b25f", "#f0c87d", "#f5dba0")
    page.disc(760, 430, 400, "#f9e7bd")
    page.box(0, 800, 1600, 200, "#a5653f", "#7d452f")
    page.box(0, 800, 1600, 12, "#c98a58")
    page.disc(790, 872, 420, "#5b2f2466", squash=0.12)
    _box(page, 520, 470)
    page.shape([(668, 470), (640, 226), (812, 206), (842, 470)], "#ffffff", "#e7e0cd")
    for row, length in enumerate((104, 74, 104, 60)):
        page.line([(682 + row * 5, 286 + row * 44), (682 + row * 5 + length, 274 + row * 44)], "#b9c2c4", 9)
    _hand(page)
    page.shape([(590, 466), (950, 466), (950, 482), (590, 482)], "#16303f")


def _box(page, x, y):
    page.shape([(x, y + 26), (x + 430, y + 26), (x + 430, y + 400), (x, y + 400)], "#3f86a0", "#225a75")
    page.shape([(x + 430, y + 26), (x + 530, y - 20), (x + 530, y + 340), (x + 430, y + 400)], "#1d4a61", "#143547")
    page.shape([(x, y + 26), (x + 110, y - 24), (x + 530, y - 20), (x + 430, y + 30)], "#6fb0c2")
    page.box(x + 40, y + 96, 350, 240, "#f5ecd2", radius=10)
    page.limb([(x + 150, y + 216), (x + 200, y + 270), (x + 288, y + 156)], "#d8652f", 26)
    page.disc(x + 415, y + 60, 13, "#e2b04a")


def _hand(page):
    """From the right: sleeve, wrist, fingers that hold the paper, ink on the first."""
    skin, dark = "#9a6242", "#7d4b31"
    page.shape([(1640, 60), (1640, 400), (1270, 372), (1230, 196)], "#c8472f", "#8f2f2c")
    page.shape([(1270, 372), (1230, 196), (1200, 200), (1236, 374)], "#f4e7cb")
    page.shape([(1222, 210), (1242, 358), (1060, 392), (960, 372), (900, 320), (930, 224), (1060, 190)], skin, dark)
    for finger in ([(1010, 372), (900, 400), (836, 380)], [(990, 348), (872, 364), (800, 342)]):
        page.limb(finger, dark, 50)
    page.limb([(990, 300), (880, 316), (792, 300)], mix(skin, dark, 0.4), 54)
    page.limb([(1010, 246), (880, 232), (752, 268)], skin, 58)
    page.limb([(736, 270), (766, 261)], "#e6c3a8", 26)
    page.limb([(744, 262), (784, 252)], "#43236f", 20)
    page.limb([(1040, 350), (920, 352), (846, 318)], mix(skin, "#ffffff", 0.08), 50)


def stage(page):
    page.sky("#1a0d1f", "#3a1428", "#4d1a2c")
    page.box(0, 780, 1600, 220, "#8a4f32", "#4a2620")
    for board in range(-6, 7):
        page.line([(640 + board * 90, 780), (640 + board * 230, 1000)], "#35191a66", 4)
    page.glow(640, 850, 460, "#ffdf9a", 0.5)
    page.shape([(600, -20), (660, -20), (930, 862), (350, 862)], "#ffe7a838")
    page.shape([(612, -20), (648, -20), (840, 862), (440, 862)], "#ffedb840")
    page.disc(640, 862, 292, "#f7cf86", squash=0.2)
    page.disc(640, 862, 226, "#ffe6ad", squash=0.18)
    _stool_and_drum(page)
    for side in (0, 1):
        _curtain(page, side)
    _valance(page)
    seats = [[(x + row % 2 * 46, 950 + row * 46) for x in range(-20, 1700, 92)] for row in range(2)]
    for row in seats:
        for x, y in row:
            page.disc(x, y - 22, 25, "#14090f")
            page.box(x - 40, y, 80, 90, "#14090f", radius=34)


def _stool_and_drum(page):
    for leg in (-44, 44):
        page.line([(580 + leg * 0.8, 740), (580 + leg, 872)], "#3a1d1a", 11)
    page.box(528, 726, 104, 18, "#5b2f22", radius=8)
    page.disc(716, 852, 52, "#5b2a20", "#8a4a2c")
    page.box(664, 800, 104, 52, "#a55a34", "#8a4a2c")
    page.disc(716, 800, 52, "#f4e3c0", squash=0.34)
    page.disc(716, 800, 20, "#2b1714", squash=0.34)
    for cord in range(-44, 60, 22):
        page.line([(716 + cord, 812), (716 + cord * 0.8, 884)], "#f0d9a6", 3)


def _curtain(page, side):
    """Folds that hang from the top and are gathered towards the side."""
    for fold in range(8):
        inner, outer = 470 - fold * 64, 470 - (fold + 1) * 64
        edge = smooth([(inner, 0), (inner * 0.92, 360), (inner * 0.62, 600), (inner * 0.86, 850)])
        edge += smooth([(outer * 0.86, 850), (outer * 0.62, 600), (outer * 0.92, 360), (outer, 0)])
        colours = ("#d0344a", "#8f1c36") if fold % 2 == 0 else ("#a82340", "#64122a")
        page.shape([(1600 - x, y) if side else (x, y) for x, y in edge], *colours)
    x = 1600 - 250 if side else 0
    page.box(x, 588, 250, 24, "#e2ad4f", "#b47a2c", radius=10)


def _valance(page):
    for swag in range(5):
        x = swag * 320 + 160
        page.disc(x, 30, 178, "#b52a44", "#8a1a35", squash=0.75)
        page.disc(x, 10, 150, "#cf3b50", "#a32440", squash=0.7)
        page.arc(x, 30, 178, 0, 180, "#e2ad4f", 9, squash=0.75)
    page.box(0, -10, 1600, 40, "#7d1530")


def archive_books(page):
    page.sky("#2b1d1a", "#3f2a22")
    for shelf, top in enumerate((0, 250, 500, 750)):
        page.box(0, top, 1600, 250, "#241815", "#38251e")
        _shelf(page, shelf, top + 222)
        page.box(0, top + 222, 1600, 28, "#9a6a42", "#6b432b")
        page.box(0, top + 250, 1600, 26, "#0f080888")
    for x in (-30, 1010, 1580):
        page.box(x, 0, 52, 1000, "#8a5c39", "#5f3b27")
        page.box(x + 40, 0, 12, 1000, "#3f261b66")
    _ladder(page)
    page.glow(620, 330, 900, "#ffce7a", 0.4)


def _shelf(page, shelf, floor):
    """Books of all sizes, here and there a bundle of papers in red cloth."""
    x = 20
    while x < 1580:
        if page.random.random() < 0.08:
            _bundle(page, x, floor)
            x += 168
            continue
        width, height = page.random.randint(26, 60), page.random.randint(130, 200)
        _book(page, x, floor, width, height, page.random.choice(COVERS))
        x += width + 2


def _book(page, x, floor, width, height, cover):
    page.box(x, floor - height, width, height, mix(cover, "#ffffff", 0.1), mix(cover, "#1a0f0c", 0.3), radius=4)
    page.box(x, floor - height + 4, width * 0.2, height - 4, "#ffffff1c")
    if width > 36:
        page.box(x + width * 0.2, floor - height * 0.78, width * 0.6, height * 0.18, "#ecdcb4", radius=3)
    for band in (0.1, 0.86):
        page.box(x + 2, floor - height * (1 - band), width - 4, 4, "#e6c47a")


def _bundle(page, x, floor):
    for layer in range(3):
        top = floor - 52 - layer * 50
        page.box(x + 6 + layer * 3, top, 150 - layer * 6, 50, "#b5453a", "#7d2a28", radius=16)
        page.box(x + 2 + layer * 3, top + 18, 10, 14, "#f0e3c3")
        page.box(x + 76, top, 8, 50, "#f2dfae")


def _ladder(page):
    for rail in (0, 150):
        page.line([(1130 + rail, 1010), (1230 + rail, -20)], "#1a0f0c77", 30)
        page.line([(1116 + rail, 1010), (1216 + rail, -20)], "#d9a566", 20)
    for rung in range(9):
        y = 60 + rung * 112
        x = 1216 - (y + 20) * 100 / 1030
        page.limb([(x, y), (x + 150, y)], "#c38d50", 15)


def parliament_hall(page):
    page.sky("#d9b987", "#efdcb2", "#f4e6c4")
    _colonnade(page)
    page.box(0, 450, 1600, 550, "#7d4a30", "#5b3022")
    for row in range(7, 0, -1):
        _benches(page, 640, 462, row)
    page.shape([(560, 480), (720, 480), (790, 1010), (490, 1010)], "#c2614a", "#9a3f35")
    _chair(page, 640)


def _colonnade(page):
    page.box(0, 0, 1600, 74, "#b98f5b", "#cfa872")
    page.box(0, 74, 1600, 12, "#8f6a42")
    for x in range(-60, 1700, 200):
        page.box(x + 40, 86, 120, 390, "#b78f62", "#cfae7c")
        page.slice(x + 100, 190, 60, 180, 360, "#e9d3a4", squash=1.2)
        page.box(x + 40, 190, 120, 286, "#e9d3a4", "#f4e4bd")
        page.box(x - 30, 86, 62, 390, "#fbf1d6", "#d9bd8c")
        page.box(x + 14, 86, 18, 390, "#b7966a55")
        page.box(x - 42, 86, 86, 22, "#f6e6c2")
    page.box(0, 440, 1600, 34, "#7d4f35", "#5f3829")


def _benches(page, x, y, row):
    """One half circle of seats round the chair, the nearer the larger; an aisle runs through the middle."""
    across, down, size = 190 + row * 165, 40 + row * 82, 12 + row * 7
    for reach, colour in ((1.7, "#5b3022"), (1.35, "#8a5636"), (0.7, "#a84a3a")):
        page.slice(x, y, across + size * reach, 0, 180, colour, squash=(down + size * reach) / (across + size * reach))
    green, seats = mix("#4d9a72", "#256347", row / 7), 10 + row * 4
    for seat in range(seats + 1):
        angle = pi * seat / seats
        left, top = x + cos(angle) * across, y + sin(angle) * down
        if abs(left - x) > 60 + row * 14:
            page.box(
                left - size, top - size * 1.3, size * 2, size * 2, mix(green, "#ffffff", 0.16), green, radius=size / 2
            )


def _chair(page, x):
    """The presiding chair under its canopy, with the table in front."""
    page.glow(x, 330, 330, "#fff4d0", 0.8)
    page.box(x - 150, 430, 300, 70, "#6b3f2a", "#4a281d")
    for post in (-96, 84):
        page.box(x + post, 210, 12, 230, "#5b3324")
    page.shape([(x - 124, 214), (x - 84, 158), (x + 84, 158), (x + 124, 214)], "#8a5636", "#5b3324")
    page.disc(x, 156, 15, "#e0b454")
    page.box(x - 56, 256, 112, 190, "#2f7653", "#1f573e", radius=34)
    page.box(x - 110, 396, 220, 60, "#a86c42", "#7d4a2f", radius=6)
    page.box(x - 120, 388, 240, 14, "#c98d5b", radius=5)
    page.box(x - 170, 520, 340, 56, "#a86c42", "#6b3f2a", radius=6)
    page.box(x - 180, 510, 360, 18, "#d39a64", radius=6)
    for paper in (-120, 40):
        page.shape([(x + paper, 512), (x + paper + 70, 512), (x + paper + 80, 524), (x + paper - 6, 524)], "#fbf3de")


SCENES = (ballot, stage, archive_books, parliament_hall)
