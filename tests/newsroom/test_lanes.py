"""Readers do not stand behind what is sent to be written, and the desk stands behind neither."""

import io
import threading

import pytest

from newsroom.lanes import Lanes

PATIENCE = 10  # seconds
LANES = {"reading": (1, 5), "writing": (1, 5), "desk": (1, 5)}


def ask(application, method="GET", path="/hi/"):
    said = {}
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": io.BytesIO()}
    body = application(environ, lambda status, headers: said.update(status=status, headers=dict(headers)))
    return said["status"], b"".join(body)


class Kitchen:
    """Answers readers and the desk at once, and what is written when it is told to."""

    def __init__(self):
        self.may_write, self.writing = threading.Event(), threading.Semaphore(0)

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] == "POST" and not environ["PATH_INFO"].startswith("/admin/x"):
            self.writing.release()
            assert self.may_write.wait(PATIENCE)
        start_response("200 OK", [])
        return [threading.current_thread().name.encode()]


def write(lanes, answers):
    thread = threading.Thread(target=lambda: answers.append(ask(lanes, "POST")[0]))
    thread.start()
    return thread


def test_readers_and_the_desk_are_answered_while_writers_stand_in_a_row():
    kitchen, answers = Kitchen(), []
    lanes = Lanes(kitchen, **LANES)
    writers = [write(lanes, answers) for _number in range(5)]
    assert kitchen.writing.acquire(timeout=PATIENCE)
    assert ask(lanes) == ("200 OK", b"reading_0")
    assert ask(lanes, "POST", "/admin/x/") == ("200 OK", b"desk_0")
    assert ask(lanes, "GET", "/admin/x/") == ("200 OK", b"desk_0")
    assert answers == []
    kitchen.may_write.set()
    for writer in writers:
        writer.join(PATIENCE)
    assert answers == ["200 OK"] * 5


def test_who_finds_no_place_in_the_row_is_asked_to_come_again_and_places_become_free():
    kitchen, answers = Kitchen(), []
    lanes = Lanes(kitchen, **LANES | {"writing": (1, 1)})
    writer = write(lanes, answers)
    assert kitchen.writing.acquire(timeout=PATIENCE)
    status, words = ask(lanes, "POST")
    assert status == "503 Service Unavailable"
    assert words.decode().strip()
    kitchen.may_write.set()
    writer.join(PATIENCE)
    assert ask(lanes, "POST")[0] == "200 OK"


def test_a_fault_of_the_application_is_its_callers_to_see_and_keeps_no_place():
    def broken(environ, start_response):
        raise ZeroDivisionError

    lanes = Lanes(broken, reading=(1, 1), writing=(1, 1), desk=(1, 1))
    for method in ("GET", "GET", "POST", "POST"):
        with pytest.raises(ZeroDivisionError):
            ask(lanes, method)
