"""Ships, bridges and what rivers do."""

from math import cos, pi, sin

from articles.demo.pictures import nature, people
from articles.demo.pictures.canvas import mix


def warship(page):
    page.sky("#7fa3b5", "#e9c7a4", "#f8dcae")
    nature.sun(page, 470, 470, 84, "#fff4d8", "#ffe3a8")
    nature.land(page, nature.rolling(page, 606, 46), "#9fb0b4", "#c3c4b8")
    page.box(1290, 588, 120, 14, "#8b9ba3", radius=5)
    page.shape([(1320, 590), (1334, 562), (1362, 562), (1380, 590)], "#8b9ba3")
    nature.water(page, 600, "#b3bdb2", "#5f8d9b", "#2f627a", "#1f4960")
    _frigate(page)
    page.mirror(716, 220, 0.4)
    page.shape([(1372, 716), (1290, 700), (1180, 712), (330, 710), (150, 722), (420, 732), (1200, 728)], "#f3f1e6")
    nature.ripples(page, 726, "#dfe9e455", 80)
    nature.birds(page, 1040, 210, 5, "#4a5b66")


def _frigate(page):
    """A grey ship heading right, from the mast down to the waterline."""
    grey, light, dark = "#78868f", "#a3afb4", "#4c5a64"
    page.shape([(796, 470), (826, 230), (846, 230), (872, 470)], dark)
    for y, reach in ((262, 56), (306, 40), (350, 62)):
        page.box(836 - reach, y, reach * 2, 8, dark, radius=4)
    page.disc(836, 222, 24, light, "#7f8c94")
    for x in (560, 600):
        page.line([(x, 520), (x + 6, 420)], dark, 4)
    page.shape([(610, 600), (626, 452), (716, 452), (734, 600)], grey, dark)
    page.box(630, 440, 84, 22, "#39454e", radius=4)
    page.shape([(760, 600), (772, 440), (930, 440), (962, 600)], light, grey)
    page.shape([(760, 474), (758, 452), (952, 452), (962, 474)], "#2c3a45")
    page.shape([(420, 600), (430, 520), (1010, 520), (1050, 600)], light, "#84929a")
    page.shape([(1010, 520), (1050, 600), (968, 600), (940, 520)], grey)
    for x in range(470, 900, 58):
        page.disc(x, 560, 7, "#33414b")
    page.disc(1112, 584, 40, grey, squash=0.75)
    page.limb([(1126, 566), (1232, 536)], dark, 10)
    page.shape([(250, 598), (1090, 598), (1410, 556), (1316, 716), (290, 716)], "#93a0a7", "#56646d")
    page.shape([(1410, 556), (1090, 598), (250, 598), (252, 606), (1092, 610), (1400, 570)], "#bcc6c9")
    page.shape([(284, 700), (1326, 700), (1316, 716), (290, 716)], "#7d3b36")
    page.line([(272, 598), (256, 500)], dark, 5)
    for stripe, colour in enumerate(("#e8863a", "#f5f1e6", "#3f8a55")):
        page.shape([(256, 500 + stripe * 14), (190, 508 + stripe * 14), (192, 522 + stripe * 14),
                    (258, 514 + stripe * 14)], colour)  # fmt: skip


def port(page):
    page.sky("#5f8fa3", "#f0c796", "#f9e2b6")
    nature.sun(page, 330, 430, 90, "#fff5dc", "#ffdf9c")
    nature.ranges(page, 610, 80, "#8fa5a3", "#dcc9a8", count=2, drop=26)
    for x in (1180, 1290, 1420):
        _crane(page, x, 640, 200, "#a3a89c")
    nature.water(page, 636, "#d3c9a3", "#5f9698", "#2d6b7b", "#1f5566")
    _freighter(page)
    page.mirror(760, 240, 0.5)
    nature.ripples(page, 770, "#f7e3b055", 90)
    page.shape([(1010, 830), (1600, 790), (1600, 1000), (930, 1000)], "#b8a78c", "#7c705f")
    page.shape([(1010, 830), (930, 1000), (912, 1000), (996, 830)], "#554c43")
    _crane(page, 1330, 862, 760, "#c8502f")
    _crane(page, 1100, 846, 640, "#2f4a5c")
    nature.birds(page, 460, 180, 4, "#4a5b60")


