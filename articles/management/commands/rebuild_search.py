"""After an upgrade that changed the rules of search, and for stories that came past the workflow."""

import click
from django.core.management import BaseCommand

from articles.search import index, rebuilding


class Command(BaseCommand):
    help = "Make what search knows anew where it is missing or old. Safe beside the site; stopped, it goes on."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="make every row's entry anew, also those up to date")

    def handle(self, *args, **options):
        index.keep(stdout=self.stdout)
        if options["all"]:
            rebuilding.forget_all_rules()
        done = 0
        with click.progressbar(length=rebuilding.length(), label="Rows", file=self.stdout._out) as bar:
            for count in rebuilding.rebuild():
                done += count
                bar.update(count)
        self.stdout.write(f"made findable: {done}")
