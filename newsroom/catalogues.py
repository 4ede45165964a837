"""The Hindi catalogues under ``locale/``: whole, compiled, and without the gaps that Django leaves.

    python -m newsroom.catalogues              says what is wrong, and exits with 1 when something is
    python -m newsroom.catalogues --compile    writes the .mo files first

``locale/hi`` holds our own words (makemessages writes its list), ``locale/django/hi`` what Django and its
libraries leave untranslated or say badly. Both are in LOCALE_PATHS, which Django lays over all other
catalogues: ours win. gettext is not on every machine, so polib reads and compiles; it is a development
dependency, hence the import inside a function.
"""

from __future__ import annotations

import argparse
import re
import sys
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polib import MOEntry, MOFile, POEntry, POFile

LOCALE = Path(__file__).resolve().parent.parent / "locale"
DOMAINS = ("django", "djangojs")
# Each ships a list of what it says, as an English catalogue.
PACKAGES = (
    "django.conf",  # django.core, forms, utils and views keep theirs here
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "taggit",
)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")


def stale_mo_files() -> list[str]:
    """Catalogues whose .mo is missing or says something else than its .po."""
    return [_name(po) for po in po_files() if not _is_compiled(po)]


def untranslated(path: Path) -> list[str]:
    """English texts of a .po that have no Hindi yet, or only a guess that gettext marked as fuzzy."""
    return [entry.msgid for entry in _read(path) if not entry.obsolete and not entry.translated()]


def wrong_placeholders(path: Path) -> list[str]:
    """English texts of a .po whose Hindi lost or gained a ``%(name)s``, ``%s`` or ``{name}``."""
    return [
        entry.msgid
        for entry in _read(path).translated_entries()
        if any(_placeholders(english) != _placeholders(hindi) for english, hindi in _pairs(entry))
    ]


def django_gaps() -> list[tuple[str, str]]:
    """(package, text) said in English, because neither the package's own Hindi nor ours has it."""
    gaps = []
    for package, domain in product(PACKAGES, DOMAINS):
        catalogues = Path(find_spec(package).submodule_search_locations[0], "locale")
        hindi = [*_entries(catalogues, "hi", domain), *_entries(LOCALE / "django", "hi", domain)]
        known = {_key(entry) for entry in hindi if entry.translated()}
        gaps += [(package, entry.msgid) for entry in _entries(catalogues, "en", domain) if _key(entry) not in known]
    return gaps


def compile_all() -> None:
    """Write the .mo beside every .po."""
    for po in po_files():
        _read(po).save_as_mofile(str(po.with_suffix(".mo")))


def po_files() -> list[Path]:
    return sorted(LOCALE.rglob("*.po"))


def problems() -> list[str]:
    """Everything that is wrong, one line each."""
    return [
        *(f"{_name(po)}: translate “{text}”." for po in po_files() for text in untranslated(po)),
        *(f"{_name(po)}: keep the placeholders of “{text}”." for po in po_files() for text in wrong_placeholders(po)),
        *(f"locale/django/hi: translate “{text}”, which {package} says." for package, text in django_gaps()),
        *(f"{po}: compile it (python -m newsroom.catalogues --compile)." for po in stale_mo_files()),
    ]


def _read(path: Path) -> POFile | MOFile:
    import polib

    return polib.mofile(str(path)) if path.suffix == ".mo" else polib.pofile(str(path))


def _is_compiled(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return mo.exists() and _meaning(_read(mo)) == _meaning(_read(po))


def _meaning(catalogue: POFile | MOFile) -> tuple:
    """What Django takes from a catalogue, wherever its lines are broken and whatever its comments say."""
    entries = catalogue.translated_entries()
    texts = {_key(entry): dict(entry.msgstr_plural) or entry.msgstr for entry in entries}
    return texts, catalogue.metadata.get("Plural-Forms")


def _entries(catalogues: Path, language: str, domain: str) -> list[POEntry]:
    path = catalogues / language / "LC_MESSAGES" / f"{domain}.po"
    return [entry for entry in _read(path) if not entry.obsolete] if path.exists() else []


def _key(entry: POEntry | MOEntry) -> tuple[str | None, str]:
    """Context and English text: what gettext looks a translation up by."""
    return entry.msgctxt, entry.msgid


def _pairs(entry: POEntry) -> list[tuple[str, str]]:
    """English and Hindi side by side; Hindi has two forms, as English has."""
    if entry.msgid_plural:
        return [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]
    return [(entry.msgid, entry.msgstr)]


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _name(path: Path) -> str:
    return str(path.relative_to(LOCALE.parent))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m newsroom.catalogues", description=__doc__.partition("\n")[0])
    parser.add_argument("--compile", action="store_true", help="write the .mo files first")
    if parser.parse_args(arguments).compile:
        compile_all()
    found = problems()
    print("\n".join(found) or "Every catalogue is whole and compiled.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