def _crane(page, x, ground, height, colour):
    """A gantry crane: four legs, a boom over the water, stays from the apex, a box on the hook."""
    unit, thick = height / 100, height / 34
    top, dark = ground - height * 0.62, mix(colour, "#1d2830", 0.4)
    for leg, tint in ((-4, dark), (24, dark), (-12, colour), (16, colour)):
        page.line([(x + leg * unit, ground), (x + leg * unit, top)], tint, thick)
    page.line([(x - 12 * unit, ground - height * 0.26), (x + 16 * unit, ground - height * 0.26)], colour, thick * 0.8)
    page.line([(x - 12 * unit, ground - height * 0.26), (x + 16 * unit, top)], colour, thick * 0.5)
    apex = (x + 2 * unit, ground - height)
    page.line([(x - 12 * unit, top), apex, (x + 16 * unit, top)], colour, thick * 0.8)
    for end in ((x - 66 * unit, top), (x - 38 * unit, top), (x + 40 * unit, top)):
        page.line([apex, end], dark, max(1.2, thick * 0.18))
    page.box(x - 70 * unit, top - thick * 0.5, 114 * unit, thick * 1.3, colour)
    page.box(x + 22 * unit, top - 5 * unit, 14 * unit, 6 * unit, dark)
    for rope in (-46, -38):
        page.line([(x + rope * unit, top), (x + rope * unit, ground - height * 0.4)], dark, max(1, thick * 0.14))
    page.box(x - 51 * unit, ground - height * 0.4, 18 * unit, 8 * unit, "#e2a63a")


def _freighter(page):
    colours = ("#c9573a", "#2f6d85", "#e0a43e", "#5d8558", "#8d4b5e", "#d8cdb5", "#3f5468")
    page.box(196, 372, 118, 200, "#f1ead8", "#cfc7b4")
    page.box(180, 366, 150, 26, "#f7f2e4")
    for floor in range(4):
        page.box(208, 404 + floor * 38, 94, 13, "#4b6472")
    page.box(226, 318, 44, 50, "#c9573a")
    for column, stack in enumerate((4, 5, 5, 4, 5, 5, 4, 3, 2)):
        for row in range(stack):
            left, top, colour = 326 + column * 84, 572 - row * 44, page.random.choice(colours)
            page.box(left, top - 40, 80, 42, mix(colour, "#ffffff", 0.12), colour)
            for rib in range(1, 6):
                page.line([(left + rib * 13.4, top - 36), (left + rib * 13.4, top - 2)], "#1a1f2433", 2)
    page.shape([(130, 566), (1080, 566), (1180, 536), (1102, 762), (180, 762)], "#8f3a34", "#5f2529")
    page.shape([(130, 566), (1080, 566), (1180, 536), (1174, 554), (1082, 584), (134, 584)], "#b9534a")
    page.shape([(170, 728), (1114, 728), (1102, 762), (180, 762)], "#3b2226")


def bridge(page):
    page.sky("#7fb0c2", "#d9e2cf", "#f6e9c6")
    nature.sun(page, 1120, 200, 74, "#fffbe8", "#fff0bf")
    nature.land(page, nature.jagged(page, 420, 240, (0.7, 0.4, 0.95, 0.5, 0.8)), "#c2d4d3", "#dfe3d2")
    nature.ranges(page, 480, 220, "#5f8a7e", "#b5cdc5", count=3, drop=60)
    page.mist(420, 760, "#f1ecd6", 0.85)
    nature.water(page, 760, "#7fb0ac", "#2f6f7c", "#1d5160")
    _gorge(page)
    _arches(page, 150, 1450, 430)
    page.mirror(760, 240, 0.6)
    nature.ripples(page, 772, "#eef3e277", 70)
    _banks(page)


