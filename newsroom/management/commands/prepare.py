"""Bring the data folder up to date: tables, static files and, on an empty database, the demo newsroom."""

from django.conf import settings
from django.core.management import BaseCommand, call_command

from articles.models import Article, Category
from newsroom.models import User


class Command(BaseCommand):
    help = "Migrate, collect static files, and load the demo newsroom when the database is empty and DEMO allows it."

    def handle(self, *args, **options):
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO and not any(model.objects.exists() for model in (User, Category, Article)):
            self.stdout.write("The database is empty: loading the demo newsroom ...")
            call_command("load_demo", stdout=self.stdout)
