"""For cron, where no server process runs them, and for a look at what they do."""

from django.core.management import BaseCommand, CommandError

from newsroom import jobs, letters


class Command(BaseCommand):
    help = "Run every background job that is due now, then send the mail that waits. Safe to run beside the site."

    def handle(self, *args, **options):
        failed = []
        for job, outcome in jobs.run_due():
            if isinstance(outcome, Exception):
                failed.append(job.name)
            else:
                self.stdout.write(f"{job.name}: {'done' if outcome is None else outcome}")
        self.stdout.write(f"letters sent: {letters.deliver()}")
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
