"""What stops a command from outside the code is one line that names the variable, the value and what to write."""

import os
import socket
import subprocess
import sys

import pytest
from django.db import OperationalError

from newsroom import stops
from tests.once import ROOT


def stopped(folder, command, **variables):
    """The last words of a command that could not begin."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        env=keep | {"DATA_DIR": str(folder), "DEMO": "no"} | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_a_bad_setting_is_one_line(tmp_path):
    said = stopped(tmp_path, "migrate", EMAIL_URL="foo")
    assert said.startswith("EMAIL_URL is “foo”. Write smtp+tls://")
    assert len(said.splitlines()) == 1


def test_whoever_wants_the_traceback_gets_it(tmp_path):
    said = stopped(tmp_path, "migrate --traceback", PORT="eight thousand")
    assert said.startswith("Traceback")
    assert said.endswith("PORT is “eight thousand”. Write a whole number from 1 to 65535.\n")


def test_a_database_that_does_not_answer_is_one_line_without_its_password(tmp_path):
    with socket.socket() as silent:  # bound, and not listening: whoever calls is refused
        silent.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{silent.getsockname()[1]}/news"
        said = stopped(tmp_path, "prepare", SECRET_KEY="k" * 50, DATABASE_URL=f"postgres://asha:sesame@{address}")
    assert said.startswith(f"DATABASE_URL is “postgres://…@{address}”, which cannot be used (")
    assert len(said.splitlines()) == 1
    assert "sesame" not in said


@pytest.mark.parametrize(("command", "place"), [("migrate", "newsroom.sqlite3"), ("collectstatic --noinput", "static")])
def test_a_data_folder_that_holds_what_cannot_be_used_is_one_line(tmp_path, command, place):
    """A folder in place of a file and a file in place of a folder: nobody can write there, not even root."""
    (tmp_path / "newsroom.sqlite3").mkdir()
    (tmp_path / "static").touch()
    said = stopped(tmp_path, command)
    assert said.startswith(f"DATA_DIR is “{tmp_path}”, where ")
    assert place in said
    assert len(said.splitlines()) == 1


@pytest.mark.django_db
def test_a_database_that_nobody_migrated_is_one_line(tmp_path):
    said = stopped(tmp_path, "rebuild_search")
    assert said.startswith("The database is behind the code (no such table: ")
    assert said.endswith("Run “manage.py prepare”.\n")


@pytest.mark.parametrize("reason", ["database is locked", "deadlock detected", 'near "SELEC": syntax error'])
def test_what_goes_wrong_in_a_database_that_answers_keeps_its_traceback(reason):
    assert stops.sentence_for(OperationalError(reason)) == ""


def test_files_elsewhere_are_not_the_settings():
    assert stops.sentence_for(FileNotFoundError(2, "No such file or directory", "/stories.jsonl")) == ""


def test_a_busy_port_stops_the_server_before_a_table_is_made(tmp_path):
    """A server that shares its port, as ours does, would share it with a second one without a word."""
    with socket.socket() as first:
        first.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        first.bind(("127.0.0.1", 0))
        first.listen()
        port = first.getsockname()[1]
        said = stopped(tmp_path, "serve", PORT=str(port))
    assert said == f"Port {port} is in use on 127.0.0.1: stop what uses it, or choose another with PORT=….\n"
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