def _gorge(page):
    """The wooded sides that the bridge joins."""
    for side, edge in ((1, 0), (-1, 1600)):
        slope = [(0, 400), (150, 420), (230, 560), (330, 700), (390, 790), (0, 790)]
        page.shape([(edge + side * x, y) for x, y in slope], "#57805f", "#2f5a4c")
    for x, ground, height in ((60, 430, 170), (130, 450, 120), (1490, 440, 150), (1560, 430, 190)):
        _pine(page, x, ground, height, "#2f5a4a")


def _arches(page, start, end, deck):
    """Stone arches from pier to pier, taller in the middle of the gorge, with a parapet on top."""
    span = (end - start) / 5
    for number in range(5):
        left, right = start + number * span + 22, start + (number + 1) * span - 22
        radius, spring = (right - left) / 2, deck + 60 + (right - left) / 2
        curve = [(left + radius - cos(a * pi / 24) * radius, spring - sin(a * pi / 24) * radius) for a in range(25)]
        page.shape([(left, deck), (right, deck), (right, spring), *reversed(curve)], "#d9b48a", "#b78a66")
        page.line(curve, "#8f6a52", 9)
    for number in range(6):
        x = start + number * span
        page.shape([(x - 22, deck + 30), (x + 22, deck + 30), (x + 34, 764), (x - 34, 764)], "#cfa67d", "#86614e")
        for course in range(deck + 90, 750, 46):
            page.line([(x - 24, course), (x + 24, course)], "#6d4c3f55", 3)
    page.box(start - 160, deck - 14, end - start + 320, 46, "#e2c19a", "#c39a74")
    page.box(start - 160, deck - 34, end - start + 320, 12, "#c39a74")
    for x in range(int(start) - 150, int(end) + 160, 40):
        page.box(x, deck - 30, 8, 22, "#a67d5e")


def _banks(page):
    for _stone in range(46):
        x, size = (
            page.random.choice([page.random.gauss(260, 120), page.random.gauss(1420, 130)]),
            page.random.uniform(14, 46),
        )
        y = 775 + page.random.uniform(0, 50)
        page.disc(x, y, size, "#5b6a66", squash=0.55)
        page.disc(x - size * 0.15, y - size * 0.14, size * 0.72, "#8d9a90", squash=0.45)
    for x, height in ((80, 430), (190, 330), (300, 210), (1560, 360), (1470, 240)):
        _pine(page, x, 1010, height, "#17403b")


def _pine(page, x, ground, height, colour):
    page.box(x - height * 0.025, ground - height * 0.2, height * 0.05, height * 0.2, "#3d3428")
    for tier in range(5):
        foot, half = ground - height * (0.1 + tier * 0.17), height * (0.26 - tier * 0.042)
        page.shape([(x - half, foot), (x, foot - height * 0.32), (x + half, foot)], mix(colour, "#86a987", tier * 0.07))


def flood_boat(page):
    page.sky("#5d7180", "#a3b0ae", "#cfcdbb")
    for x, y, width in ((250, 110, 620), (980, 70, 760), (1420, 170, 540)):
        nature.cloud(page, x, y, width, "#7f9099")
    nature.ranges(page, 470, 60, "#8d9d93", "#b4bcb2", count=2, drop=20)
    for x, height in ((40, 230), (560, 170), (1330, 210)):
        nature.palm(page, x, 582, height + 40, "#5c6f66")
    for x, y, width, wall in ((760, 520, 190, "#b9a88d"), (130, 560, 300, "#c9a97f"), (1130, 580, 360, "#b78f77")):
        _drowned_house(page, x, y, width, wall)
    nature.tree(page, 1010, 610, 250, "#5f7d5b", "#4a4238")
    nature.water(page, 580, "#a89c7f", "#86785c", "#5c5341")
    page.mirror(580, 260, 0.5)
    nature.ripples(page, 590, "#e3d9ba66", 150)
    _boat(page)


