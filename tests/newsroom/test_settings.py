"""Settings refuse to guess, and the example file knows every name."""

import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment, settings

EXAMPLE = settings.BASE_DIR / ".env.example"


def test_the_example_names_every_setting_with_a_line_of_meaning():
    named = re.findall(r"^# .+\n([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(settings.VARIABLES)


def test_the_example_itself_can_be_used(tmp_path, monkeypatch):
    names = set(settings.VARIABLES)
    for name in names:
        monkeypatch.setenv(name, "")  # so that what the file says is taken back after the test
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    environment.read_dotenv(tmp_path / ".env", known=names)


def test_an_unknown_name_in_dotenv_stops_the_start(tmp_path):
    (tmp_path / ".env").write_text("DATABSE_URL=postgres://host/name\n")
    with pytest.raises(ImproperlyConfigured, match="DATABSE_URL"):
        environment.read_dotenv(tmp_path / ".env", known={"DATABASE_URL"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("PORT", "eight thousand"),
        ("PORT", "70000"),
        ("SITE_URL", "news.example.org"),
        ("SITE_URL", "https://example.org/news"),
        ("DATABASE_URL", "mysql://localhost/news"),
        ("WORKERS", "0"),
        ("DEMO", "si"),
        ("FEED_TEXT", "headline"),
        ("ROBOTS", "all"),
        ("AI_CRAWLERS", "yes"),
        ("WEBSUB_HUB", "hub.example.org"),
        ("WEBSUB_HUB", "ftp://hub.example.org/"),
        ("INDEXNOW_KEY", "short"),
        ("INDEXNOW_KEY", "with/slash-and-more"),
    ],
)
def test_a_malformed_value_stops_the_start_and_says_what_to_write(name, value, tmp_path):
    start = _start(tmp_path, **{"SECRET_KEY": "long enough", name: value})
    assert start.returncode != 0
    assert "ImproperlyConfigured" in start.stderr
    assert "Write" in start.stderr.splitlines()[-1]


def test_a_public_database_wants_a_secret_key_of_its_own(tmp_path):
    start = _start(tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:9/none")
    assert "Set SECRET_KEY" in start.stderr


def test_the_local_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = environment.kept_secret(tmp_path / "secret_key")
    assert len(first) >= 50
    assert environment.kept_secret(tmp_path / "secret_key") == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_https_turns_on_what_goes_with_it(tmp_path):
    say = "from newsroom import settings as s; print(s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0)"
    assert _start(tmp_path, say, SITE_URL="https://example.org").stdout == "True True\n"
    assert _start(tmp_path, say, SITE_URL="http://127.0.0.1:8000").stdout == "False False\n"


def _start(tmp_path, code="import newsroom.settings", **variables):
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=keep | {"DATA_DIR": str(tmp_path), "PYTHONPATH": str(settings.BASE_DIR)} | variables,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
