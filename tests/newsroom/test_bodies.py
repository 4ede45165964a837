"""What people send is read whole before Django, and slow senders never keep readers waiting."""

import io
import os
import select
import signal
import threading

import pytest
from django.utils.translation import gettext, override

from newsroom import bodies
from newsroom.bodies import BodyGate
from tests.newsroom.server import serving, wait_for


def echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def send(gate, method="POST", path="/hi/x/", source=None, **environ):
    """``(status, headers, body)`` of one request; ``source`` is what arrives."""
    said = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "wsgi.input": source or io.BytesIO()} | environ
    body = b"".join(gate(environ, lambda status, headers: said.append((status, headers))))
    status, headers = said[0]
    return int(status[:3]), dict(headers), body.decode()


class Unread:
    """A body that nobody may touch."""

    def read(self, size=-1):
        raise AssertionError("read")


class Held:
    """A body whose first byte comes when the test says so."""

    def __init__(self):
        self.asked, self.go = threading.Event(), threading.Event()

    def read(self, size):
        self.asked.set()
        assert self.go.wait(10)
        return b"x" * size


@pytest.fixture
def gate():
    return BodyGate(echo, readers=1, desk=1)


@pytest.mark.parametrize("length", [0, 1, bodies.CHUNK, bodies.CHUNK + 1, bodies.LIMIT])
def test_a_body_arrives_as_it_was_sent(gate, length):
    sent = "".join(chr(97 + number % 26) for number in range(length))
    status, _headers, body = send(gate, source=io.BytesIO(sent.encode()), CONTENT_LENGTH=str(length))
    assert (status, body) == (200, sent)


def test_a_large_picture_arrives_at_the_desk(gate):
    sent = "x" * (bodies.IN_MEMORY + 1)
    source = io.BytesIO(sent.encode())
    assert send(gate, path="/admin/x/", source=source, CONTENT_LENGTH=str(len(sent)))[2] == sent


@pytest.mark.parametrize(
    ("method", "said", "status"),
    [
        ("PUT", {"CONTENT_LENGTH": "5"}, 405),
        ("DELETE", {}, 405),
        ("POST", {}, 411),
        ("POST", {"HTTP_TRANSFER_ENCODING": "chunked"}, 411),
        ("POST", {"CONTENT_LENGTH": "5", "HTTP_TRANSFER_ENCODING": "chunked"}, 411),
        ("POST", {"CONTENT_LENGTH": "-1"}, 411),
        ("POST", {"CONTENT_LENGTH": "५"}, 411),
        ("POST", {"CONTENT_LENGTH": str(bodies.LIMIT + 1)}, 413),
        ("POST", {"CONTENT_LENGTH": str(bodies.DESK_LIMIT + 1), "PATH_INFO": "/admin/"}, 413),
    ],
)
def test_what_can_be_refused_unread_is(gate, method, said, status):
    assert send(gate, method, source=Unread(), **said)[0] == status


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_the_body_of_a_question_is_left_unread(gate, method):
    assert send(gate, method, source=Unread(), CONTENT_LENGTH="5") == (200, {}, "")


def test_a_body_that_breaks_off_changes_nothing(gate):
    assert send(gate, source=io.BytesIO(b"half"), CONTENT_LENGTH="8")[0] == 400


def test_a_slow_body_is_given_up(gate, monkeypatch):
    monkeypatch.setattr(bodies, "PATIENCE", -1)
    assert send(gate, source=io.BytesIO(b"x"), CONTENT_LENGTH="1")[0] == 408


def test_nobody_waits_for_a_place_and_each_comes_free(gate):
    held = Held()
    first = threading.Thread(target=send, args=[gate], kwargs={"source": held, "CONTENT_LENGTH": "3"})
    first.start()
    assert held.asked.wait(10)
    status, headers, _body = send(gate, source=Unread(), CONTENT_LENGTH="3")
    assert (status, headers["Retry-After"]) == (503, "1")
    held.go.set()
    first.join(10)
    for _again in range(3):
        assert send(gate, source=io.BytesIO(b"x"), CONTENT_LENGTH="2")[0] == 400
    assert send(gate, source=io.BytesIO(b"abc"), CONTENT_LENGTH="3")[0] == 200


def test_a_form_keeps_its_place_until_it_is_answered_and_the_desk_has_places_of_its_own():
    """One gate, asked again from within."""
    again = []

    def asks_again(environ, start_response):
        if environ["PATH_INFO"] == "/hi/first/":
            paths = ("/hi/again/", "/admin/again/", "/admin/login/")
            again.extend(send(gate, path=path, source=io.BytesIO(b"y"), CONTENT_LENGTH="1")[0] for path in paths)
        return echo(environ, start_response)

    gate = BodyGate(asks_again, readers=1, desk=1)
    assert send(gate, path="/hi/first/", source=io.BytesIO(b"x"), CONTENT_LENGTH="1")[0] == 200
    assert again == [503, 200, 503]
    assert send(gate, path="/hi/after/", source=io.BytesIO(b"x"), CONTENT_LENGTH="1")[0] == 200


@pytest.mark.parametrize(("path", "languages"), [("/hi/x/", ["hi"]), ("/en/x/", ["en"]), ("/admin/", ["hi", "en"])])
def test_a_refusal_speaks_the_language_of_the_address(gate, path, languages):
    sentence = bodies.REFUSALS["411 Length Required"]
    lines = []
    for language in languages:
        with override(language):
            lines.append(gettext(sentence))
    assert send(gate, path=path)[2].splitlines() == lines


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("site")) as server:
        yield server


class TestRealServer:
    def test_hundreds_of_slow_senders_hold_nobody_up(self, server):
        head = b"POST /hi/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\n\r\nx"
        slow = [server.connect() for _number in range(600)]
        try:
            for connection in slow:
                connection.sendall(head)
            assert all(server.answers("/hi/about/") and server.answers("/healthz") for _again in range(10))
            answers = [connection.recv(20) for connection in _answered(slow)]
            assert answers, "some were refused at once"
            assert {answer.split()[1] for answer in answers} == {b"503"}
        finally:
            for connection in slow:
                connection.close()

    def test_a_killed_worker_is_replaced(self, server):
        before = server.workers
        os.kill(min(before), signal.SIGKILL)
        wait_for(lambda: len(server.workers - before) == 1)
        wait_for(lambda: all(server.answers("/hi/about/") for _again in range(20)))


def _answered(connections) -> list:
    """Those on which something has come, after some seconds at most."""
    poll, by_number = select.poll(), {connection.fileno(): connection for connection in connections}
    for number in by_number:
        poll.register(number, select.POLLIN)
    return [by_number[number] for number, _event in poll.poll(5_000)]
