"""Reads become numbers: each person counts once a page and window, and a network does not count for a crowd."""

from collections import Counter
from collections.abc import Iterable

FROM_ONE_NETWORK = (
    50  # people behind one address who count for a page: a village's exchange, not a script of many names
)
MOST_KNOWN = 500_000  # people and networks that are remembered, in about 40 MB; then it begins anew


class Tally:
    """Who has been counted in this window: numbers in memory, in the one process of a host that counts."""

    def __init__(self):
        self._window, self._readers, self._networks = None, set(), Counter()

    def count(self, reads: Iterable[tuple[int, int, int]], window: int) -> Counter[int]:
        """How many people read each page that nobody has counted there yet."""
        if window != self._window or len(self._readers) + len(self._networks) > MOST_KNOWN:
            self._window = window
            self._readers.clear(), self._networks.clear()
        counted = Counter()
        for page, reader, network in reads:
            if reader not in self._readers and self._networks[network] < FROM_ONE_NETWORK:
                self._readers.add(reader)
                self._networks[network] += 1
                counted[page] += 1
        return counted
