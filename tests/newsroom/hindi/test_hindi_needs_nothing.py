"""The package stands alone, and no text, however hostile, keeps a server busy."""

import subprocess
import sys
import time

import pytest

from newsroom import hindi

HOSTILE = {
    "one endless conjunct": "क्" * 50_000,
    "marks without letters": "ा" * 100_000,
    "letters that joiners hold": "क\u200d" * 50_000,
    "an abbreviation that never ends": "एस" * 50_000,
    "letter names before a sign": "जी" * 50_000 + "!",
    "a compound of one part": "सभा" * 30_000,
    "hyphens": "a-" * 50_000 + "!",
    "spaces": " " * 100_000 + "x",
    "families": "👩‍🌾" * 20_000,
}
DEEDS = [
    hindi.graphemes,
    hindi.first_akshara,
    hindi.words,
    hindi.reading_minutes,
    hindi.fold,
    hindi.normalise,
    hindi.romanise,
    hindi.slugify,
    hindi.is_slug,
    hindi.safe_filename,
    lambda text: hindi.truncate(text, 50),
    lambda text: hindi.truncate_words(text, 50),
]


def test_the_package_imports_no_django():
    program = "import sys, newsroom.hindi; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_text_and_not_with_its_square(name):
    # A square would take minutes here; every deed takes well under a second.
    began = time.monotonic()
    for deed in DEEDS:
        deed(HOSTILE[name])
    assert time.monotonic() - began < 20
