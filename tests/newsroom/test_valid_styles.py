"""Every style sheet is valid CSS of today: no browser passes over a line of it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests import checkers

SHEETS = sorted((settings.BASE_DIR / "static").rglob("*.css"))
MISTAKES = [
    ".a { colr: red }",
    ".a { color: rde }",
    ".a { inline-size: 4pxx }",
    ".a { background: light-dark(#fff, #gggggg) }",
    ".a { margin: 1px 2px 3px 4px 5px }",
    ".a { &:hoover { margin: 0 } }",
    ".a { text-wrap: ballance }",
    ".a { animation-timeline: scroll(block rot) }",
    "@container (inline-size > 3rem) { .a { font-wieght: bold } }",
    "@media (min-widht: 3rem) { .a { margin: 0 } }",
    "@font-fce { src: none }",
    ".a { margin: 0",
]
# What a checker that is behind would refuse.
MODERN = """
@layer tokens, components;
@layer components {
  .a { container: block / inline-size; text-wrap: pretty; color: light-dark(#111, color-mix(in oklab, red, white)) }
  .a { &:has(> img) { mask: linear-gradient(to left, transparent, #000 2rem) } }
  .a { animation: grow linear both; animation-timeline: scroll(); field-sizing: content }
  @container (inline-size > 33rem) { .a > b { margin-inline: auto } }
}
@keyframes grow { from { scale: 0 1 } }
"""


@pytest.fixture(autouse=True)
def _checkers():
    checkers.must_be_there()


def test_every_sheet_is_valid():
    assert len(SHEETS) > 1
    assert checkers.against_styles(*SHEETS) == []


def test_mistakes_are_found_and_modern_css_passes(tmp_path):
    files = [tmp_path / f"{number}.css" for number in range(len(MISTAKES))]
    for file, mistake in zip(files, MISTAKES, strict=True):
        file.write_text(mistake)
    modern = tmp_path / "modern.css"
    modern.write_text(MODERN)
    found = checkers.against_styles(modern, *files)
    assert {Path(said.split(",")[0]).stem for said in found} == {file.stem for file in files}


READERS = [sheet for sheet in SHEETS if "desk" not in sheet.parts and sheet.name not in ("gallery.css", "print.css")]
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|lab|lch|oklab|oklch)a?\(|: (?:white|black|gr[ae]y|red)\b", re.IGNORECASE
)
FONT = re.compile(r"font-family: (?!var|inherit)[^;}]+|\b(?:monospace|serif|sans-serif)\b")


@pytest.mark.parametrize("sheet", READERS, ids=lambda sheet: sheet.name)
def test_colours_and_fonts_of_readers_pages_are_named_in_one_place(sheet):
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    named = {*COLOUR.findall(css), *FONT.findall(css)}
    assert bool(named) if sheet.name == "tokens.css" else named <= {"#000", "#0000"}
