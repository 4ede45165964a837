"""For cron, where no server process runs them, and for a look at what they do."""

from django.core.management import BaseCommand, CommandError

from articles import announcing
from articles.pictures import developing
from newsroom import jobs, letters


class Command(BaseCommand):
    help = (
        "Run every background job that is due, make pictures, send mail, announce changes. Safe to run beside the site."
    )

    def handle(self, *args, **options):
        failed = []
        for job, outcome in jobs.run_due():
            if isinstance(outcome, Exception):
                failed.append(job.name)
            else:
                self.stdout.write(f"{job.name}: {'done' if outcome is None else outcome}")
        self.stdout.write(f"pictures made: {sum(1 for _image in developing.develop_waiting())}")
        list(developing.catch_up())
        self.stdout.write(f"letters sent: {letters.deliver()}")
        self.stdout.write(f"changes announced: {announcing.deliver()}")
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
