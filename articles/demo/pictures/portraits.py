"""The bylines' portraits: shoulders, hair and cloth before a plain ground, and no features."""

from articles.demo.pictures.canvas import mix, smooth

SHOULDERS = [(70, 830), (104, 676), (196, 604), (330, 560), (400, 554), (470, 560), (604, 604), (696, 676), (730, 830)]
FACE = [(400, 196), (486, 228), (514, 320), (500, 412), (456, 478), (400, 502), (344, 478), (300, 412), (286, 320),
        (314, 228), (400, 196)]  # fmt: skip


def portrait_a(page):
    """A turban, a trimmed beard, a waistcoat over a kurta."""
    _ground(page, "#e9dcc0", "#f3ead6")
    _shoulders(page, "#f1ece0")
    _waistcoat(page, "#2c4a5e")
    _face(page, "#99663f")
    _beard(page, "#2a201d")
    _turban(page, "#c9542f", "#9c3a26")


def portrait_b(page):
    """Spectacles, grey in the hair, a silk sari."""
    _ground(page, "#d3dfd6", "#e6eee5")
    page.disc(478, 214, 92, "#3a3331")
    _hair(page, "#3a3331")
    _shoulders(page, "#7d2f4c")
    _face(page, "#84533a", ears=False)
    _sari_end(page, "#2f6f66", "#e0ab4a")
    _parting(page, "#3a3331", "#a39c96")
    _spectacles(page, "#2b1f20")


def portrait_c(page):
    """A dupatta over the head."""
    _ground(page, "#e3d3dd", "#f1e6ea")
    _dupatta_behind(page, "#b57718")
    _shoulders(page, "#2f4f7d")
    _face(page, "#a8714b", ears=False)
    _parting(page, "#241a19")
    _dupatta(page, "#e5a936", "#b83a4f")


def portrait_d(page):
    """A full beard, a collar, a sleeveless jacket."""
    _ground(page, "#cfdce6", "#e4ecf1")
    _shoulders(page, "#dfe6ea")
    _waistcoat(page, "#6b5a3f")
    _face(page, "#b07c57")
    _beard(page, "#3d3029", moustache=True)
    _short_hair(page, "#2a2220")


def portrait_e(page):
    """Hair to the shoulders, a white sari with a red border."""
    _ground(page, "#ead5c3", "#f5e8dc")
    _long_hair(page, "#2a1d1c")
    _shoulders(page, "#b5342f")
    _face(page, "#8f5d40", ears=False)
    _sari_end(page, "#f6efe0", "#c23a33")
    _parting(page, "#2a1d1c")


def portrait_f(page):
    """Cropped hair, a track jacket."""
    _ground(page, "#d8e0c4", "#eaefdc")
    _shoulders(page, "#2f7a5c")
    _jacket(page, "#215a45", "#f1e9d2")
    _face(page, "#6b4229")
    _cropped_hair(page, "#1c1716")


def _ground(page, colour, light):
    page.sky(light, colour)
    page.disc(470, 380, 330, mix(light, "#ffffff", 0.35))


def _shoulders(page, cloth):
    page.shape(smooth(SHOULDERS), cloth, mix(cloth, "#1d1420", 0.25))


def _face(page, skin, ears=True):
    shade = mix(skin, "#2a1210", 0.3)
    page.shape(smooth([(346, 420), (344, 556), (400, 630), (456, 556), (454, 420)]), skin)
    page.shape(smooth([(344, 470), (346, 540), (400, 566), (454, 520), (456, 450)]), shade)
    if ears:
        page.disc(286, 352, 24, skin, squash=1.4)
        page.disc(514, 352, 24, shade, squash=1.4)
    page.shape(smooth(FACE), skin)
    page.shape(smooth([(486, 228), (514, 320), (500, 412), (456, 478), (400, 502), (458, 440), (482, 340), (486, 228)]),
               mix(skin, shade, 0.45))  # fmt: skip


def _short_hair(page, hair):
    page.shape(smooth([(284, 350), (272, 262), (306, 180), (392, 146), (482, 164), (530, 236), (520, 348), (502, 286),
                       (470, 248), (400, 262), (330, 240), (300, 284), (284, 350)]), hair)  # fmt: skip


def _cropped_hair(page, hair):
    page.shape(smooth([(286, 322), (276, 252), (312, 186), (400, 160), (488, 186), (524, 252), (514, 322), (500, 262),
                       (400, 236), (300, 262), (286, 322)]), hair)  # fmt: skip


def _hair(page, hair):
    page.shape(smooth([(300, 420), (258, 320), (300, 184), (400, 148), (500, 184), (542, 320), (500, 420)]), hair)


def _long_hair(page, hair):
    page.shape(smooth([(250, 660), (232, 480), (250, 260), (310, 168), (410, 138), (506, 176), (556, 270), (572, 480),
                       (552, 660), (400, 690), (250, 660)]), hair)  # fmt: skip


