"""Static files in production: few stylesheets, names with a hash, ready-compressed."""

import re
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHARED = "css/site.css"  # what both of these begin with
STORY, FRONT = "css/story.css", "css/front.css"  # all that a story needs, all that the front page needs
PAGES = "css/pages.css"  # what other pages need besides one of the two
READERS = (FRONT, STORY, PAGES)
DESK = "css/desk/desk.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)  # the sheets' own: a third of what is sent
SPACE = re.compile(r'(?P<text>"[^"]*")|\s*(?P<sign>[{};,])\s*|:\s+|\s+')  # in front of ":" it tells a descendant's
IMPORT = re.compile(r'^@import url\("(?P<name>[^"]+)"\)(?: layer\((?P<layer>[a-z]+)\))?;$', re.MULTILINE)
# Imports of one layer that follow each other: they share its braces.
NEIGHBOURS = re.compile(
    r"^@import .* layer\((?P<layer>[a-z]+)\);\n(?:@import .* layer\((?P=layer)\);\n)*", re.MULTILINE
)
MODULES = (
    "*.js",
    (
        (
            r"""(?P<matched>\b(?P<what>(?:import\s*\(?|(?:import|export)\b[^"'`;()]*?\bfrom)\s*)"""
            r"""["'](?P<url>\.{1,2}/[^"']+)["'])""",
            """%(what)s"%(url)s\"""",
        ),
    ),
)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Puts the files that a stylesheet imports into it, each in its layer: a page asks for its style once."""

    # Modules name each other by their hashed names, too: those of Django do so only where a semicolon ends the line.
    patterns = (*CompressedManifestStaticFilesStorage.patterns, MODULES)

    def post_process(self, paths, *args, **options):
        bundled = InMemoryStorage()
        for entry in {*READERS, DESK} & paths.keys():
            bundled.save(entry, ContentFile(bundle(paths, entry)))
            paths = {**paths, entry: (bundled, entry)}
        yield from super().post_process(paths, *args, **options)


def bundle(paths, entry: str) -> str:
    """The text of a stylesheet with its imports in place, for browsers alone: no word to people stands in it.

    ``paths`` is what collectstatic found, by name.
    """
    folder = PurePosixPath(entry).parent

    def text(match):
        return _read(paths, str(folder / match["name"]))

    def unlayered(match):
        return match[0] if match["layer"] else IMPORT.sub(unlayered, text(match)).rstrip()

    def layer(match):
        return f"@layer {match['layer']} {{\n{IMPORT.sub(text, match[0])}}}\n"

    css = NEIGHBOURS.sub(layer, IMPORT.sub(unlayered, _read(paths, entry)))
    return SPACE.sub(_tight, COMMENT.sub("", css)).replace(";}", "}").strip()


def _tight(match) -> str:
    return match["text"] or match["sign"] or (":" if match[0].startswith(":") else " ")


def _read(paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
