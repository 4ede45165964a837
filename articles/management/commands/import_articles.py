"""Stories of any other system, a line each: {"id", "lang", "title", "summary", "body", "section"?, "author"?, "tags"?,
"published_at"?}.
"""

import json
from pathlib import Path

import click
from django.core.management import BaseCommand, CommandError
from django.utils.translation import override

from articles.importing.stories import Importer, addresses
from articles.languages import LANGUAGES
from articles.models import Author, Category, Publication

HOUSE = "desk"  # the address of the paper's own byline
FIRST_SECTION = {"slug": "news", "name_hi": "समाचार", "name_en": "News"}  # of a newsroom that has none yet


class Command(BaseCommand):
    help = "Import published stories from a file of JSON lines. Safe to run twice: a known id changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")
        parser.add_argument("--map", type=Path, metavar="MAP.json", help="write {address: id} of the file's stories")
        parser.add_argument(
            "--section", help="address of the section of stories that name none; the first one, or a new one"
        )
        parser.add_argument(
            "--author", help="address of the byline of stories that name none; the paper's own if left out"
        )

    def handle(self, *args, file, section, author, **options):
        importer = Importer(_section(section), _author(author))
        self.stdout.write(f"Without a section: {importer.section.slug}. Without a byline: {importer.author.slug}.")
        try:
            with file.open("rb") as lines, override("en"):
                self._import(importer, lines, file.stat().st_size)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        report = importer.report
        if options["map"]:
            found = addresses(report.seen)
            options["map"].write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
        for number, reason in report.refused:
            self.stderr.write(f"line {number}: {reason}")
        self.stdout.write(f"imported: {report.imported}, here already: {report.known}, refused: {len(report.refused)}")
        if report.refused:
            raise CommandError("Some lines were refused, as said above. Put them right and run this again.")

    def _import(self, importer, lines, size):
        with click.progressbar(length=size, label="Stories", file=self.stdout._out) as bar:
            for line in importer.run(lines):
                bar.update(len(line))


def _section(slug):
    if slug is None:
        return Category.objects.order_by("position", "pk").first() or Category.objects.create(**FIRST_SECTION)
    if found := Category.objects.filter(slug=slug).first():
        return found
    raise CommandError("There is no such section. Name the address of one with --section.")


def _author(slug):
    if slug is None:
        publisher = Publication.current()
        names = {f"name_{language}": publisher.called(language) for language in LANGUAGES}
        return Author.objects.get_or_create(slug=HOUSE, defaults=names)[0]
    if found := Author.objects.filter(slug=slug).first():
        return found
    raise CommandError("There is no such author. Name the address of one with --author.")
