"""``make check``: what must hold besides the tests, each step by its name; the first words of a failure say which."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

# Settings of a public site, as an operator would write them, for Django's deploy checks.
PUBLIC = {
    "SECRET_KEY": "only-for-the-check-" + "k7" * 25,
    "SITE_URL": "https://news.example.org",
    "EMAIL_URL": "smtp+tls://newsroom:secret@mail.example.org:587",
    "DEMO": "no",
    "DEBUG": "no",
}


def steps():
    manage = [sys.executable, "manage.py"]
    djade = str(Path(sys.executable).with_name("djade"))  # a binary: it has no module to run
    templates = subprocess.check_output(["git", "ls-files", "*.html"], text=True).split()
    return [
        ("lint", [sys.executable, "-m", "ruff", "check", "."]),
        ("format", [sys.executable, "-m", "ruff", "format", "--check", "."]),
        ("templates", [djade, "--check", "--target-version", "5.2", *templates]),
        ("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        ("translations", [sys.executable, "-m", "newsroom.catalogues"]),
        ("interface texts", [sys.executable, "-m", "pytest", "-q", "tests/newsroom/test_interface_texts.py"]),
        ("deployment", [*manage, "check", "--deploy", "--fail-level", "WARNING"]),
    ]


def main() -> int:
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for name, command in steps():
            environment = os.environ | {"DATA_DIR": folder} | (PUBLIC if name == "deployment" else {})
            print(f"--- {name}", flush=True)
            if subprocess.run(command, env=environment, check=False).returncode:
                failed.append(name)
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
