"""Which paragraph of an older text is which of a newer one, and which of them moved."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from articles.body.paragraphs import Paragraph
from newsroom import hindi

ALIKE = 0.4  # the share of words that two paragraphs without a common key have to have in common
IMAGE = re.compile(r'<img\b[^>]*\bdata-file="([0-9]+)"[^>]*>')
EMPTY_CAPTION = re.compile(r"<figcaption>\s*</figcaption>")
MOST = 400  # pairs that are tried in one gap


@dataclass(frozen=True)
class Match:
    """A paragraph in two versions; without ``old`` it is new, without ``new`` it is gone."""

    old: Paragraph | None
    new: Paragraph | None
    moved: bool = False

    @property
    def stayed(self) -> bool:
        return bool(self.old and self.new) and _seen(self.old.html) == _seen(self.new.html)


def _seen(html: str) -> str:
    """A block without what nobody sees: how the picture's address and size were written down at the time."""
    return EMPTY_CAPTION.sub("", IMAGE.sub(r"<img \1>", html))


def paired(old: list[Paragraph], new: list[Paragraph], *, alike: bool = True) -> list[Match]:
    """All paragraphs of both texts in the newer one's order; what is gone stands where it was.

    Without ``alike`` only keys and equal words count, which is enough to say how much changed.
    """
    partner = _partners(old, new, alike)
    stayed = _longest_rise([partner[place] for place in sorted(partner)])
    gone = sorted(set(range(len(old))) - set(partner.values()))
    pairs, following = [], _following(len(new), partner, stayed, end=len(old))
    for place, block in enumerate(new):
        while gone and gone[0] < following[place]:
            pairs.append(Match(old[gone.pop(0)], None))
        mine = partner.get(place)
        pairs.append(Match(None if mine is None else old[mine], block, moved=mine is not None and mine not in stayed))
    return pairs + [Match(old[place], None) for place in gone]


def _following(length: int, partner: dict[int, int], stayed: set[int], *, end: int) -> list[int]:
    """For each place of the newer text: which paragraph of the older one comes next, there or further down."""
    following, upcoming = [], end
    for place in reversed(range(length)):
        upcoming = partner[place] if partner.get(place) in stayed else upcoming
        following.append(upcoming)
    return following[::-1]


def _partners(old: list[Paragraph], new: list[Paragraph], alike: bool) -> dict[int, int]:
    """``{place in new: place in old}``: by key, by the same words, then by likeness between the same neighbours."""
    keys = {block.key: place for place, block in enumerate(old)}
    partner = {place: keys[block.key] for place, block in enumerate(new) if block.key in keys}
    same, taken = defaultdict(list), set(partner.values())
    for place, block in enumerate(old):
        if place not in taken:
            same[block.html].append(place)
    for place, block in enumerate(new):
        if place not in partner and same[block.html]:
            partner[place] = same[block.html].pop(0)
    for mine, theirs in list(_gaps(old, new, partner)) if alike else ():
        partner |= _alike(old, new, mine, theirs)
    return partner


def _gaps(old, new, partner):
    """Places in ``new`` without a partner, run by run, each with those of ``old`` behind the same neighbour."""
    taken, behind, neighbour = set(partner.values()), defaultdict(list), -1
    for place in range(len(old)):
        if place in taken:
            neighbour = place
        else:
            behind[neighbour].append(place)
    run, neighbour = [], -1
    for place in range(len(new)):
        if place not in partner:
            run.append(place)
            continue
        yield run, behind[neighbour]
        run, neighbour = [], partner[place]
    yield run, behind[neighbour]


def _alike(old, new, mine: list[int], theirs: list[int]) -> dict[int, int]:
    if len(mine) * len(theirs) > MOST:
        return {}
    words = {place: Counter(hindi.words(old[place].text)) for place in theirs} if mine else {}
    found = {}
    for place in mine:
        own = Counter(hindi.words(new[place].text))
        likeness = {other: _likeness(old[other].kind, words[other], new[place].kind, own) for other in words}
        best = max(likeness, key=likeness.get, default=None)
        if best is not None and likeness[best] >= ALIKE:
            found[place] = best
            del words[best]
    return found


def _likeness(old_kind: str, old: Counter, new_kind: str, new: Counter) -> float:
    """The share of common words; two pictures are alike: one stands in for the other."""
    if old_kind == new_kind == "figure":
        return ALIKE
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 0.0


def _longest_rise(places: list[int]) -> set[int]:
    """The most paragraphs whose order is the same: the others are those that moved."""
    ends, tops, before = [], [], {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = tops[at - 1] if at else None
        ends[at : at + 1] = tops[at : at + 1] = [place]
    rise, place = set(), tops[-1] if tops else None
    while place is not None:
        rise.add(place)
        place = before[place]
    return rise
