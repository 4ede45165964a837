"""Pages that are kept are packed as tight as brotli can, beside the requests.

Whoever asks first does not wait for that: a page is sent as soon as it is there, and what is sent later is a tenth
less.
"""

import os
import sys
import threading
from functools import partial

from newsroom.pagecache.cache import PageCache
from newsroom.turns import keep_doing_everywhere

EVERY = 1.0  # seconds
MOST = 8  # pages at once: about half a second of one core that has nothing else to do


def pack(pages: PageCache) -> None:
    """Those that were asked for in brotli first, unless they are out of memory again."""
    for _page in range(min(MOST, len(pages.loose))):
        if entry := pages.pages.get(pages.loose.popleft()):
            entry.pack()


def keep_packing(pages: PageCache) -> None:
    """For as long as the process lives; each one has pages of its own."""
    keep_doing_everywhere("packing", partial(_give_way_and_pack, pages), every=EVERY)


def _give_way_and_pack(pages) -> None:
    """In a thread that works while no other wants the core; only Linux knows that of a thread."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
    pack(pages)
