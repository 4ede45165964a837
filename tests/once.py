"""What costs minutes is made once for all runs of a suite: who needs it first makes it, the others wait."""

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = "NEWSROOM_TESTS_MADE"  # names the folder that all runs of one suite share


@cache
def own_folder() -> tempfile.TemporaryDirectory:
    """For a run that shares nothing; gone with the process."""
    return tempfile.TemporaryDirectory()


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder that ``make`` filled. Nobody else writes into it: it is everybody's."""
    shared = Path(os.environ.get(MADE) or own_folder().name)
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            done.touch()
    return folder


def static() -> Path:
    """The static files, as production collects them."""
    return made_once("static", lambda folder: manage(folder, "collectstatic", "--noinput", "-v0")) / "static"


def demo() -> Path:
    """A data folder with the demo newsroom and all its pictures, that nobody has opened."""

    def prepare(folder: Path) -> None:
        link_static(folder)
        manage(folder, "prepare", DEMO="yes", DEMO_PASSWORD="demo")
        manage(folder, "make_renditions")

    return made_once("demo", prepare)


def link_static(folder: Path) -> None:
    """A data folder whose static files need not be collected."""
    link = folder / "static"
    if not link.exists():
        link.unlink(missing_ok=True)  # what an earlier run made is gone with it
        link.symlink_to(static())


def manage(folder: Path, *command: str, **settings: str) -> bytes:
    """What a command says in production, with its data in ``folder`` and the database there."""
    outer = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment = outer | {"DATA_DIR": str(folder), "DATABASE_URL": "", "DEMO": "no"} | settings
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE
    )
    return done.stdout
