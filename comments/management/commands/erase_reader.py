"""A reader's wish to be forgotten."""

from django.core.management import BaseCommand

from comments import privacy


class Command(BaseCommand):
    help = "Erase all that is kept under a reader's e-mail address. Without --yes it only says how much that is."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="erase it: this cannot be undone")

    def handle(self, *args, email, yes, **options):
        if not yes:
            kept = ", ".join(f"{name}: {count}" for name, count in privacy.amount(email).items())
            self.stdout.write(f"Kept: {kept}. Add --yes to erase it.")
            return
        done = privacy.erase(email, by=None)
        self.stdout.write(f"Erased: {done.deleted} comments deleted, {done.emptied} emptied in their place.")
