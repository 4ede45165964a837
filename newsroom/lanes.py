"""Two lanes to Django: readers' requests never stand behind what is sent to be written.

The server has many threads, which cost little while they wait; Django runs on a few of its own, each with a database
connection. Pages from memory and static files are answered before they come here.
"""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore

from newsroom.bodies import WITHOUT_BODY, refuse


class Lanes:
    """``application`` on ``reading`` and ``writing`` threads. Of writers at most ``waiting`` stand in the row."""

    def __init__(self, application, *, reading: int, writing: int, waiting: int):
        self.application = application
        self._reading = ThreadPoolExecutor(reading, "reading")
        self._writing = ThreadPoolExecutor(writing, "writing")
        self._places = BoundedSemaphore(waiting)

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] in WITHOUT_BODY:
            answer = self._reading.submit(self._answer, environ | {"wsgi.input": io.BytesIO()})
        elif self._places.acquire(blocking=False):
            answer = self._writing.submit(self._write, environ)
        else:
            return refuse("503 Service Unavailable", environ, start_response)
        head, body = answer.result()
        start_response(*head)
        return body

    def _write(self, environ):
        try:
            return self._answer(environ)
        finally:
            self._places.release()

    def _answer(self, environ):
        head = []

        def start_response(*given):
            head[:] = given

        return head, self.application(environ, start_response)
