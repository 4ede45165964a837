"""For the first start after an upgrade, or a restored backup without renditions: make what is missing now."""

import click
from django.core.management import BaseCommand, CommandError

from articles.pictures import developing


class Command(BaseCommand):
    help = "Make the renditions of library pictures that are missing. Safe to run twice and beside the site."

    def handle(self, *args, **options):
        developing.note_new_recipe()
        failed = set()
        waiting = developing.waiting().count()
        work = developing.develop_waiting(failed)
        with click.progressbar(work, length=waiting, label="Pictures", file=self.stdout._out) as bar:
            done = sum(1 for _image in bar)
        list(developing.catch_up())
        self.stdout.write(f"pictures made: {done - len(failed)}")
        if failed:
            raise CommandError(f"Could not be made: {', '.join(map(str, sorted(failed)))}. The log says why.")
