"""The demo newsroom behind the production server, as ``make run`` starts it: for tests that look at whole pages."""

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import once
from tests.newsroom.server import serving


@dataclass(frozen=True)
class Demo:
    url: str
    places: dict[str, dict[str, str]]  # addresses by language and name: see ``tests.demo.places``
    drawn: dict[str, dict[str, str]]  # HTML by language and name: see ``tests.demo.drawings``


@contextmanager
def open_newsroom(folder: Path):
    """The newsroom with its data in ``folder``; what readers can come upon there is staged before anybody looks."""
    if not folder.exists():
        shutil.copytree(once.demo(), folder, symlinks=True)
    with serving(folder, DEMO="yes", DEMO_PASSWORD="demo", WORKERS="1") as server:
        told = once.manage(
            folder, "shell", "--no-imports", "-c", "from tests.demo import places; places.tell()", PORT=str(server.port)
        )
        yield Demo(f"http://127.0.0.1:{server.port}", **json.loads(told))
