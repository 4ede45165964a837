"""Strict readers for settings: a value that is unclear stops the start with a sentence that says what to write."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES = {"1", "yes", "true", "on"}
NO = {"0", "no", "false", "off"}
DATABASE_PATIENCE = 3  # seconds that a page waits for a database server that does not answer
DATABASE_ENGINES = {"sqlite": "sqlite3", "postgres": "postgresql", "postgresql": "postgresql"}


def yes_or_no(name: str, value: str) -> bool:
    """True or False from the words people write for them."""
    word = value.strip().lower()
    if word not in YES | NO:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write yes or no.")
    return word in YES


def whole_number(name: str, value: str, *, least: int, most: int) -> int:
    """A number within bounds, both included."""
    if not value.strip().isascii() or not value.strip().isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a whole number from {least} to {most}.")
    return int(value)


def one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    """One of the words that are known."""
    word = value.strip().lower()
    if word not in choices:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write one of: {', '.join(choices)}.")
    return word


def web_address(name: str, value: str) -> str:
    """An address that we send to, or nothing."""
    parts = urlsplit(value.strip())
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname or not value.strip().isascii()):
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a whole address, such as https://hub.example.org/.")
    return value.strip()


def indexnow_key(value: str) -> str:
    """8 to 128 letters, digits and hyphens, or nothing."""
    if value and not re.fullmatch("[A-Za-z0-9-]{8,128}", value):
        raise ImproperlyConfigured(
            f"INDEXNOW_KEY is “{value}”. Write 8 to 128 Latin letters, digits and hyphens of your own choice."
        )
    return value


def redis_url(name: str, value: str) -> str:
    """The address of a Redis, or nothing."""
    if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write redis://host:6379/0, or leave it out.")
    return value


def site_url(value: str) -> str:
    """The public address: scheme and host, without a path."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(
            f"SITE_URL is “{value}”. Write the scheme and host that readers type, such as https://news.example.org."
        )
    return f"{parts.scheme}://{parts.netloc}"


def database(value: str) -> dict:
    """Django's database settings from an address; only engines that the tests pass on."""
    if urlsplit(value).scheme not in DATABASE_ENGINES:
        raise ImproperlyConfigured(
            "DATABASE_URL is not understood. Write postgres://user:password@host:5432/name,"
            " or leave it out for SQLite in DATA_DIR."
        )
    config = environ.Env.db_url_config(value)
    if config["ENGINE"] == "django.db.backends.postgresql":
        # For a server that does not open, and for one that falls silent in the middle (milliseconds).
        silence = {"connect_timeout": DATABASE_PATIENCE, "tcp_user_timeout": 1_000 * DATABASE_PATIENCE}
        config["OPTIONS"] = silence | config.get("OPTIONS", {})
    return config


def read_dotenv(path: Path, known: set[str]) -> None:
    """Put what ``.env`` says into the environment, where it does not stand already; refuse names we do not know."""
    if not path.exists():
        return
    names = {
        line.removeprefix("export ").split("=", 1)[0].strip()
        for line in path.read_text(encoding="utf-8").splitlines()
        if "=" in line and not line.lstrip().startswith("#")
    }
    if unknown := sorted(names - known):
        raise ImproperlyConfigured(
            f".env sets {', '.join(unknown)}, which Newsroom does not know. See .env.example for every name."
        )
    environ.Env.read_env(path)


def kept_secret(path: Path) -> str:
    """The secret key kept in ``path``; made once, readable by its owner alone.

    Workers start at the same time: whoever links the file first wins, the others read what is there.
    """
    from django.core.management.utils import get_random_secret_key

    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with open(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            file.write(get_random_secret_key())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
