"""What goes on beside the answering of requests, in one process of a host however many workers it has."""

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection

log = logging.getLogger(__name__)


def keep_doing(name: str, step: Callable[[], object], *, every: float) -> None:
    """Call ``step`` again and again, ``every`` seconds after it ended, in a thread of its own.

    The process that has the turn keeps it for its life; then another of the host's takes over.
    """
    threading.Thread(target=_for_ever, args=(name, step, every), name=name, daemon=True).start()


def keep_doing_everywhere(name: str, step: Callable[[], object], *, every: float) -> None:
    """The same in each process, which does it for itself."""
    threading.Thread(target=_again_and_again, args=(name, step, every), name=name, daemon=True).start()


def _for_ever(name, step, every):
    turn = os.open(settings.DATA_DIR / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o644)
    fcntl.flock(turn, fcntl.LOCK_EX)  # until the process that has it now has ended
    _again_and_again(name, step, every)


def _again_and_again(name, step, every):
    while True:
        time.sleep(every)
        try:
            connection.close_if_unusable_or_obsolete()
            step()
        except (DatabaseError, InterfaceError):
            connection.close()  # the next step tries a new one
        except Exception:
            log.exception("“%s” went wrong. It is tried again.", name)
