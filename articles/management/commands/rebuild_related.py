"""For stories that came past the workflow (``load_demo --articles``), and after a change of what counts."""

import click
from django.core.management import BaseCommand, CommandError

from articles import relating


class Command(BaseCommand):
    help = "Find anew which stories go together. Safe beside the site; stopped, it goes on where it was."

    def handle(self, *args, **options):
        if not relating.waiting().exists():
            relating.note_all()
        failed = 0
        length = relating.waiting().count()
        with click.progressbar(
            relating.relate_waiting(), length=length, label="Stories", file=self.stdout._out
        ) as results:
            for worked in results:
                failed += not worked
        self.stdout.write(f"stories compared: {length - failed}")
        if failed:
            raise CommandError(f"{failed} could not be compared. The log says why; they are tried again.")
