"""All interface text is in both languages: nothing is collected that Hindi lacks, and nothing stands uncollected."""

import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUE = Path(settings.BASE_DIR) / "locale/hi/LC_MESSAGES/django.po"


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


def test_every_collected_text_is_in_hindi(catalogue):
    missing = [entry.msgid for entry in catalogue if not entry.obsolete and (not entry.translated() or entry.fuzzy)]
    assert missing == []


def test_every_text_of_the_templates_is_collected(catalogue):
    known = {entry.msgid for entry in catalogue} | _gaps()
    used = set()
    for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        used |= set(re.findall(r"""{%-?\s*translate\s+"([^"]+)\"""", source))
        used |= set(re.findall(r"""{%-?\s*translate\s+'([^']+)'""", source))
    assert used - known == set()


def _gaps():
    paths = Path(settings.BASE_DIR, "locale/django/hi").rglob("*.po")
    stock = Path(sys.modules["django"].__file__).parent.rglob("locale/hi/LC_MESSAGES/django.po")
    return {entry.msgid for path in [*paths, *stock] for entry in polib.pofile(str(path)) if entry.translated()}


def test_hindi_texts_are_hindi(catalogue):
    """A text that was copied instead of translated has no Devanagari letter; names and signs may."""
    latin = [
        entry.msgid
        for entry in catalogue
        if re.search("[A-Za-z]{3}", re.sub(r"%\([a-z_]+\)[sd]", "", entry.msgid))
        and entry.msgstr
        and not re.search("[\u0900-\u097f]", entry.msgstr)
    ]
    assert set(latin) <= {"English", "WhatsApp", "Facebook", "Telegram", "RSS"}


def test_the_command_that_checks_catalogues_is_content():
    done = subprocess.run([sys.executable, "-m", "newsroom.catalogues"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
