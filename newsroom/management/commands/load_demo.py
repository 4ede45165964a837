"""Fill the newsroom with people and stories to try it with."""

import os

import click
from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction

from articles.demo import bulk, loading
from articles.models import Article, Category
from articles.opening import write_first_pages
from comments import demo as comments


class Command(BaseCommand):
    help = "Load the demo newsroom; with --articles, as many further stories in bulk, for trying it at size."

    def add_arguments(self, parser):
        parser.add_argument(
            "--articles", type=int, default=0, metavar="N", help="make N more stories (up to 1,000,000)"
        )

    def handle(self, *args, articles, **options):
        if not 0 <= articles <= 1_000_000:
            raise CommandError("--articles takes a number from 0 to 1,000,000.")
        if not Article.objects.exists():
            self._open_the_newsroom()
        elif not articles:
            self.stdout.write("There are stories already; nothing was changed. Use --articles N for more of them.")
        if not Category.objects.exists():
            raise CommandError("There are no sections. Run load_demo on an empty database first.")
        if articles:
            with self._progress(bulk.write(articles), articles, "Stories in bulk") as bar:
                for _story in bar:
                    pass

    @transaction.atomic
    def _open_the_newsroom(self):
        """All of it or nothing: what a Ctrl-C stops half-way, the next start begins anew."""
        write_first_pages()
        self._note(loading.hire())
        newsroom, stories = loading.read()
        rows = sum(len(newsroom[kind]) for kind in ("category", "tag", "picture", "author"))
        with self._progress(loading.furnish(newsroom), rows, "Sections, pictures, bylines") as bar:
            for _row in bar:
                pass
        with self._progress(stories, len(stories), "Stories") as bar:
            for story in bar:
                loading.write(story)
        said = comments.read()
        with self._progress(comments.write(said), len(said["comment"]), "Comments") as bar:
            for _comment in bar:
                pass

    def _note(self, accounts):
        """Keep the accounts beside the data, for the owner's eyes."""
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        path = settings.DATA_DIR / "demo-accounts.txt"
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(accounts + "\n")

    def _progress(self, rows, length, label):
        return click.progressbar(rows, length=length, label=label, file=self.stdout._out)
