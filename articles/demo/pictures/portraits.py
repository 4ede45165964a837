"""People without faces: who stands over the demo stories."""

from articles.demo.pictures.canvas import Canvas

# Portraits: ground, cloth, skin, hair, and what else one sees.
PORTRAITS = {
    "portrait-a": ("#d9e4dc", "#8a3f5f", "#8d5a3b", "#2a1c18", "dupatta"),
    "portrait-b": ("#e8dcc6", "#2f5d7c", "#7a4a30", "#1d1a1c", "spectacles"),
    "portrait-c": ("#d5dde8", "#c08a2e", "#9a6545", "#3a2a24", "turban"),
    "portrait-d": ("#ead7d0", "#3f6b4f", "#6f4430", "#231a18", "bun"),
    "portrait-e": ("#dfe0d2", "#6a4a86", "#a06d4c", "#4a4644", "beard"),
    "portrait-f": ("#d7e3e6", "#b1502f", "#84553a", "#2b2020", "long"),
}


def portrait(key):
    ground, cloth, skin, hair, mark = PORTRAITS[key]
    c = Canvas(key, ground, ground, (800, 800))
    if mark in {"long", "dupatta", "bun"}:
        c.box(250, 210, 300, 360, hair, 140)
    if mark == "bun":
        c.disc(400, 190, 70, hair)
    c.disc(400, 860, 300, cloth, 0.95)
    c.box(350, 460, 100, 150, skin, 40)
    c.disc(400, 360, 130, skin, 1.18)
    c.pen.pieslice([520, 360, 1080, 900], 180, 360, fill=hair)
    if mark == "turban":
        c.disc(400, 240, 165, "#b3402e", 0.62)
        c.shape([(250, 260), (420, 120), (560, 250)], "#c9553f")
    if mark == "beard":
        c.pen.pieslice([540, 560, 1060, 1040], 0, 180, fill=hair)
    if mark == "spectacles":
        for x in (345, 455):
            c.arc(x, 370, 44, 0, 360, "#1d1a1c", 7)
        c.line([(389, 368), (411, 368)], "#1d1a1c", 7)
    if mark == "dupatta":
        c.shape(
            [
                (230, 330),
                (300, 180),
                (400, 140),
                (500, 180),
                (570, 330),
                (640, 760),
                (520, 640),
                (540, 330),
                (400, 215),
                (260, 330),
                (280, 640),
                (160, 760),
            ],
            "#c96a86",
        )
    return c
