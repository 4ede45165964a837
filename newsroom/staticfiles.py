"""Static files in production: one stylesheet for readers, names with a hash, ready-compressed."""

import re
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRY = "css/site.css"
IMPORT = re.compile(r'^@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>[a-z]+)\);$', re.MULTILINE)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Puts the files that ``css/site.css`` imports into it, each in its layer: a page asks for its style once."""

    support_js_module_import_aggregation = True  # modules name each other by their hashed names, too

    def post_process(self, paths, *args, **options):
        if ENTRY in paths:
            bundled = InMemoryStorage()
            bundled.save(ENTRY, ContentFile(bundle(paths, ENTRY)))
            paths = {**paths, ENTRY: (bundled, ENTRY)}
        yield from super().post_process(paths, *args, **options)


def bundle(paths, entry: str) -> str:
    """The text of a stylesheet with its imports in place. ``paths`` is what collectstatic found, by name."""
    folder = PurePosixPath(entry).parent

    def inline(match):
        css = _read(paths, str(folder / match["name"]))
        return f"@layer {match['layer']} {{\n{css}}}"

    return IMPORT.sub(inline, _read(paths, entry))


def _read(paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
