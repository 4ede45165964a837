"""Strict readers for settings: a value that is unclear stops the start with a sentence that says what to write."""

import os
import re
import socket
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES = {"1", "yes", "true", "on"}
NO = {"0", "no", "false", "off"}
DATABASE_PATIENCE = 3  # seconds that a page waits for a database server that does not answer
DATABASE_ENGINES = {"sqlite": "sqlite3", "postgres": "postgresql", "postgresql": "postgresql"}


def shown(address: str) -> str:
    """An address as a log may hold it: without the user, the password and the options."""
    place, question, options = address.partition("?")
    if "@" in options:  # of a password, perhaps: nobody knows where it ends
        place = re.sub(r"^([\w+.-]+://)?.*", r"\1…@", place)
    return re.sub(r"^([\w+.-]+://)?.*@", r"\1…@", place) + question + "…" * bool(question)


def parts_of(address: str) -> SplitResult:
    """An address taken apart; one that cannot be has no parts."""
    try:
        parts = urlsplit(address.strip())
        parts.port  # noqa: B018  (read only now: it refuses what is no number)
    except ValueError:
        return urlsplit("")
    return parts


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
    parts = parts_of(value)
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
    if value and parts_of(value).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured(f"{name} is “{shown(value)}”. Write redis://host:6379/0, or leave it out.")
    return value


def site_url(value: str) -> str:
    """The public address: scheme and host, without a path."""
    parts = parts_of(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(
            f"SITE_URL is “{value}”. Write the scheme and host that readers type, such as https://news.example.org."
        )
    return f"{parts.scheme}://{parts.netloc}"


def ip_address(name: str, value: str) -> str:
    """A number of this machine: the server asks nobody what a name means."""
    try:
        socket.inet_pton(socket.AF_INET6 if ":" in value else socket.AF_INET, value)
    except (OSError, ValueError):
        raise ImproperlyConfigured(
            f"{name} is “{value}”. Write 127.0.0.1 for this machine alone, 0.0.0.0 for all comers, or an IP address."
        ) from None
    return value


def email(value: str) -> dict:
    """Django's mail settings from an address."""
    parts = parts_of(value)
    if parts.scheme not in environ.Env.EMAIL_SCHEMES or (parts.scheme.startswith("smtp") and not parts.hostname):
        raise ImproperlyConfigured(
            f"EMAIL_URL is “{shown(value)}”. Write smtp+tls://user:password@host:587,"
            " or consolemail:// to have mail printed."
        )
    return environ.Env.email_url_config(value.strip())


def database(value: str) -> dict:
    """Django's database settings from an address; only engines that the tests pass on."""
    try:
        config = environ.Env.db_url_config(value) if value.partition(":")[0] in DATABASE_ENGINES else {}
    except ValueError:
        config = {}
    if not (config.get("NAME") or config.get("OPTIONS")):
        raise ImproperlyConfigured(
            f"DATABASE_URL is “{shown(value)}”. Write postgres://user:password@host:5432/name,"
            " or leave it out for SQLite in DATA_DIR."
        )
    if config["ENGINE"] == "django.db.backends.postgresql":
        # For a server that does not open, and for one that falls silent in the middle (milliseconds).
        silence = {"connect_timeout": DATABASE_PATIENCE, "tcp_user_timeout": 1_000 * DATABASE_PATIENCE}
        config["OPTIONS"] = silence | config.get("OPTIONS", {})
    return config


def read_dotenv(path: Path, known: set[str]) -> None:
    """Put what ``.env`` says into the environment, where it does not stand already; refuse names we do not know."""
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(
            f".env cannot be read ({error}). Let this user read it, and write it in UTF-8."
        ) from error
    names = {
        line.removeprefix("export ").split("=", 1)[0].strip()
        for line in lines
        if "=" in line and not line.lstrip().startswith("#")
    }
    if unknown := sorted(names - known):
        raise ImproperlyConfigured(
            f".env sets {', '.join(unknown)}, which Newsroom does not know. See .env.example for every name."
        )
    environ.Env.read_env(path)


def folder(name: str, value: str, base: Path) -> Path:
    """A folder that is there or can be made, and where this user writes; from ``base`` on where it is relative."""
    path = (base / value).resolve()
    there = next(place for place in (path, *path.parents) if place.exists())
    if not value.strip() or not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(unusable_folder(name, value and path))
    return path


def unusable_folder(name: str, path: Path | str, error: OSError | None = None) -> str:
    """What to say of a folder, and of what went wrong in it."""
    reason = f" ({error.strerror}: {error.filename})" if error else ""
    return (
        f"{name} is “{path}”, where this user cannot write{reason}."
        " Write a folder of its own, or let it write in this one and all that is there."
    )


def kept_secret(path: Path) -> str:
    """The secret key kept in ``path``; made at the first start."""
    try:
        if not path.exists():
            _make_secret(path)
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(unusable_folder("DATA_DIR", path.parent, error)) from error


def _make_secret(path: Path) -> None:
    """Once, readable by its owner alone.

    Workers start at the same time: whoever links the file first wins, the others read what is there.
    """
    from django.core.management.utils import get_random_secret_key

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