def _drowned_house(page, x, water, width, wall):
    height = width * 0.42
    page.box(x, water - height, width, height + 60, wall, mix(wall, "#4d4436", 0.35))
    for side in (0.16, 0.62):
        page.box(x + width * side, water - height * 0.7, width * 0.2, height * 0.5, "#4b4a45")
    roof = [(x - width * 0.1, water - height), (x + width * 0.12, water - height * 1.7),
            (x + width * 0.88, water - height * 1.7), (x + width * 1.1, water - height)]  # fmt: skip
    page.shape(roof, "#b0563c", "#83392c")
    for tile in range(1, 8):
        share = tile / 8
        page.line([(x + width * (0.12 + 0.76 * share), water - height * 1.7),
                   (x + width * (-0.1 + 1.2 * share), water - height)], "#5f2a2455", 3)  # fmt: skip


def _boat(page):
    page.shape([(360, 852), (1180, 846), (1080, 896), (480, 900)], "#3a342866")
    for x, cloth in ((560, "#c8465a"), (668, "#e8742c"), (900, "#3f6f8f"), (1000, "#e8742c")):
        people.seated(page, x, 770, 150, cloth)
    for x, y in ((750, 752), (806, 756), (778, 716)):
        page.box(x - 34, y - 26, 70, 52, "#e9dcbc", "#b9a67f", radius=18)
    people.standing(page, 448, 760, 250, "#f0e7d2", "#6a5a48")
    page.limb([(470, 580), (420, 610)], people.SKIN, 15)
    page.limb([(500, 470), (320, 960)], "#6d5334", 10)
    page.shape([(340, 722), (470, 752), (1070, 752), (1230, 706), (1110, 862), (470, 866)], "#2f6f8a", "#1d4a61")
    page.shape([(340, 722), (470, 752), (1070, 752), (1230, 706), (1218, 728), (1072, 776), (470, 776), (352, 744)],
               "#e9b44a")  # fmt: skip
    for start in (250, 1120):
        page.box(start, 866, 190, 6, "#efe6c999", radius=3)
    page.box(420, 882, 680, 5, "#efe6c966", radius=2)


def turtle_beach(page):
    page.sky("#12233f", "#27466b", "#5b7f93")
    nature.stars(page, 130, 430, "#dfe8ee")
    nature.sun(page, 1180, 210, 66, "#f6efd6", "#fff4cf")
    nature.water(page, 470, "#9fb9c0", "#3f6d86", "#214a66", "#17364f")
    nature.ripples(page, 500, "#f3ead055", 110)
    page.shape(
        [(0, 760), (330, 716), (760, 742), (1180, 700), (1600, 726), (1600, 1000), (0, 1000)], "#c9b48e", "#8d7858"
    )
    page.shape([(0, 752), (330, 708), (760, 734), (1180, 692), (1600, 718), (1600, 730), (1180, 706), (760, 748),
                (330, 722), (0, 766)], "#eef0e6")  # fmt: skip
    for x, y, size in (
        (300, 880, 44),
        (520, 828, 36),
        (742, 872, 40),
        (930, 806, 30),
        (1130, 846, 36),
        (1330, 786, 28),
    ):
        for step in range(1, 7):
            page.disc(x - step * size * 0.9, y + step * size * 0.34, size * 0.1, "#7d694b", squash=0.6)
        _hatchling(page, x, y, size)


def _hatchling(page, x, y, size):
    """A small turtle on its way to the right."""
    skin, shell = "#3d4b3a", "#55654a"
    for side in (-1, 1):
        page.limb([(x + size * 0.3, y), (x + size * 0.8, y + side * size * 0.75)], skin, size * 0.26)
        page.limb([(x - size * 0.5, y), (x - size * 0.9, y + side * size * 0.45)], skin, size * 0.2)
    page.disc(x + size * 0.95, y - size * 0.04, size * 0.28, skin, squash=0.8)
    page.disc(x, y, size * 0.8, shell, mix(shell, "#1d261a", 0.5), squash=0.68)
    page.disc(x - size * 0.1, y - size * 0.1, size * 0.42, mix(shell, "#aab58a", 0.3), squash=0.62)


SCENES = (warship, port, bridge, flood_boat, turtle_beach)
