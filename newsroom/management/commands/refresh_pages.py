"""For changes that went past Django: rows written by foreign SQL, a restored database."""

from django.core.management import BaseCommand

from newsroom.pagecache.naming import SITE
from newsroom.pagecache.outbox import announce


class Command(BaseCommand):
    help = "Make every public page be rendered anew: after foreign SQL, or a restored database."

    def handle(self, *args, **options):
        announce({SITE})
        self.stdout.write("Every public page is rendered anew when it is next asked for.")
