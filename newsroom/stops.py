"""What stops a command from outside the code, told to the operator in one line instead of a traceback."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from newsroom.environment import unusable_folder

UNUSABLE = ("unable to open", "attempt to write a readonly", "disk I/O")  # how SQLite says it of a file
UNREACHED = ("08", "28", "3D", "57P")  # PostgreSQL's classes: connection, who one is, no such database, going down


def run(argv: list[str]) -> None:
    """Django's command line. ``--traceback`` shows where a stop came from."""
    try:
        execute_from_command_line(argv)
    except (ImproperlyConfigured, OperationalError, OSError) as error:
        sentence = sentence_for(error)
        if not sentence or "--traceback" in argv:
            raise
        sys.exit(sentence)


def sentence_for(error: Exception) -> str:
    """What to say of an error, or nothing where it is none of the settings'."""
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    if isinstance(error, OperationalError):
        return _of_the_database(error)
    if error.filename and Path(str(error.filename)).is_relative_to(settings.DATA_DIR):
        return unusable_folder("DATA_DIR", settings.DATA_DIR, error)
    return ""


def _of_the_database(error: OperationalError) -> str:
    """A database that answers and finds something wrong, as a lock that lasts, is a matter for the traceback."""
    reason = " ".join(str(error).split())
    if reason.startswith("no such "):  # table or column
        return f"The database is behind the code ({reason}). Run “manage.py prepare”."
    if settings.LOCAL and reason.startswith(UNUSABLE):
        return (
            f"DATA_DIR is “{settings.DATA_DIR}”, where newsroom.sqlite3 cannot be used ({reason})."
            " Let this user read and write it, or write another folder."
        )
    state = getattr(error.__cause__, "sqlstate", "")  # none where no server answered
    if not settings.LOCAL and (state is None or state.startswith(UNREACHED)):
        return (
            f"DATABASE_URL is “{settings.DATABASE_SHOWN}”, which cannot be used ({reason})."
            " Start or make that database, or write the address of one that answers."
        )
    return ""