def _parting(page, hair, streak=None):
    """Combed to both sides from the middle; a streak of another colour shows the years."""
    left = [(412, 176), (330, 184), (270, 262), (272, 370), (298, 320), (350, 262), (412, 214)]
    right = [(404, 176), (480, 188), (530, 262), (528, 370), (502, 320), (456, 250), (404, 214)]
    page.shape(smooth(left), hair)
    page.shape(smooth(right), hair)
    if streak:
        page.shape(smooth([(420, 186), (340, 200), (288, 280), (284, 336), (326, 254), (420, 186)]), streak)


def _beard(page, hair, moustache=False):
    """Along the jaw, open where a mouth would be."""
    page.shape(smooth([(286, 344), (298, 420), (342, 496), (400, 528), (458, 496), (502, 420), (514, 344), (488, 400),
                       (452, 424), (400, 416), (348, 424), (312, 400), (286, 344)]), hair)  # fmt: skip
    if moustache:
        page.shape(smooth([(348, 424), (400, 392), (452, 424), (400, 420), (348, 424)]), hair)


def _turban(page, cloth, fold):
    """Wound to a point above the forehead, fold over fold."""
    page.shape(smooth([(268, 318), (240, 240), (268, 140), (356, 78), (448, 78), (534, 140), (560, 240), (532, 318),
                       (478, 258), (400, 206), (322, 258), (268, 318)]), cloth, fold)  # fmt: skip
    page.shape([(400, 206), (346, 244), (400, 232), (454, 244)], "#e9d9b0")
    for lift in range(4):
        high, wide = 206 - lift * 28, 136 - lift * 9
        page.line(smooth([(400 - wide, 290 - lift * 34), (330, high + 20 - lift * 4), (404, high - 26)]), fold, 5)
        page.line(smooth([(400 + wide, 290 - lift * 34), (470, high + 20 - lift * 4), (396, high - 26)]), fold, 5)


def _spectacles(page, frame):
    for x in (348, 452):
        page.disc(x, 352, 42, "#ffffff33")
        page.arc(x, 352, 45, 0, 360, frame, 7)
    page.arc(400, 352, 12, 190, 350, frame, 7)
    for temple in ([(303, 346), (284, 338)], [(497, 346), (516, 338)]):
        page.line(temple, frame, 7)


def _sari_end(page, cloth, border):
    """Pleated over one shoulder, its border along the edge."""
    page.shape([*smooth([(470, 560), (604, 604), (696, 676), (730, 830)]), (300, 830), (330, 754), (440, 654)], cloth,
               mix(cloth, "#1d1420", 0.2))  # fmt: skip
    page.line(smooth([(470, 558), (440, 654), (340, 754), (296, 840)]), border, 26)
    for pleat in (0, 1, 2):
        page.line([(540 + pleat * 52, 598 + pleat * 26), (450 + pleat * 80, 830)], mix(cloth, "#1d1420", 0.18), 5)


def _dupatta_behind(page, cloth):
    page.shape(smooth([(236, 700), (226, 420), (260, 240), (330, 160), (400, 140), (470, 160), (540, 240), (576, 420),
                       (566, 700)]), cloth)  # fmt: skip


def _dupatta(page, cloth, border):
    """Over the head and down both sides."""
    inner = [(336, 850), (322, 600), (276, 460), (270, 320), (318, 214), (400, 186), (482, 214), (530, 320), (524, 460),
             (486, 600), (478, 850)]  # fmt: skip
    outer = [(700, 850), (640, 660), (602, 500), (588, 330), (536, 186), (400, 118), (264, 186), (212, 330), (198, 500),
             (160, 660), (100, 850)]  # fmt: skip
    page.shape(smooth(inner) + smooth(outer), cloth, mix(cloth, "#8a3a1a", 0.35))
    for fold in ([(556, 470), (580, 640), (630, 840)], [(244, 470), (226, 640), (176, 840)], [(530, 560), (548, 840)]):
        page.line(smooth(fold), mix(cloth, "#8a3a1a", 0.45), 6)
    page.line(smooth(inner), border, 15)


def _waistcoat(page, cloth):
    for side in (-1, 1):
        front = [(70, 560), (20, 654), (14, 830), (250, 830), (238, 624), (180, 590)]
        page.shape([(400 + side * x, y) for x, y in front], cloth, mix(cloth, "#10131c", 0.3))
    for x in (-1, 1):
        page.shape([(400 + x * 20, 654), (400 + x * 50, 530), (400 + x * 84, 562), (400 + x * 60, 614)], "#ffffff")


def _jacket(page, shade, stripe):
    page.line([(400, 614), (400, 830)], stripe, 7)
    for side in (-1, 1):
        page.shape(
            [(400 + side * 10, 644), (400 + side * 52, 524), (400 + side * 92, 564), (400 + side * 60, 654)], shade
        )
        for band in (0, 34):
            page.line(smooth([(400 + side * (190 + band), 600 + band * 0.4), (400 + side * (250 + band), 704),
                              (400 + side * (262 + band), 840)]), stripe, 12)  # fmt: skip


PORTRAITS = (portrait_a, portrait_b, portrait_c, portrait_d, portrait_e, portrait_f)
