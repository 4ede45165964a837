"""Small figures without faces, for scenes that somebody should be in."""

SKIN, HAIR = "#6e4530", "#231a19"


def standing(page, x, ground, height, cloth, legs="#2b2f3a"):
    """Someone in shirt and trousers."""
    unit = height / 8
    for side in (-0.5, 0.5):
        page.limb([(x + side * unit, ground - unit * 3.6), (x + side * unit * 1.2, ground - unit * 0.4)], legs, unit)
    page.box(x - unit * 1.15, ground - unit * 6.5, unit * 2.3, unit * 3.4, cloth, radius=unit * 0.9)
    head(page, x, ground - unit * 7.3, unit * 0.75)


def draped(page, x, ground, height, cloth, border):
    """Someone in a sari, its end over the head."""
    unit = height / 8
    page.shape([(x - unit * 1.6, ground), (x - unit * 0.8, ground - unit * 6.4), (x + unit * 0.8, ground - unit * 6.4),
                (x + unit * 1.6, ground)], cloth)  # fmt: skip
    page.line([(x - unit * 0.7, ground - unit * 6.2), (x + unit * 0.9, ground - unit * 2.4)], border, unit * 0.4)
    page.box(x - unit * 1.6, ground - unit * 0.5, unit * 3.2, unit * 0.5, border)
    head(page, x, ground - unit * 7, unit * 0.75)
    page.slice(x, ground - unit * 6.9, unit * 1.05, 180, 380, cloth)


def seated(page, x, ground, height, cloth):
    """Head and shoulders behind a counter, in a boat or on a bench."""
    unit = height / 4
    page.box(x - unit * 1.2, ground - unit * 2.4, unit * 2.4, unit * 2.4, cloth, radius=unit)
    page.box(x - unit * 1.2, ground - unit * 1.2, unit * 2.4, unit * 1.2, cloth)
    head(page, x, ground - unit * 3.1, unit * 0.8)


def head(page, x, y, radius):
    page.disc(x, y, radius, SKIN, squash=1.12)
    page.slice(x, y - radius * 0.1, radius * 1.06, 170, 370, HAIR, squash=1.12)


def audience(page, line, size, colours):
    """A row of shoulders and heads along a line of points."""
    for x, y in line:
        x, y = x + page.random.uniform(-0.12, 0.12) * size, y + page.random.uniform(-0.1, 0.1) * size
        page.disc(x, y + size * 0.62, size * 0.5, page.random.choice(colours), squash=0.9)
        page.disc(x, y, size * 0.24, HAIR)
