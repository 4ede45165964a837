"""In production a story asks for its style once, and so does the front page; other pages ask twice."""

import re
import shutil
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.test import override_settings

from newsroom.staticfiles import DESK, FRONT, IMPORT, PAGES, READERS, SHARED, STORY, bundle
from tests import once
from tests.factories import publish

FOLDER = settings.BASE_DIR / "static"
RELATIVE = re.compile(r"""\b(from|import)\s*\(?\s*["'](\.[^"']+)["']""")


def found():
    """What collectstatic would find of ours."""
    storage = FileSystemStorage(FOLDER)
    names = [str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.css")]
    return {name: (storage, name) for name in names}


def imported(entry):
    """The files that a sheet is made of, those of the shared one among them."""
    named = [match["name"] for match in IMPORT.finditer((FOLDER / entry).read_text())]
    inside = imported(SHARED) if "site.css" in named else []
    return inside + [name for name in named if name != "site.css"]


@pytest.mark.parametrize("entry", READERS)
def test_every_import_becomes_a_part_of_a_layer_with_the_files_text(entry):
    css = bundle(found(), entry)
    assert "@import" not in css
    assert css.count("@layer components{") <= 2
    for name in imported(entry):
        file = (FOLDER / "css" / name).read_text()
        assert [line for line in rules(file) if line not in unspaced(css)] == []


@pytest.mark.parametrize("entry", [STORY, FRONT])
def test_the_order_of_the_layers_is_said_before_any(entry):
    assert bundle(found(), entry).startswith("@layer tokens,base,layout,components,print;@layer tokens{")


def rules(css):
    """Its lines without what is said to people."""
    return [unspaced(line.strip()) for line in re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).splitlines()]


def unspaced(css):
    return re.sub(r"\s+|;(?=\s*})|;$", "", css)


def test_nothing_said_to_people_is_sent_to_browsers():
    css = "".join(bundle(found(), entry) for entry in (*READERS, DESK))
    assert "/*" not in css
    assert not re.search(r"\s[{};,]|[{};,]\s|\s\s", re.sub(r'"[^"]*"', "…", css))


def test_blanks_that_mean_something_stay():
    css = bundle(found(), STORY)
    assert ".prose :is(ul,ol){" in css
    assert "calc(var(--page) + 2 * var(--edge))" in css
    assert 'content:" (" attr(href) ")"' in css


def test_every_component_is_imported_once():
    named = [match["name"] for entry in (SHARED, *READERS) for match in IMPORT.finditer((FOLDER / entry).read_text())]
    named = [name for name in named if name != "site.css"]
    components = {f"components/{path.name}" for path in (FOLDER / "css/components").glob("*.css")}
    assert components <= set(named)
    assert len(named) == len(set(named))


@pytest.mark.django_db
def test_a_story_and_the_front_page_ask_for_one_sheet_and_others_for_two(kabir, story, asha):
    edition = publish(story, "hi", by=asha)
    styles = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)"')
    assert styles.findall(kabir.get(edition.get_absolute_url()).content.decode()) == [STORY]
    assert styles.findall(kabir.get("/hi/").content.decode()) == [FRONT]
    assert styles.findall(kabir.get("/hi/nowhere/").content.decode()) == [FRONT, PAGES]
    assert styles.findall(kabir.get("/hi/comment/reported/").content.decode()) == [STORY, PAGES]


def test_inlined_files_name_no_other_files():
    """Their addresses would be looked for in another folder once they stand in a sheet of pages."""
    for path in (FOLDER / "css/components").glob("*.css"):
        assert "url(" not in path.read_text(), path


@pytest.fixture
def collected():
    with as_in_production(once.static()) as folder:
        yield folder


@contextmanager
def as_in_production(folder):
    backend = "newsroom.staticfiles.BundledStaticFilesStorage"
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        yield folder


def test_the_desk_has_one_stylesheet_too_and_finds_its_icons(collected):
    css = (collected / staticfiles_storage.url(DESK).removeprefix("/static/")).read_text()
    assert "@import" not in css
    icons = re.findall(r'url\("([^"]+\.svg)"\)', css)
    assert len(icons) > 20
    assert all((collected / "css/desk" / icon).resolve().exists() for icon in icons)
    assert all(re.search(r"\.[0-9a-f]{12}\.svg$", icon) for icon in icons)


def test_a_module_names_the_others_with_a_hash_so_that_each_is_there_once(collected):
    """By two addresses it would be two modules: keys that a screen asks for would be heard by nobody."""
    modules = {name for name in staticfiles_storage.hashed_files.values() if name.endswith(".js")}
    named = [(name, match[2]) for name in modules for match in RELATIVE.finditer((collected / name).read_text())]
    assert len(named) > 60
    assert [pair for pair in named if not re.search(r"\.[0-9a-f]{12}\.js$", pair[1])] == []
    assert all((collected / name).parent.joinpath(other).resolve().exists() for name, other in named)


def test_sheets_that_stand_in_the_desks_lie_beside_it():
    """Their addresses are looked for from there."""
    assert {match["name"] for match in IMPORT.finditer((FOLDER / DESK).read_text())} == {
        path.name for path in (FOLDER / DESK).parent.glob("*.css") if path.name != "desk.css"
    }


def test_collecting_twice_gives_one_stylesheet_with_a_hash(tmp_path):
    with as_in_production(shutil.copytree(once.static(), tmp_path / "again")) as collected:
        call_command("collectstatic", interactive=False, verbosity=0)
        address = staticfiles_storage.url(STORY)
        assert re.fullmatch(r"/static/css/story\.[0-9a-f]{12}\.css", address)
        assert "@import" not in (collected / address.removeprefix("/static/")).read_text()
        assert (collected / f"{address.removeprefix('/static/')}.br").exists()
        assert len(list(collected.glob("css/story.*.css"))) == 1
