"""Two runs side by side share the suite's tests: each test is run, and by one of them."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests import sharing

ROOT = Path(__file__).resolve().parents[2]
FILES, EACH = 6, 3


def start(folder: Path, *arguments: str) -> subprocess.Popen:
    plugins = ["-p", "tests.sharing", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "-q", *plugins, "-c", os.devnull, f"--rootdir={folder}", *arguments]
    environment = os.environ | {
        sharing.CLAIMS: str(folder / "claims"),
        "PYTHONPATH": str(ROOT),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "yes",
    }
    return subprocess.Popen([*command, str(folder)], cwd=folder, env=environment, stdout=subprocess.DEVNULL)


def write_suite(folder: Path, last_line: str = "") -> None:
    (folder / "claims").mkdir()
    for file in range(FILES):
        tests = (
            f"def test_{number}():\n    time.sleep(0.02)\n    open('ran', 'a').write('{file}-{number}\\n')\n"
            for number in range(EACH)
        )
        (folder / f"test_{file}.py").write_text("import time\n" + "".join(tests) + last_line)


def test_each_test_runs_once(tmp_path):
    write_suite(tmp_path)
    assert [run.wait() for run in (start(tmp_path), start(tmp_path))] == [0, 0]
    ran = Counter((tmp_path / "ran").read_text().split())
    assert ran == {f"{file}-{number}": 1 for file in range(FILES) for number in range(EACH)}


def test_who_comes_late_has_nothing_left_to_do_and_that_is_no_failure(tmp_path):
    write_suite(tmp_path)
    assert start(tmp_path).wait() == 0
    assert start(tmp_path).wait() == 0
    assert len((tmp_path / "ran").read_text().split()) == FILES * EACH


def test_a_failure_is_told_and_stops_a_run_that_is_to_stop(tmp_path):
    write_suite(tmp_path, last_line="    assert False\n")
    assert start(tmp_path, "-x").wait() == 1
    assert len((tmp_path / "ran").read_text().split()) == EACH
