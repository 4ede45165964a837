"""What is kept of a reader, for them."""

import json

from django.core.management import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from comments import privacy


class Command(BaseCommand):
    help = "Print all that is kept under a reader's e-mail address, as JSON."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        kept = privacy.everything_about(email)
        self.stdout.write(json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
