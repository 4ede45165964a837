"""The server's port, kept from before the first table is touched until the server has it.

The server binds with SO_REUSEPORT, as its workers need: a second one on the same port would start without a word, and
two papers would answer by turns.
"""

import errno
import socket

from django.core.exceptions import ImproperlyConfigured


def kept(host: str, port: int) -> socket.socket:
    """Hold ``port`` until this process ends: whoever wants it meanwhile is refused, our own server apart.

    It does not listen, so that no connection is ever given to it.
    """
    try:
        place = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise ImproperlyConfigured(_refusal(host, port, error)) from error
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # beside connections that the last server closed
    try:
        place.bind((host, port))
    except OSError as error:
        place.close()
        raise ImproperlyConfigured(_refusal(host, port, error)) from error
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)  # from here on, beside nobody
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # but those who share, as the server does
    return place


def _refusal(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use on {host}: stop what uses it, or choose another with PORT=…."
    if error.errno == errno.EACCES:
        return (
            f"Port {port} is not for this user: choose one from 1024 up with PORT=…,"
            " and let a proxy stand in front (deploy/nginx.conf)."
        )
    return (
        f"HOST is “{host}”, where this machine cannot listen ({error.strerror})."
        " Write an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them."
    )
