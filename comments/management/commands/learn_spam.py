"""Learn from the moderators' decisions now instead of at the job's next turn, or forget all of it."""

from django.core.management import BaseCommand

from comments import spam


class Command(BaseCommand):
    help = "Learn what spam looks like from what moderators decided."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="forget, and learn from later decisions only")

    def handle(self, *args, reset, **options):
        if reset:
            spam.forget()
            self.stdout.write("Forgotten. Only what is decided from now on counts.")
            return
        learned = spam.relearn()
        told = f"{learned.spam} comments that are spam and {learned.good} that are not"
        if learned.signs["weights"]:
            self.stdout.write(f"Learned {len(learned.signs['weights']):,} signs from {told}.")
        else:
            self.stdout.write(f"There are {told}: too few to learn from. 20 of each are needed.")
