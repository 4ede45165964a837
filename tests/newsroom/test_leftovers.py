"""Nothing lies about that no page uses: classes and values of the readers' style, partials, static files."""

import re
import subprocess

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
READERS = re.compile(r"static/css/(components/)?[^/]+\.css")
WORD = re.compile(r"[\w-]+")


def text_of(*patterns: str) -> dict[str, str]:
    """What is kept of the project, by path; style sheets without their comments."""
    paths = subprocess.check_output(["git", "ls-files", "-co", "--exclude-standard", *patterns], cwd=ROOT, text=True)
    texts = {path: (ROOT / path).read_text() for path in paths.splitlines() if (ROOT / path).exists()}
    return {path: COMMENT.sub("", text) if path.endswith(".css") else text for path, text in texts.items()}


@pytest.fixture(scope="module")
def sheets():
    return text_of("static/*.css")


@pytest.fixture(scope="module")
def users():
    """Whatever may name a class, a value, a partial or a file."""
    return text_of("templates", "static/*.js", "articles/*.py", "comments/*.py", "newsroom/*.py")


def classes_nobody_has(sheets, users):
    """A modifier may be put together in a template: ``article-card--{{ look }}``."""
    said = "\n".join(users.values())
    words = set(WORD.findall(said))
    for path, css in sheets.items():
        for name in sorted(set(re.findall(r"\.([a-z][\w-]*)", css)) if READERS.fullmatch(path) else ()):
            stem, _hyphen, _look = name.rpartition("-")
            if name not in words and not (stem and f"{stem}-{{{{" in said):
                yield f"{path}: .{name}"


def values_that_are_not_there(sheets, users):
    said = "\n".join([*sheets.values(), *users.values()])
    return set(re.findall(r"var\((--[\w-]+)", said)) - set(re.findall(r"(--[\w-]+)[\"']?\s*[:,]", said))


def tokens_nobody_uses(sheets, users):
    used = set(re.findall(r"var\((--[\w-]+)", "\n".join([*sheets.values(), *users.values()])))
    return set(re.findall(r"(--[\w-]+):", sheets["static/css/tokens.css"])) - used


def test_readers_style_has_no_class_that_no_page_has(sheets, users):
    assert list(classes_nobody_has(sheets, users)) == []


def test_every_value_that_style_uses_is_there(sheets, users):
    assert values_that_are_not_there(sheets, users) == set()


def test_every_token_is_used(sheets, users):
    assert tokens_nobody_uses(sheets, users) == set()


def test_every_partial_is_included(users):
    """By its name, or by the word that a page puts into a name."""
    said = "\n".join(users.values())
    partials = [path.removeprefix("templates/") for path in users if re.search(r"/_[^/]+\.html$", path)]
    assert len(partials) > 10
    quoted = set(re.findall(r"[\"']([\w/.-]+)[\"']", said))
    words = {name: name.rpartition("_")[2].removesuffix(".html") for name in partials}
    assert [name for name, word in words.items() if not {name, word} & quoted] == []


def test_every_static_file_is_named(sheets, users):
    said = set(WORD.findall("\n".join([*sheets.values(), *users.values()])))
    files = subprocess.check_output(["git", "ls-files", "static"], cwd=ROOT, text=True).split()
    stems = {path: path.rsplit("/", 1)[1].split(".")[0] for path in files}
    assert len(stems) > 10
    assert [path for path, stem in stems.items() if stem not in said] == []


def test_leftovers_are_found():
    sheets = {
        "static/css/tokens.css": ":root { --ink: #111; --old: red }\n.gone { color: var(--inq) }\n.a--b { top: 0 }"
    }
    users = {"templates/a.html": '<p class="a a--{{ look }}">'}
    assert list(classes_nobody_has(sheets, users)) == ["static/css/tokens.css: .gone"]
    assert values_that_are_not_there(sheets, users) == {"--inq"}
    assert tokens_nobody_uses(sheets, users) == {"--ink", "--old"}
