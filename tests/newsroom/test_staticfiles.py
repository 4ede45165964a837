"""In production a page asks for its style once."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.test import override_settings

from newsroom.staticfiles import ENTRY, IMPORT, bundle

FOLDER = settings.BASE_DIR / "static"


def found():
    """What collectstatic would find of ours."""
    storage = FileSystemStorage(FOLDER)
    names = [str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.css")]
    return {name: (storage, name) for name in names}


def test_every_import_becomes_a_layer_with_the_files_text():
    css = bundle(found(), ENTRY)
    assert "@import" not in css
    assert "@layer components {\n" in css
    for match in IMPORT.finditer((FOLDER / ENTRY).read_text()):
        assert (FOLDER / "css" / match["name"]).read_text() in css


def test_every_component_is_imported():
    imported = {match["name"] for match in IMPORT.finditer((FOLDER / ENTRY).read_text())}
    components = {f"components/{path.name}" for path in (FOLDER / "css/components").glob("*.css")}
    assert components <= imported


def test_inlined_files_name_no_other_files():
    """Their addresses would be looked for in another folder once they stand in site.css."""
    for path in (FOLDER / "css/components").glob("*.css"):
        assert "url(" not in path.read_text(), path


@pytest.fixture
def collected(tmp_path):
    backend = "newsroom.staticfiles.BundledStaticFilesStorage"
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield tmp_path


def test_collecting_twice_gives_one_stylesheet_with_a_hash(collected):
    call_command("collectstatic", interactive=False, verbosity=0)
    address = staticfiles_storage.url(ENTRY)
    assert re.fullmatch(r"/static/css/site\.[0-9a-f]{12}\.css", address)
    assert "@import" not in (collected / address.removeprefix("/static/")).read_text()
    assert (collected / f"{address.removeprefix('/static/')}.br").exists()
    assert find(ENTRY)
