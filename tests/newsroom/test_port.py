"""One paper a port: who comes second is told, and who comes back after a stop is let in."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import port
from tests.once import ROOT

ADDRESSES = ["127.0.0.1", "0.0.0.0", "::1", "::"]


def listening(host, number=0, *, shared=False):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    server = socket.socket(family)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, shared)
    server.bind((host, number))
    server.listen()
    return server


@pytest.fixture(params=ADDRESSES)
def host(request):
    try:
        listening(request.param).close()
    except OSError:
        pytest.skip(f"this machine has no {request.param}")
    return request.param


@pytest.mark.parametrize("shared", [False, True])
def test_a_port_in_use_is_refused(host, shared):
    with listening(host, shared=shared) as first:
        number = first.getsockname()[1]
        refusal = f"Port {number} is in use on {host}: stop what uses it, or choose another with PORT=…."
        with pytest.raises(ImproperlyConfigured, match=re.escape(refusal)):
            port.kept(host, number)


def test_all_addresses_hold_each_of_them():
    with listening("0.0.0.0", shared=True) as first, pytest.raises(ImproperlyConfigured, match="in use"):
        port.kept("127.0.0.1", first.getsockname()[1])


def test_a_place_that_is_kept_is_refused_to_the_next_and_given_to_our_server(host):
    with listening(host) as free:
        number = free.getsockname()[1]
    with port.kept(host, number):
        with pytest.raises(ImproperlyConfigured, match="in use"):
            port.kept(host, number)
        with listening(host, number, shared=True) as server, socket.create_connection(server.getsockname()[:2]):
            server.accept()[0].close()


def test_a_restart_right_after_a_stop_finds_its_port(host):
    """The side that closes first keeps the connection in TIME_WAIT for a minute."""
    with listening(host) as server:
        number = server.getsockname()[1]
        with socket.create_connection(server.getsockname()[:2]) as reader:
            server.accept()[0].close()
            assert reader.recv(1) == b""
    port.kept(host, number).close()


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(ImproperlyConfigured, match=r"HOST is “192\.0\.2\.7”.+ Write an address of this machine"):
        port.kept("192.0.2.7", 8000)


def test_a_port_of_the_system_is_refused_to_who_has_no_right_to_it():
    kept_for_root = Path("/proc/sys/net/ipv4/ip_unprivileged_port_start")
    if not kept_for_root.exists() or int(kept_for_root.read_text()) < 2:
        pytest.skip("this machine gives every port to everybody")
    nobody = "import os; from newsroom import port; os.getuid() or os.setuid(65534); port.kept('127.0.0.1', 1)"
    start = subprocess.run([sys.executable, "-c", nobody], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Port 1 is not for this user: choose one from 1024 up with PORT=…" in start.stderr
