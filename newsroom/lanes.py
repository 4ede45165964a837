"""Lanes to Django: readers' requests never stand behind what is sent to be written, nor the desk behind either.

The server has many threads, which cost little while they wait; Django runs on a few of its own, each with a database
connection. Pages from memory and static files are answered before they come here.
"""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import BoundedSemaphore

from newsroom.bodies import WITHOUT_BODY, is_desk, refuse

READING, WRITING, DESK = "reading", "writing", "desk"


@dataclass
class Lane:
    """Django on ``threads`` of its own, for which at most ``places`` requests wait or are under way."""

    name: str
    threads: int
    places: int

    def __post_init__(self):
        self._executor = ThreadPoolExecutor(self.threads, self.name)
        self._places = BoundedSemaphore(self.places)

    def run(self, work: Callable):
        """What ``work()`` gives, in its turn; None where no place is left."""
        if not self._places.acquire(blocking=False):
            return None
        try:
            return self._executor.submit(work).result()
        finally:
            self._places.release()


class Lanes:
    """``application`` with a lane for what readers read, one for what they send, and one for the desk."""

    def __init__(self, application, **lanes: tuple[int, int]):
        """``reading=(threads, places)``, and so ``writing`` and ``desk``."""
        self.application = application
        self._lanes = {name: Lane(name, *sizes) for name, sizes in lanes.items()}

    def __call__(self, environ, start_response):
        lane = self._lanes[_lane_of(environ)]
        if environ["REQUEST_METHOD"] in WITHOUT_BODY:
            environ = environ | {"wsgi.input": io.BytesIO()}
        answer = lane.run(lambda: self._answer(environ))
        if answer is None:
            return refuse("503 Service Unavailable", environ, start_response)
        head, body = answer
        start_response(*head)
        return body

    def _answer(self, environ):
        head = []

        def start_response(*given):
            head[:] = given

        return head, self.application(environ, start_response)


def _lane_of(environ) -> str:
    if is_desk(environ["PATH_INFO"]):
        return DESK
    return READING if environ["REQUEST_METHOD"] in WITHOUT_BODY else WRITING
