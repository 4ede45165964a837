"""Bring the data folder up to date: tables, first pages, static files and, on an empty database, the demo newsroom."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command

from articles.models import Article, Category
from articles.opening import write_first_pages
from articles.pictures import developing
from newsroom.models import User


def static_is_collected() -> bool:
    """Whether what was collected is newer than every file that would be: compressing them all takes a while."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return False
    collected = manifest.stat().st_mtime
    files = (Path(storage.path(path)) for finder in get_finders() for path, storage in finder.list([]))
    return all(file.stat().st_mtime < collected for file in files)


class Command(BaseCommand):
    help = "Migrate, collect static files, and load the demo newsroom when the database is empty and DEMO allows it."

    def handle(self, *args, **options):
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        write_first_pages()
        developing.note_new_recipe()
        if not settings.DEBUG and not static_is_collected():
            call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO and not any(model.objects.exists() for model in (User, Category, Article)):
            self.stdout.write("The database is empty: loading the demo newsroom ...")
            call_command("load_demo", stdout=self.stdout)
